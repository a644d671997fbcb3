"""Steering: faults, raw updates, links that are handed out, settling, starting over."""

import time

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.control.answers import reply
from sandbox.control.body import any_json, json_object, number_field, optional_text
from sandbox.wire import Json
from sandbox.world.faults import EFFECTS, Fault
from sandbox.world.raw import add_raw
from sandbox.world.refusals import Refusal
from sandbox.world.world import World

SETTLE_TIMEOUT = 10.0
QUIET_MS = 100.0


class SteeringRoutes:
    """`faults`, `updates`, `handouts`, `settle` and `reset`."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [
            Route("/faults", self.order_fault, methods=["POST"]),
            Route("/faults", self.clear_faults, methods=["DELETE"]),
            Route("/updates", self.raw_update, methods=["POST"]),
            Route("/handouts/{name}", self.hand_out, methods=["POST"]),
            Route("/settle", self.settle, methods=["POST"]),
            Route("/reset", self.reset, methods=["POST"]),
        ]

    async def order_fault(self, request: Request) -> Response:
        fault = read_fault(await json_object(request))
        self.world.faults.ordered.append(fault)
        return reply({"faults": len(self.world.faults.ordered)})

    async def clear_faults(self, request: Request) -> Response:
        self.world.faults.ordered.clear()
        return reply({"faults": 0})

    async def raw_update(self, request: Request) -> Response:
        return reply({"update_id": add_raw(self.world, await any_json(request))})

    async def hand_out(self, request: Request) -> Response:
        make = self.world.handouts.get(request.path_params["name"])
        if make is None:
            raise Refusal(404, "nothing is handed out under this name")
        return reply({"link": await make()})

    async def settle(self, request: Request) -> Response:
        body = await json_object(request)
        quiet = number_field(body, "quiet_ms", QUIET_MS) / 1000
        timeout = number_field(body, "timeout", SETTLE_TIMEOUT)
        if not await settled(self.world, quiet, timeout):
            raise Refusal(504, _why_unsettled(self.world))
        return reply({"seq": self.world.changes.seq})

    async def reset(self, request: Request) -> Response:
        self.world.reset()
        return reply({"seq": self.world.changes.seq})


async def settled(world: World, quiet: float, patience: float) -> bool:
    """Wait until it has been quiet for so many seconds; whether that came within `patience` seconds."""
    deadline = time.monotonic() + patience
    while not world.activity.signal.closed:
        is_quiet, rest = world.is_quiet(), quiet - world.activity.quiet_for()
        if is_quiet and rest <= 0:
            return True
        left = deadline - time.monotonic()
        if left <= 0:
            return False
        await world.activity.signal.wait(min(left, max(rest, 0.001)) if is_quiet else min(left, 0.25))
    return False


def read_fault(body: Json) -> Fault:
    """A fault as ordered. Raises Refusal 400."""
    method = body.get("method")
    if not isinstance(method, str) or not method:
        raise Refusal(400, "method has to be the name of a method or *")
    effects = [name for name in EFFECTS if body.get(name) not in (None, False)]
    if len(effects) != 1:
        raise Refusal(400, "a fault has one of " + ", ".join(EFFECTS))
    times = number_field(body, "times", 1)
    retry_after = body.get("retry_after")
    if times != int(times) or not (retry_after is None or isinstance(retry_after, int)):
        raise Refusal(400, "times and retry_after are whole numbers")
    return Fault(
        method=method.lower(),
        effect=effects[0],
        times=int(times),
        chat_id=body.get("chat_id"),
        status=_status(body) if effects[0] == "status" else 0,
        delay=number_field(body, "delay") if effects[0] == "delay" else 0.0,
        description=optional_text(body, "description"),
        retry_after=retry_after,
        migrate_to_chat_id=body.get("migrate_to_chat_id"),
    )


def _status(body: Json) -> int:
    status = body["status"]
    if not isinstance(status, int) or not 400 <= status <= 599:
        raise Refusal(400, "status has to be a number from 400 to 599")
    return status


def _why_unsettled(world: World) -> str:
    reasons = []
    if world.updates.entries:
        reasons.append(f"{len(world.updates.entries)} updates unconfirmed")
    if world.activity.in_flight:
        reasons.append(f"{world.activity.in_flight} calls in flight")
    if not world.clock.follower_is_idle():
        reasons.append("the follower is busy")
    return ", ".join(reasons) or "never quiet for so long"
