"""A transaction is a plain function in a thread: whole or not at all."""

import asyncio
import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.storage import inbox
from bot.storage.database import Database, Tx, is_outage
from bot.storage.tables.messages import inbox as table
from tests.databases import VAULT


def count(tx: Tx) -> int:
    return tx.execute(select(func.count()).select_from(table)).scalar_one()


def test_what_raises_leaves_nothing_behind(database: Database) -> None:
    def half(tx: Tx) -> None:
        inbox.store(tx, 1, [{"update_id": 1}])
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        database.transaction(half)
    assert database.transaction(count) == 0


async def test_many_transactions_at_once_all_succeed(database: Database) -> None:
    await asyncio.gather(*(database.run(inbox.store, 1, [{"update_id": n}]) for n in range(50)))
    assert await database.run(count) == 50


async def test_one_that_fails_undoes_nothing_of_those_beside_it(database: Database) -> None:
    def keep(tx: Tx, number: int) -> int:
        inbox.store(tx, 1, [{"update_id": number}])
        if number % 3 == 0:
            raise ValueError(number)
        return number

    results = await asyncio.gather(*(database.run(keep, n) for n in range(40)), return_exceptions=True)
    failed = [n for n, result in enumerate(results) if isinstance(result, ValueError)]
    assert failed == list(range(0, 40, 3))
    assert [result for result in results if isinstance(result, int)] == [n for n in range(40) if n % 3]
    assert await database.run(count) == 40 - len(failed)


async def test_what_waits_on_sqlite_is_committed_together(sqlite_database: Database) -> None:
    commits: list[int] = []
    event.listen(sqlite_database.engine, "commit", lambda connection: commits.append(1))
    await asyncio.gather(*(sqlite_database.run(inbox.store, 1, [{"update_id": n}]) for n in range(100)))
    assert await sqlite_database.run(count) == 100
    assert len(commits) < 50


async def test_an_outage_undoes_all_that_was_to_be_committed_together(
    sqlite_database: Database, tmp_path: Path
) -> None:
    await sqlite_database.run(lambda tx: tx.connection.exec_driver_sql("PRAGMA busy_timeout=1"))
    other = sqlite3.connect(tmp_path / "steady.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    keeping = (sqlite_database.run(inbox.store, 1, [{"update_id": n}]) for n in range(10))
    results = await asyncio.gather(*keeping, return_exceptions=True)
    other.close()
    assert all(isinstance(result, Exception) and is_outage(result) for result in results)
    assert await sqlite_database.run(count) == 0


def test_real_time_is_in_seconds_since_1970(database: Database) -> None:
    assert database.transaction(lambda tx: tx.real_now()) > 1_600_000_000


def test_sqlite_survives_a_power_cut(sqlite_url: str) -> None:
    def settings(tx: Tx) -> list[object]:
        return [tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]

    database = Database(sqlite_url, VAULT)
    assert database.transaction(settings) == ["wal", 2]
    database.close()


def raised(database: Database, statement: str) -> DBAPIError:
    with pytest.raises(DBAPIError) as caught:
        database.transaction(lambda tx: tx.execute(text(statement)))
    return caught.value


def test_a_mistake_in_a_statement_is_no_outage(database: Database) -> None:
    assert not is_outage(raised(database, "SELECT no_such_column FROM inbox"))
    assert not is_outage(ValueError())


def test_a_locked_file_is_an_outage(sqlite_database: Database, tmp_path: Path) -> None:
    sqlite_database.transaction(lambda tx: tx.connection.exec_driver_sql("PRAGMA busy_timeout=1"))
    other = sqlite3.connect(tmp_path / "steady.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert is_outage(raised(sqlite_database, "SELECT 1"))
    other.close()


def test_a_full_file_is_an_outage(sqlite_database: Database) -> None:
    def fill(tx: Tx) -> None:
        pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar()
        tx.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        inbox.store(tx, 1, [{"update_id": n, "text": "x" * 1000} for n in range(100)])

    with pytest.raises(OperationalError) as caught:
        sqlite_database.transaction(fill)
    assert is_outage(caught.value)


def test_a_missing_folder_is_an_outage() -> None:
    database = Database("sqlite:////no/such/folder/steady.db", VAULT)
    assert is_outage(raised(database, "SELECT 1"))
    database.close()


def test_an_ended_connection_is_an_outage_and_the_next_transaction_opens_another(
    postgres_database: Database, postgres_address: str
) -> None:
    def end_own_connection(tx: Tx) -> None:
        own = tx.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        with psycopg.connect(postgres_address, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [own])
        count(tx)

    with pytest.raises(DBAPIError) as caught:
        postgres_database.transaction(end_own_connection)
    assert is_outage(caught.value)
    assert postgres_database.transaction(count) == 0


def test_no_server_is_an_outage() -> None:
    database = Database("postgresql+psycopg://127.0.0.1:1/steady", VAULT)
    assert is_outage(raised(database, "SELECT 1"))
    database.close()


def test_an_error_does_not_show_what_was_written(database: Database) -> None:
    error = raised_by_values(database)
    assert "my hip" not in str(error)


def raised_by_values(database: Database) -> DBAPIError:
    with pytest.raises(DBAPIError) as caught:
        database.transaction(lambda tx: tx.execute(text("INSERT INTO nowhere VALUES (:a)"), {"a": "my hip"}))
    return caught.value
