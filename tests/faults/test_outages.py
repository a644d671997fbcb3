"""The database is locked, full, or away for a while: nothing is lost, and no attempt is counted for it."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import psycopg
from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.messaging.turn import Turn
from bot.storage.database import Database, Tx
from tests.messaging.rig import Rig, Town, answer


def replace_handler(rig: Rig, callback: Any) -> None:
    rig.application.handlers[0].insert(0, MessageHandler(filters.TEXT, callback))


async def test_an_update_that_met_a_locked_database_loses_no_attempt(
    sqlite_database: Database, tmp_path: Path, town: Town
) -> None:
    other = sqlite3.connect(tmp_path / "steady.db", isolation_level=None)
    locked: list[int] = []

    async def on_text(update: Update, turn: Turn) -> None:
        if len(locked) < 4:  # more often than an update may fail
            locked.append(1)
            other.execute("BEGIN IMMEDIATE")
            asyncio.get_running_loop().call_later(0.1, other.rollback)
        assert update.effective_message is not None
        await turn.do(answer, update.effective_message.text or "")

    ayse = await town.person()
    sqlite_database.transaction(lambda tx: tx.connection.exec_driver_sql("PRAGMA busy_timeout=10"))
    async with Rig(sqlite_database, town.url) as rig:
        replace_handler(rig, on_text)
        await ayse.writes("hello")
        await rig.settled(updates=1)
        (update,) = rig.updates()
    other.close()
    assert (update.state, update.attempts, update.given_back) == ("done", 5, 4)
    assert await ayse.heard() == ["You said hello"]


def allow_pages(database: Database, more: int) -> None:
    def limit(tx: Tx) -> None:
        pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        tx.connection.exec_driver_sql(f"PRAGMA max_page_count={pages + more}")

    database.transaction(limit)


async def test_what_comes_while_the_disk_is_full_is_answered_when_there_is_room(
    sqlite_database: Database, town: Town
) -> None:
    ayse = await town.person()
    words = [f"{n} " + "x" * 3000 for n in range(6)]
    async with Rig(sqlite_database, town.url) as rig:
        allow_pages(sqlite_database, 4)
        for text in words:
            await ayse.writes(text)
        await rig.receiver_troubled()
        allow_pages(sqlite_database, 100_000)
        await rig.settled(updates=6)
        updates = rig.updates()
    assert {row.state for row in updates} == {"done"}
    assert await ayse.heard() == [f"You said {text}" for text in words]


async def test_connections_that_end_lose_nothing_and_double_nothing(
    postgres_database: Database, postgres_address: str, town: Town
) -> None:
    people = [await town.person(f"P{n}") for n in range(4)]
    name = postgres_database.url.database
    async with Rig(postgres_database, town.url) as rig:
        for n in range(12):
            for person in people:
                await person.writes(f"{n}")
            if n % 3 == 0:
                await asyncio.to_thread(end_connections, postgres_address, name)
        await rig.settled(updates=48)
        updates, messages = rig.updates(), rig.messages()
    assert {row.state for row in updates} == {"done"}
    assert {row.state for row in messages} == {"sent"}
    for person in people:
        assert await person.heard() == [f"You said {n}" for n in range(12)]


def end_connections(address: str, name: str | None) -> None:
    with psycopg.connect(address, autocommit=True) as other:
        others = "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname = %s"
        other.execute(others, [name])


async def test_what_became_of_a_message_is_remembered_through_an_outage(
    sqlite_database: Database, tmp_path: Path, town: Town
) -> None:
    """The lock falls between the send and the note of it: the message is not sent again."""
    other = sqlite3.connect(tmp_path / "steady.db", isolation_level=None, check_same_thread=False)
    ayse = await town.person()
    sqlite_database.transaction(lambda tx: tx.connection.exec_driver_sql("PRAGMA busy_timeout=10"))
    async with Rig(sqlite_database, town.url) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)
        await town.fault(delay=0.3)
        rig.say("one", ayse.id)
        await rig.until(on_way)
        other.execute("BEGIN IMMEDIATE")
        asyncio.get_running_loop().call_later(1.0, other.rollback)
        row = await rig.ended("one")
    other.close()
    assert (row.state, row.attempts) == ("sent", 1)
    assert await ayse.heard() == ["You said hello", "one"]


def on_way(tx: Tx) -> bool:
    return tx.connection.exec_driver_sql("SELECT 1 FROM outbox WHERE state = 'sending'").first() is not None
