"""The due tick: asks the database whom to write to now, again and again until nobody is left."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from bot.messaging.bell import Bells
from bot.messaging.clock import Calendar
from bot.storage.database import Database, Tx
from bot.usecases.occasion import Setup

log = structlog.get_logger()

BATCH = 50  # people in one transaction: short enough that a reply does not wait for it

WakeDue = Callable[[Tx, Setup, int, datetime, int], int]


@dataclass
class DueTick:
    """`wake_due(tx, setup, bot_id, now, limit)` writes to at most `limit` people and says to how many."""

    database: Database
    calendar: Calendar
    setup: Setup
    bot_id: int
    bells: Bells
    wake_due: WakeDue
    batch: int = BATCH
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run(self) -> int:
        """Everything that is due by the calendar; how many people that were. An error ends this tick, not the next."""
        async with self._one_at_a_time:
            total, woken = 0, self.batch
            while woken >= self.batch:
                woken = await self._some()
                total += woken
            return total

    async def _some(self) -> int:
        arguments = (self.setup, self.bot_id, self.calendar.now(), self.batch)
        try:
            woken = await self.database.run(self.wake_due, *arguments)
        except Exception as error:
            log.error("due.failed", error=type(error).__name__)
            return 0
        if woken:
            self.bells.outbox.ring()
        return woken
