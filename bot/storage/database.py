"""One database, two engines, one code path: a transaction is a plain function, run in a thread.

Nothing can be awaited inside a transaction, so nothing can be sent inside one. On SQLite there is one thread: a fair
queue in front of the single writer instead of SQLite's busy-polling. On PostgreSQL a pool of threads.
"""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, CursorResult, Executable, create_engine, event, text
from sqlalchemy.engine.url import make_url

from bot.storage.crypto import Vault

P = ParamSpec("P")
R = TypeVar("R")

THREADS = 8


@dataclass(frozen=True, slots=True)
class Tx:
    """An open transaction: what a use case reads and writes through."""

    connection: Connection
    vault: Vault
    sqlite: bool

    def execute(self, statement: Executable, values: Any = None) -> CursorResult[Any]:
        return self.connection.execute(statement, values)

    def real_now(self) -> float:
        """Real time in seconds since 1970: the database's own where several machines share it."""
        if self.sqlite:
            return time.time()
        return float(self.connection.scalar(text("SELECT extract(epoch FROM clock_timestamp())")) or 0)

    def skip_locked(self) -> dict[str, bool]:
        """Arguments for `with_for_update`; SQLite has one writer and ignores them."""
        return {"skip_locked": True}


class Database:
    """Opens transactions; `run` is the one way from asyncio into the database."""

    def __init__(self, url: str, vault: Vault) -> None:
        self.url = make_url(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.vault = vault
        self.engine = create_engine(self.url, pool_pre_ping=not self.sqlite, hide_parameters=True)
        if self.sqlite:
            _tune_sqlite(self.engine)
        self._threads = ThreadPoolExecutor(1 if self.sqlite else THREADS, thread_name_prefix="database")

    def transaction(self, work: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `work(tx, …)` and commit, or roll everything back if it raises."""
        with self.engine.begin() as connection:
            return work(Tx(connection, self.vault, self.sqlite), *args, **kwargs)

    async def run(self, work: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: self.transaction(work, *args, **kwargs))

    def close(self) -> None:
        self._threads.shutdown(wait=True)
        self.engine.dispose()


def _tune_sqlite(engine: Any) -> None:
    pragmas = (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "busy_timeout=5000",
    )

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # so that BEGIN is ours
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
