"""The tick of broadcasts: brings each one on by small steps until there is nothing to do at this moment."""

import asyncio
from dataclasses import dataclass, field

import structlog

from bot.messaging.bell import Bells
from bot.messaging.clock import Calendar
from bot.storage import broadcasts
from bot.storage.database import Database
from bot.usecases.clinic.sending.advance import advance
from bot.usecases.occasion import Setup

log = structlog.get_logger()


@dataclass
class SendingTick:
    """Each step is a transaction of its own, so that everybody else's come in between."""

    database: Database
    calendar: Calendar
    setup: Setup
    bot_id: int
    bells: Bells
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run(self) -> bool:
        """Whether anything was done. An error of one broadcast keeps no other waiting."""
        async with self._one_at_a_time:
            moved = False
            try:
                while await self._round():
                    moved = True
            except Exception as error:
                log.error("sending.failed", error=type(error).__name__)
            return moved

    async def _round(self) -> bool:
        """One step of each."""
        moved = False
        for number in await self.database.run(broadcasts.due, self.bot_id, self.calendar.now()):
            if await self._step(number):
                moved = True
                self.bells.outbox.ring()
        return moved

    async def _step(self, number: int) -> bool:
        try:
            return await self.database.run(advance, self.setup, number, self.calendar.now())
        except Exception as error:
            log.error("sending.failed", broadcast=number, error=type(error).__name__)
            return False
