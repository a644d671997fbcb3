"""The clock, and the bot that follows it."""

import asyncio
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.connection import disconnected
from sandbox.control.answers import reply
from sandbox.control.body import date_field, json_object, number_field, parse_date, query_number
from sandbox.wire import Json, iso
from sandbox.world.clock import Clock, Report
from sandbox.world.refusals import Refusal
from sandbox.world.world import World

TIMEOUT = 120.0


class ClockRoutes:
    """`clock` and `follower`."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [
            Route("/clock", self.read, methods=["GET"]),
            Route("/clock", self.move, methods=["POST"]),
            Route("/follower", self.follow, methods=["POST"]),
        ]

    async def read(self, request: Request) -> Response:
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

    async def move(self, request: Request) -> Response:
        body = await json_object(request)
        clock = self.world.clock
        to = _destination(body, clock.now)
        timeout = number_field(body, "timeout", TIMEOUT)
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


def _destination(body: Json, now: datetime) -> datetime:
    if ("to" in body) == ("advance" in body):
        raise Refusal(400, "give either to or advance")
    if "to" in body:
        return date_field(body, "to")
    try:
        return now + timedelta(seconds=number_field(body, "advance", least=float("-inf")))
    except OverflowError:
        raise Refusal(400, "advance leads out of the calendar") from None


def _clock_json(clock: Clock) -> Json:
    return {"now": iso(clock.now), "target": iso(clock.target)}


async def _gone_before(request: Request, waiting: Coroutine[Any, Any, None]) -> bool:
    """Wait; whether the client went away before the end."""
    wait = asyncio.ensure_future(waiting)
    gone = asyncio.ensure_future(disconnected(request.receive))
    await asyncio.wait({wait, gone}, return_when=asyncio.FIRST_COMPLETED)
    broken = not wait.done()
    wait.cancel()
    gone.cancel()
    return broken
