"""A handful of interval timers in memory. They run in every process: claims and unique keys prevent doubling."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.scheduling.due import DueTick
from bot.scheduling.sealing import Sealing
from bot.scheduling.stepping import StepTick
from bot.storage import inbox, outbox, retention
from bot.storage.database import Database, Tx

log = structlog.get_logger()

DUE_SECONDS = 5
STEP_SECONDS = 1
SEALING_SECONDS = 5
HOUSEKEEPING_SECONDS = 3600


Work = Callable[[], Awaitable[object]]


async def until_stopped(work: Work) -> None:
    """`stop` cancels what is being done; that is no error of it."""
    with suppress(asyncio.CancelledError):
        await work()


def _scheduler() -> AsyncIOScheduler:
    # A tick that is late is still wanted, however late, but once.
    defaults = {"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    return AsyncIOScheduler(timezone="UTC", job_defaults=defaults)


@dataclass
class Timers:
    """What the process does by itself, until `stop`."""

    due: DueTick
    ticks: Sequence[StepTick]
    sealing: Sealing
    database: Database
    bot_id: int
    _scheduler: AsyncIOScheduler = field(default_factory=_scheduler)

    def start(self) -> None:
        """To be called inside the running event loop."""
        self._every(DUE_SECONDS, self.due.run)
        for tick in self.ticks:
            self._every(STEP_SECONDS, tick.run)
        self._every(SEALING_SECONDS, self.sealing.run)
        self._every(HOUSEKEEPING_SECONDS, self.keep_house)
        self._scheduler.start()

    def _every(self, seconds: int, work: Work) -> None:
        self._scheduler.add_job(until_stopped, "interval", [work], seconds=seconds)

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def keep_house(self) -> None:
        """Forget updates that were handled two days ago, farewells that were said, and whatever is months old."""
        try:
            dropped = await self.database.run(inbox.forget_old, self.bot_id)
            await self.database.run(outbox.forget_farewells, self.bot_id)
            await self.database.run(retention.forget_dead, self.bot_id)
            await self._forget(retention.forget_messages)
            await self._forget(retention.forget_news)
        except Exception as error:
            log.warning("housekeeping.failed", error=type(error).__name__)
        else:
            log.info("housekeeping.done", dropped=dropped)

    async def _forget(self, some: Callable[[Tx, int, datetime, int], int | None]) -> None:
        """A few rows in each transaction, until those that are left are young."""
        before = self.due.calendar.now() - retention.KEPT
        after: int | None = 0
        while after is not None:
            after = await self.database.run(some, self.bot_id, before, after)
