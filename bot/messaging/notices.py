"""Carries the bells from one process to another through PostgreSQL's LISTEN/NOTIFY."""

import asyncio
from dataclasses import dataclass, field

import psycopg
import structlog

from bot.messaging.bell import Bells
from bot.storage.database import Database

log = structlog.get_logger()

RETRY_SECONDS = 2.0


@dataclass
class Notices:
    """Rings this process's bells when another commits; a lost connection costs time and nothing else."""

    database: Database
    bells: Bells
    _task: "asyncio.Task[None] | None" = field(default=None)

    async def run(self) -> None:
        """Until `stop`; on SQLite there is one process and nothing to carry."""
        if self.database.sqlite:
            return
        self._task = asyncio.create_task(self._listen_for_ever())
        await asyncio.wait({self._task})

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _listen_for_ever(self) -> None:
        while True:
            try:
                await self._listen()
            except psycopg.Error as error:
                log.warning("notices.retry", error=type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)

    async def _listen(self) -> None:
        address = self.database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
            await connection.execute("LISTEN inbox")
            await connection.execute("LISTEN outbox")
            async for notice in connection.notifies():
                (self.bells.inbox if notice.channel == "inbox" else self.bells.outbox).ring()
