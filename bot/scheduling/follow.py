"""Follows a clock that somebody else moves (the demo's, the tests'), so that everything falls due in order.

`GET clock?after=&wait=` answers when the clock has moved. Each step runs the due tick before this end reports itself as
idle to `POST follower`; the clock moves on only then, and no further than the `next_due` of the report.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import aiohttp
import structlog

from bot.messaging.bell import Bells
from bot.messaging.clock import FollowedCalendar
from bot.scheduling.due import DueTick
from bot.scheduling.stepping import StepTick
from bot.storage import broadcasts, departures, exports, inbox
from bot.storage.database import Database, Tx

log = structlog.get_logger()

POLL_SECONDS = 20
RETRY_SECONDS = 0.5
LOOK_SECONDS = 0.05  # between looks when no bell rings
LIMITS_WAIT = 5.0  # seconds: what waits longer than this for a limit or a retry is not waited for

NextDue = Callable[[Tx, int], datetime | None]


async def first_reading(clock_url: str) -> datetime:
    """The clock's time at the start; tries until there is an answer."""
    async with aiohttp.ClientSession() as http:
        while True:
            try:
                return await _read(http, clock_url, {})
            except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
                await asyncio.sleep(RETRY_SECONDS)


async def _read(http: aiohttp.ClientSession, clock_url: str, params: dict[str, str]) -> datetime:
    timeout = aiohttp.ClientTimeout(total=POLL_SECONDS + 10)
    async with http.get(clock_url, params=params, timeout=timeout) as answer:
        answer.raise_for_status()
        return datetime.fromisoformat((await answer.json())["now"])


@dataclass
class Follower:
    """`next_due(tx, bot_id)` is when the next person is to be written to, or the next broadcast goes on; `ticks` are
    those that go on by steps."""

    clock_url: str
    calendar: FollowedCalendar
    due: DueTick
    ticks: Sequence[StepTick]
    database: Database
    bot_id: int
    bells: Bells
    next_due: NextDue
    _stepping: bool = False
    _reported: dict[str, Any] | None = None
    _tasks: list["asyncio.Task[None]"] = field(default_factory=list)
    _telling: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run(self) -> None:
        """Until `stop`."""
        async with aiohttp.ClientSession() as http:
            self._tasks = [asyncio.create_task(self._follow(http)), asyncio.create_task(self._report(http))]
            await asyncio.wait(self._tasks)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _follow(self, http: aiohttp.ClientSession) -> None:
        while True:
            asked = {"after": self.calendar.now().isoformat(), "wait": str(POLL_SECONDS)}
            try:
                now = await _read(http, self.clock_url, asked)
            except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
                await asyncio.sleep(RETRY_SECONDS)
            else:
                await self._step(now)

    async def _step(self, now: datetime) -> None:
        if now == self.calendar.now():
            return
        self._stepping = True
        self.calendar.set(now)
        await self.due.run()
        await self._go_on()
        self._stepping = False
        self.bells.outbox.ring()

    async def _report(self, http: aiohttp.ClientSession) -> None:
        while True:
            rung = (self.bells.inbox.listen(), self.bells.outbox.listen())
            try:
                await self._tell(http)
            except Exception as error:
                log.debug("follower.retry", error=type(error).__name__)
                self._reported = None
                await asyncio.sleep(RETRY_SECONDS)
            waits = [asyncio.ensure_future(event.wait()) for event in rung]
            await asyncio.wait(waits, timeout=LOOK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()

    async def announce_work(self) -> None:
        """Updates were kept: say so before they are confirmed, or for a moment everything would look done."""
        try:
            async with aiohttp.ClientSession() as http:
                await self._tell(http)
        except (aiohttp.ClientError, TimeoutError) as error:
            log.debug("follower.not_told", error=type(error).__name__)

    async def _tell(self, http: aiohttp.ClientSession) -> None:
        # One at a time: a look from before the updates were kept must not be told after them.
        async with self._telling:
            status = await self._status()
            if status == self._reported:
                return
            url = self.clock_url.rsplit("/", 1)[0] + "/follower"
            async with http.post(url, json=status, timeout=aiohttp.ClientTimeout(total=5)) as answer:
                answer.raise_for_status()
            self._reported = status

    async def _status(self) -> dict[str, Any]:
        now, stepping = self.calendar.now(), self._stepping
        open_work, due, steps = await self.database.run(self._look)
        if due is not None and due <= now and not stepping:
            await self.due.run()
            open_work = True
        if steps and not stepping and await self._go_on():
            open_work = True
        moved = self._stepping or now != self.calendar.now()
        idle = not (stepping or moved or open_work)
        return {"idle": idle, "next_due": due.isoformat() if due else None, "now": now.isoformat()}

    async def _go_on(self) -> bool:
        """Whether anything was done."""
        return any(await asyncio.gather(*(tick.run() for tick in self.ticks)))

    def _look(self, tx: Tx) -> tuple[bool, datetime | None, bool]:
        """Whether anything is under way, when somebody is next written to, and whether anything goes on by steps."""
        soon = tx.real_now() + LIMITS_WAIT
        open_work = inbox.count_open(tx, self.bot_id) > 0 or departures.busy(tx, self.bot_id, soon)
        ending = broadcasts.is_any_ending(tx, self.bot_id) or exports.is_any(tx, self.bot_id)
        steps = any(tick.due(tx, self.bot_id, self.calendar.now()) for tick in self.ticks)
        return open_work or ending, self.next_due(tx, self.bot_id), steps
