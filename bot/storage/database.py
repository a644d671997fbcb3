"""One database, two engines, one code path: a transaction is a plain function, run in a thread.

Nothing can be awaited inside a transaction, so nothing can be sent inside one. On SQLite there is one thread: a fair
queue in front of the single writer instead of SQLite's busy-polling; what waits there is written together, each piece
in its savepoint, because a commit costs more than everything in it. On PostgreSQL a pool of threads.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from queue import Empty, SimpleQueue
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

import psycopg
from sqlalchemy import (
    Connection,
    CursorResult,
    Executable,
    Select,
    Table,
    TextClause,
    bindparam,
    create_engine,
    event,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.storage.crypto import Vault

P = ParamSpec("P")
R = TypeVar("R")

Values: TypeAlias = Mapping[str, Any] | Sequence[Mapping[str, Any]]

THREADS = 8
_READS = "steady_reads"  # of a connection that will not write
TOGETHER = 16  # pieces in one commit on SQLite
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

    def insert_new(self, table: Table, values: Values, returning: str | None = None) -> CursorResult[Any]:
        """INSERT one row or several alike, and leave alone what is already there."""
        first = values if isinstance(values, Mapping) else values[0]
        return self.execute(_insert_new(table, tuple(first), returning), values)

    def insert_from(self, table: Table, names: Sequence[str], found: Select[Any]) -> CursorResult[Any]:
        """The same with the rows that a query finds."""
        begun = (sqlite if self.sqlite else postgresql).insert(table)
        return self.execute(begun.from_select(list(names), found).on_conflict_do_nothing())

    def notify(self, channel: str) -> None:
        """Tell other processes, once this transaction is committed; on SQLite there are none."""
        if not self.sqlite:
            self.connection.exec_driver_sql(f"NOTIFY {channel}")

    def real_now(self) -> float:
        """Real time in seconds since 1970: the database's own where several machines share it."""
        if self.sqlite:
            return time.time()
        return float(self.connection.scalar(text("SELECT extract(epoch FROM clock_timestamp())")) or 0)


@lru_cache
def _insert_new(table: Table, names: tuple[str, ...], returning: str | None) -> TextClause:
    # As text, because SQLAlchemy 2.0 compiles its own ON CONFLICT anew each time, at more than the cost of running it.
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    then = f" RETURNING {returning}" if returning else ""
    statement = text(f"INSERT INTO {table.name} ({columns}) VALUES ({places}) ON CONFLICT DO NOTHING{then}")  # noqa: S608
    return statement.bindparams(*(bindparam(name, type_=table.c[name].type) for name in names))


Piece: TypeAlias = tuple[Callable[[Tx], Any], "Future[Any]"]


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
        self._waiting: SimpleQueue[Piece] = SimpleQueue()  # on SQLite

    def transaction(self, work: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `work(tx, …)` and commit, or roll everything back if it raises."""
        with self.engine.begin() as connection:
            return work(Tx(connection, self.vault, self.sqlite), *args, **kwargs)

    def read(self, work: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The same for work that only reads: on SQLite it holds up nobody who writes, in whatever process."""
        with self.engine.connect().execution_options(**{_READS: True}) as connection, connection.begin():
            return work(Tx(connection, self.vault, self.sqlite), *args, **kwargs)

    async def run(self, work: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        if not self.sqlite:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, lambda: self.transaction(work, *args, **kwargs))
        answer: Future[R] = Future()
        self._waiting.put((lambda tx: work(tx, *args, **kwargs), answer))
        self._threads.submit(self._write_together)
        return await asyncio.wrap_future(answer)

    def _write_together(self) -> None:
        pieces = [piece for piece in self._take() if piece[1].set_running_or_notify_cancel()]
        if not pieces:
            return
        try:
            results = self.transaction(_each, [work for work, _ in pieces])
        except BaseException as error:
            for _, answer in pieces:
                answer.set_exception(error)
            return
        for (_, answer), (result, failure) in zip(pieces, results, strict=True):
            answer.set_exception(failure) if failure else answer.set_result(result)

    def _take(self) -> Iterator[Piece]:
        """What waits, up to a limit; nothing where an earlier round took it all."""
        with suppress(Empty):
            for _ in range(TOGETHER):
                yield self._waiting.get_nowait()

    def close(self) -> None:
        self._threads.shutdown(wait=True)
        self.engine.dispose()


def _each(tx: Tx, pieces: list[Callable[[Tx], Any]]) -> list[tuple[Any, Exception | None]]:
    """Result or failure of each piece; a failure undoes its own piece alone, an outage all of them."""
    if len(pieces) == 1:
        return [(pieces[0](tx), None)]
    results: list[tuple[Any, Exception | None]] = []
    for piece in pieces:
        try:
            with tx.connection.begin_nested():
                results.append((piece(tx), None))
        except Exception as error:
            if is_outage(error):
                raise
            results.append((None, error))
    return results


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
        reads = connection.get_execution_options().get(_READS)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
