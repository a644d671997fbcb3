"""One database, two engines, one code path: a transaction is a plain function, run in a thread.

Nothing can be awaited inside a transaction, so nothing can be sent inside one. On SQLite there is one thread: a fair
queue in front of the single writer instead of SQLite's busy-polling. On PostgreSQL a pool of threads.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

import psycopg
from sqlalchemy import Connection, CursorResult, Executable, Table, create_engine, event, text
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.storage.crypto import Vault

P = ParamSpec("P")
R = TypeVar("R")

THREADS = 8
# Result codes of SQLite that say nothing about the statement: busy, locked, out of memory, read-only, I/O, full, …
SQLITE_OUTAGES = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    )
)


@dataclass(frozen=True, slots=True)
class Tx:
    """An open transaction: what a use case reads and writes through."""

    connection: Connection
    vault: Vault
    sqlite: bool

    def execute(self, statement: Executable, values: Any = None) -> CursorResult[Any]:
        return self.connection.execute(statement, values)

    def insert_new(self, table: Table) -> SqliteInsert | PostgresInsert:
        """INSERT that leaves alone what is already there."""
        insert = SqliteInsert(table) if self.sqlite else PostgresInsert(table)
        return insert.on_conflict_do_nothing()

    def notify(self, channel: str) -> None:
        """Tell other processes, once this transaction is committed; on SQLite there are none."""
        if not self.sqlite:
            self.connection.exec_driver_sql(f"NOTIFY {channel}")

    def real_now(self) -> float:
        """Real time in seconds since 1970: the database's own where several machines share it."""
        if self.sqlite:
            return time.time()
        return float(self.connection.scalar(text("SELECT extract(epoch FROM clock_timestamp())")) or 0)


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


def is_outage(error: BaseException) -> bool:
    """Whether the database was at fault (away, locked, full) and not what was asked of it."""
    if isinstance(error, PoolTimeoutError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if isinstance(error.orig, sqlite3.Error):
        # The low byte is the primary code; errors from Python's own module carry none.
        return getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in SQLITE_OUTAGES
    return error.connection_invalidated or isinstance(error.orig, (psycopg.OperationalError, psycopg.InterfaceError))


def _tune_sqlite(engine: Any) -> None:
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "busy_timeout=5000")

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # so that BEGIN is ours
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
