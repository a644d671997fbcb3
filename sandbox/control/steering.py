"""Steering: the clock, faults, raw updates, settling, starting over."""

import asyncio
import time
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.control.answers import reply
from sandbox.control.body import any_json, date_field, json_object, number_field, parse_date, query_number
from sandbox.wire import Json, iso
from sandbox.world.clock import Clock, Report
from sandbox.world.faults import EFFECTS, Fault
from sandbox.world.raw import add_raw
from sandbox.world.refusals import Refusal
from sandbox.world.world import World

CLOCK_TIMEOUT = 120.0
SETTLE_TIMEOUT = 10.0
QUIET_MS = 100.0


class SteeringRoutes:
    """`clock`, `follower`, `faults`, `updates`, `settle` and `reset`."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [
            Route("/clock", self.read_clock, methods=["GET"]),
            Route("/clock", self.move_clock, methods=["POST"]),
            Route("/follower", self.follow, methods=["POST"]),
            Route("/faults", self.order_fault, methods=["POST"]),
            Route("/faults", self.clear_faults, methods=["DELETE"]),
            Route("/updates", self.raw_update, methods=["POST"]),
            Route("/settle", self.settle, methods=["POST"]),
            Route("/reset", self.reset, methods=["POST"]),
        ]

    async def read_clock(self, request: Request) -> Response:
        after = request.query_params.get("after")
        seen = parse_date(after, "after") if after else None
        wait = query_number(request, "wait")
        clock = self.world.clock
        if wait > 0:
            clock.begin_listening()
            broken = True
            try:
                broken = await _gone_before(request, clock.wait(seen, wait))
            finally:
                clock.end_listening(broken)
        return reply(_clock_json(clock))

    async def move_clock(self, request: Request) -> Response:
        body = await json_object(request)
        if ("to" in body) == ("advance" in body):
            raise Refusal(400, "give either to or advance")
        clock = self.world.clock
        if "to" in body:
            to = date_field(body, "to")
        else:
            seconds = number_field(body, "advance", least=float("-inf"))
            try:
                to = clock.now + timedelta(seconds=seconds)
            except OverflowError:
                raise Refusal(400, "advance leads out of the calendar") from None
        timeout = number_field(body, "timeout", CLOCK_TIMEOUT)
        if to < clock.now:
            raise Refusal(409, "the clock does not go backward")
        if not await clock.move(to, timeout):
            raise Refusal(504, f"the clock got no further than {iso(clock.now)}")
        return reply(_clock_json(clock))

    async def follow(self, request: Request) -> Response:
        body = await json_object(request)
        idle, due = body.get("idle"), body.get("next_due")
        if not isinstance(idle, bool):
            raise Refusal(400, "idle has to be true or false")
        next_due = None if due is None else parse_date(due, "next_due")
        seen = None if body.get("now") is None else date_field(body, "now")
        self.world.clock.hear(Report(idle, next_due), seen)
        self.world.activity.touch()
        return reply(_clock_json(self.world.clock))

    async def order_fault(self, request: Request) -> Response:
        fault = read_fault(await json_object(request))
        self.world.faults.ordered.append(fault)
        return reply({"faults": len(self.world.faults.ordered)})

    async def clear_faults(self, request: Request) -> Response:
        self.world.faults.ordered.clear()
        return reply({"faults": 0})

    async def raw_update(self, request: Request) -> Response:
        return reply({"update_id": add_raw(self.world, await any_json(request))})

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
        description=body.get("description"),
        retry_after=retry_after,
        migrate_to_chat_id=body.get("migrate_to_chat_id"),
    )


def _status(body: Json) -> int:
    status = body["status"]
    if not isinstance(status, int) or not 400 <= status <= 599:
        raise Refusal(400, "status has to be a number from 400 to 599")
    return status


def _clock_json(clock: Clock) -> Json:
    return {"now": iso(clock.now), "target": iso(clock.target)}


def _why_unsettled(world: World) -> str:
    reasons = []
    if world.updates.entries:
        reasons.append(f"{len(world.updates.entries)} updates unconfirmed")
    if world.activity.in_flight:
        reasons.append(f"{world.activity.in_flight} calls in flight")
    if not world.clock.follower_is_idle():
        reasons.append("the follower is busy")
    return ", ".join(reasons) or "never quiet for so long"


async def _gone_before(request: Request, waiting: Coroutine[Any, Any, None]) -> bool:
    """Wait; whether the client went away before the end."""
    wait = asyncio.ensure_future(waiting)
    gone = asyncio.ensure_future(_disconnected(request))
    await asyncio.wait({wait, gone}, return_when=asyncio.FIRST_COMPLETED)
    broken = not wait.done()
    wait.cancel()
    gone.cancel()
    return broken


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
