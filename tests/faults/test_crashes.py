"""The process ends at any point: every statement, every commit, before and after every send.

Each point is tried: a fresh database, a life that ends there, a second life that finishes. What Telegram had not been
told to forget comes again; what was promised is done exactly once; a message is doubled only where the first life ended
between the send and the note of it.
"""

import asyncio
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import delete, event, select
from sqlalchemy.engine import Engine

from bot.messaging.transport import Outcome, Transport
from bot.storage import departures, inbox
from bot.storage.database import Database, Tx
from bot.storage.tables.messages import inbox as inbox_table
from bot.storage.tables.messages import outbox as outbox_table
from bot.storage.tables.messages import pace as pace_table
from tests.databases import VAULT
from tests.messaging.rig import BOT, TOKEN, Rig

PERSON = {"id": 7, "is_bot": False, "first_name": "Ayşe"}
WORDS = ("one", "edit")


def update(number: int, words: str) -> dict[str, Any]:
    chat = {"id": 7, "type": "private"}
    message = {"message_id": number, "date": 1_795_000_000, "chat": chat, "from": PERSON, "text": words}
    return {"update_id": number, "message": message}


class Ended(BaseException):
    """The process is gone; nothing catches this, and nothing happens after it."""


@dataclass
class Fate:
    """Ends the process at its `last` step, and at every one after."""

    last: int | None = None
    steps: int = 0

    def step(self, *_: Any, **__: Any) -> None:
        self.steps += 1
        if self.last is not None and self.steps >= self.last:
            raise Ended

    def rule(self, engine: Engine) -> None:
        event.listen(engine, "before_cursor_execute", self.step)
        event.listen(engine, "commit", self.step)


class Telegram:
    """Holds updates until they are confirmed, and remembers what was said."""

    def __init__(self) -> None:
        self.unconfirmed = [update(n, words) for n, words in enumerate(WORDS, start=1)]
        self.said: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        if request.match_info["method"] == "getMe":
            me = {"id": BOT, "is_bot": True, "first_name": "Steady", "username": "steady_bot"}
            return web.json_response({"ok": True, "result": me})
        body = await request.json()
        self.said.append(body["text"])
        return web.json_response({"ok": True, "result": {"message_id": body.get("message_id", len(self.said))}})


class DoomedTransport(Transport):
    """May end the process just before a request leaves and just after its answer came."""

    fate: Fate

    async def call(self, *args: Any, **kwargs: Any) -> Outcome:
        self.fate.step()
        outcome = await super().call(*args, **kwargs)
        self.fate.step()
        return outcome


async def live(rig: Rig, telegram: Telegram) -> None:
    """Receive, handle and send until nothing is left, one step after the other."""
    await rig.database.run(inbox.release_all, BOT)
    await rig.database.run(departures.release_all, BOT)
    if telegram.unconfirmed:
        await rig.database.run(inbox.store, BOT, telegram.unconfirmed)
        telegram.unconfirmed = []
    while await rig.database.run(is_open):
        await rig.worker._begin_what_waits()
        await rig.worker._tasks.end(5.0)
        departure = await rig.sender._claim()
        for row, _ in departure.rows:
            await rig.sender._deliver(row, 0.0)
        await rig.database.run(let_time_pass)


def is_open(tx: Tx) -> bool:
    waiting = select(outbox_table.c.id).where(outbox_table.c.state.in_(["waiting", "sending"]))
    return inbox.count_open(tx, BOT) > 0 or tx.execute(waiting).first() is not None


def let_time_pass(tx: Tx) -> None:
    tx.execute(outbox_table.update().values(not_before=0))


def wipe(tx: Tx) -> None:
    for table in (outbox_table, inbox_table, pace_table):
        tx.execute(delete(table))


async def one_life(url: str, address: str, telegram: Telegram, fate: Fate) -> None:
    database = Database(url, VAULT)
    rig = Rig(database, address, receives=False)
    doomed = DoomedTransport(TOKEN, address)
    doomed.fate = fate
    rig.sender.transport = doomed
    await rig.application.initialize()
    fate.rule(database.engine)
    try:
        await live(rig, telegram)
    finally:
        await doomed.close()
        await rig.application.shutdown()
        database.close()


EXPECTED = ["You said one", "First", "Edited"]


def check(database: Database, telegram: Telegram) -> None:
    updates = database.transaction(lambda tx: tx.execute(select(inbox_table).order_by("id")).all())
    rows = database.transaction(lambda tx: tx.execute(select(outbox_table).order_by("id")).all())
    assert [row.state for row in updates] == ["done"] * len(WORDS)
    assert [row.state for row in rows] == ["sent"] * len(EXPECTED)
    assert len(telegram.said) <= len(EXPECTED) + 1
    once = [words for n, words in enumerate(telegram.said) if words not in telegram.said[:n]]
    assert once == EXPECTED


async def test_wherever_the_process_ends_nothing_is_lost_and_at_most_one_message_comes_twice(
    database: Database, database_url: str
) -> None:
    point, ended = 0, True
    while ended:
        point += 1
        telegram, app = Telegram(), web.Application()
        app.router.add_post("/{bot}/{method}", telegram.answer)
        database.transaction(wipe)
        async with TestServer(app) as server:
            address = str(server.make_url(""))
            try:
                await one_life(database_url, address, telegram, Fate(last=point))
                ended = False
            except Ended:
                await one_life(database_url, address, telegram, Fate())
        check(database, telegram)
    assert point > 50


async def test_a_life_without_an_end_says_everything_once(database: Database, database_url: str) -> None:
    telegram, app = Telegram(), web.Application()
    app.router.add_post("/{bot}/{method}", telegram.answer)
    async with TestServer(app) as server:
        await one_life(database_url, str(server.make_url("")), telegram, Fate())
    assert telegram.said == EXPECTED
    assert asyncio.all_tasks() == {asyncio.current_task()}
