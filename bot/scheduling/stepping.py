"""A tick that brings things on by small steps until there is nothing to do at this moment."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from bot.messaging.bell import Bells
from bot.messaging.clock import Calendar
from bot.storage.database import Database, Tx
from bot.usecases.occasion import Setup

log = structlog.get_logger()

Due = Callable[[Tx, int, datetime], Sequence[int]]
Advance = Callable[[Tx, Setup, int, datetime], bool]


@dataclass
class StepTick:
    """Each step is a transaction of its own, so that everybody else's come in between.

    `due(tx, bot_id, now)`: the numbers of those for which there may be something to do; `advance(tx, setup, number,
    now)`: one step of one of them, and whether there was.
    """

    database: Database
    calendar: Calendar
    setup: Setup
    bot_id: int
    bells: Bells
    due: Due
    advance: Advance
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run(self) -> bool:
        """Whether anything was done. An error of one keeps no other waiting."""
        async with self._one_at_a_time:
            moved = False
            try:
                while await self._round():
                    moved = True
            except Exception as error:
                log.error("step.failed", of=self.advance.__module__, error=type(error).__name__)
            return moved

    async def _round(self) -> bool:
        """One step of each."""
        moved = False
        for number in await self.database.run(self.due, self.bot_id, self.calendar.now()):
            if await self._step(number):
                moved = True
                self.bells.outbox.ring()
        return moved

    async def _step(self, number: int) -> bool:
        try:
            return await self.database.run(self.advance, self.setup, number, self.calendar.now())
        except Exception as error:
            log.error("step.failed", of=self.advance.__module__, number=number, error=type(error).__name__)
            return False
