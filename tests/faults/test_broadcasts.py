"""A broadcast whose process ends at any point, and one that three processes share of which one is killed.

Everybody gets it exactly once, or nobody knows and it is told so; and the numbers say what has happened.
"""

import asyncio
import os
import sqlite3
import sys
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.fernet import Fernet
from sqlalchemy import event, select, update

from bot.core.broadcast import State
from bot.storage import broadcasts, departures
from bot.storage.crypto import Vault
from bot.storage.database import Database, Tx
from bot.storage.tables import (
    broadcasts as broadcasts_table,
)
from bot.storage.tables import (
    outbox,
)
from tests.faults.sending import KEY, WORDS, Sending, confirm
from tests.faults.test_crashes import DoomedTransport, Ended, Fate
from tests.messaging.rig import BOT, TOKEN

ROOT = Path(__file__).parents[2]
CHATS, AUTHOR = [1, 2], 9
CROWD, PATIENCE = 240, 60.0


class Telegram:
    """Remembers who was told what."""

    def __init__(self) -> None:
        self.enough = asyncio.Event()
        self.forget()

    def forget(self) -> None:
        self.said: Counter[int] = Counter()
        self.heard: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        if body.get("text") == WORDS:
            self.said[body["chat_id"]] += 1
        else:
            self.heard.append(body["text"])
        if len(self.said) > CROWD // 3:
            self.enough.set()
        number = self.said.total() + len(self.heard)
        return web.json_response({"ok": True, "result": {"message_id": body.get("message_id", number)}})

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/{bot}/{method}", self.answer)
        return app


async def live(database: Database, sending: Sending, number: int) -> None:
    """Until it is done and told, one step after the other."""
    await database.run(departures.release_all, BOT)
    while not await database.run(is_over, number):
        await sending.tick.run()
        departure = await sending.sender._claim()
        for row, _ in departure.rows:
            await sending.sender._deliver(row, 0.0)
        await database.run(let_time_pass)


def is_over(tx: Tx, number: int) -> bool:
    found = broadcasts.find(tx, BOT, number)
    return found is not None and found.ended_at is not None and not departures.busy(tx, BOT, tx.real_now())


def let_time_pass(tx: Tx) -> None:
    tx.execute(update(outbox).values(not_before=0))
    tx.execute(update(broadcasts_table).values(progress_at=0))


class Life:
    """One process after the other on the same database: each begins where the last one ended."""

    def __init__(self, database: Database, address: str) -> None:
        self.database, self.address, self.fate = database, address, Fate()
        event.listen(database.engine, "commit", lambda _: self.fate.step())
        if os.environ.get("STEADY_SOAK"):  # nothing of a transaction stays that is not committed, wherever it ends
            event.listen(database.engine, "before_cursor_execute", lambda *_: self.fate.step())

    async def begin(self, number: int, fate: Fate) -> None:
        self.fate = fate
        sending, doomed = Sending(self.database, self.address), DoomedTransport(TOKEN, self.address)
        sending.sender.transport, doomed.fate = doomed, fate
        try:
            await live(self.database, sending, number)
        finally:
            self.fate = Fate()
            await doomed.close()


def states(tx: Tx, number: int) -> dict[int, str]:
    rows = tx.execute(select(outbox.c.chat_id, outbox.c.state).where(outbox.c.broadcast_id == number)).all()
    assert len(rows) == len({row.chat_id for row in rows})
    return {row.chat_id: row.state for row in rows}


def check(database: Database, telegram: Telegram, number: int, chats: list[int]) -> Counter[str]:
    found = database.transaction(states, number)
    assert set(found) == set(chats)
    for chat in chats:
        assert telegram.said[chat] == 1 if found[chat] == "sent" else telegram.said[chat] <= 1
    counted = database.transaction(broadcasts.numbers, number)
    assert (counted.sent, counted.unknown, counted.left) == (*map([*found.values()].count, ("sent", "unknown")), 0)
    assert database.transaction(broadcasts.find, BOT, number).state is State.DONE
    return Counter(found.values())


async def test_wherever_the_process_ends_everybody_gets_it_once_or_it_is_told_that_nobody_knows(
    sqlite_database: Database, tmp_path: Path
) -> None:
    number, snapshot = sqlite_database.transaction(confirm, CHATS, AUTHOR), tmp_path / "snapshot.db"
    copy(tmp_path / "steady.db", snapshot)
    telegram = Telegram()
    async with TestServer(telegram.app()) as server:
        life = Life(sqlite_database, str(server.make_url("")))
        point, ended, doubts = 0, True, 0
        while ended:
            point, ended = point + 1, False
            copy(snapshot, tmp_path / "steady.db")
            telegram.forget()
            try:
                await life.begin(number, Fate(last=point))
            except Ended:
                ended = True
                await life.begin(number, Fate())
            doubts += check(sqlite_database, telegram, number, CHATS)["unknown"]
            assert sum(words.startswith("Your message has been sent") for words in telegram.heard) >= 2
    assert point > 30
    assert doubts <= 5 * len(CHATS)  # where it ended between the note that a call begins and what became of it


def copy(of: Path, to: Path) -> None:
    with closing(sqlite3.connect(of)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


async def test_three_processes_share_it_and_one_is_killed(postgres_url: str) -> None:
    secret, telegram = Fernet.generate_key().decode(), Telegram()
    database = Database(postgres_url, Vault([secret]))
    chats = list(range(1, CROWD + 1))
    number = database.transaction(confirm, chats, CROWD + 1)
    environment = {**os.environ, KEY: secret}
    async with TestServer(telegram.app()) as server, asyncio.timeout(PATIENCE):
        command = (sys.executable, "-m", "tests.faults.sending", postgres_url, str(server.make_url("")))
        quiet = {"stdout": asyncio.subprocess.DEVNULL, "stderr": asyncio.subprocess.DEVNULL}
        some: list[Any] = [
            await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, **quiet) for _ in range(3)
        ]
        try:
            await telegram.enough.wait()
            some[0].kill()
            while not await database.run(is_over, number):
                await asyncio.sleep(0.05)
        finally:
            for process in some:
                with suppress(ProcessLookupError):
                    process.kill()
    check(database, telegram, number, chats)
    database.close()
