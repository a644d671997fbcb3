"""Sealing the record of `storage.audit`: every few seconds, and once more at the end of the program."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.storage import chain, heads
from bot.storage.chain import Head
from bot.storage.database import Database, Tx
from bot.storage.heads import DamagedHead

log = structlog.get_logger()

UNREADABLE = Head(-1)  # in no chain


@dataclass(frozen=True, slots=True)
class Sealing:
    """`path`: where the head stands outside the database. One that the chain does not contain is left there: it is
    what shows that the chain was changed."""

    database: Database
    bot_id: int
    path: Path

    async def run(self) -> None:
        """Seal what is open, a batch in each transaction; what goes wrong is tried again the next time."""
        try:
            while (sealed := await self.database.run(self._seal, await self._outside())) is not None:
                head, holds = sealed
                if holds:
                    await asyncio.to_thread(heads.write, self.path, self.bot_id, head)
                else:
                    log.error("audit.head_not_in_chain", position=head.position)
        except Exception as error:
            log.warning("audit.sealing_failed", error=type(error).__name__)

    async def _outside(self) -> Head | None:
        try:
            return await asyncio.to_thread(heads.read, self.path, self.bot_id)
        except (OSError, DamagedHead) as error:
            log.error("audit.head_unreadable", error=type(error).__name__)
            return UNREADABLE

    def _seal(self, tx: Tx, outside: Head | None) -> tuple[Head, bool] | None:
        head = chain.seal_some(tx, self.bot_id)
        if head is None:
            return None
        return head, outside is None or chain.contains(tx, self.bot_id, outside)
