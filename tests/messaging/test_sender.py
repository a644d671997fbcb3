"""Several senders, lost senders, a pause that comes while a message waits for its slot."""

import asyncio
from collections import Counter
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import update

from bot.messaging.bell import Bells
from bot.messaging.clock import FollowedCalendar
from bot.messaging.sender import Sender
from bot.messaging.transport import Transport
from bot.storage import departures
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane
from bot.storage.tables.messages import outbox, pace
from bot.usecases.occasion import Occasion
from tests.databases import VAULT
from tests.messaging.rig import BOT, NOON, SETUP, TOKEN, Rig, Town, say


class Telegram:
    """Counts how many messages of each chat are with it at a time."""

    def __init__(self) -> None:
        self.inside: Counter[int] = Counter()
        self.most = 0
        self.said: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        chat = body["chat_id"]
        self.inside[chat] += 1
        self.most = max(self.most, self.inside[chat])
        for _ in range(20):
            await asyncio.sleep(0)
        self.inside[chat] -= 1
        self.said.append(body["text"])
        return web.json_response({"ok": True, "result": {"message_id": len(self.said)}})


def sender(database: Database, url: str, bells: Bells) -> Sender:
    about: dict[str, Any] = {"on_blocked": lambda *_: None, "rate": 1000.0, "chat_burst": None}
    return Sender(database, Transport(TOKEN, url), FollowedCalendar(NOON), BOT, bells, **about)


def fill(tx: Tx) -> None:
    for n in range(60):
        occasion = Occasion(setup=SETUP, bot_id=BOT, key=f"{n}", now=NOON, chat_id=n % 4 + 1)
        say(tx, occasion, f"{n}", Lane(n % 2))


async def test_several_senders_never_have_two_messages_of_one_chat_on_their_way(postgres_url: str) -> None:
    telegram, app = Telegram(), web.Application()
    app.router.add_post("/{bot}/{method}", telegram.answer)
    databases = [Database(postgres_url, VAULT) for _ in range(3)]
    async with TestServer(app) as server:
        senders = [sender(database, str(server.make_url("")), Bells()) for database in databases]
        databases[0].transaction(fill)
        running = [asyncio.create_task(one.run()) for one in senders]
        async with asyncio.timeout(20):
            while len(telegram.said) < 60:
                await asyncio.sleep(0.01)
        for one in senders:
            await one.stop()
            await one.transport.close()
        await asyncio.gather(*running)
    for database in databases:
        database.close()
    assert telegram.most == 1
    assert sorted(telegram.said, key=int) == [str(n) for n in range(60)]
    for chat in range(4):
        for lane in range(2):
            own = [n for n in map(int, telegram.said) if n % 4 == chat and n % 2 == lane]
            assert own == sorted(own)


async def test_what_a_lost_sender_had_on_its_way_is_sent_again_by_another(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)

        def lose(tx: Tx) -> None:
            occasion = Occasion(setup=SETUP, bot_id=BOT, key="lost", now=NOON, chat_id=ayse.id)
            say(tx, occasion, "lost")
            departures.claim(tx, bot_id=BOT, limit=1, now=NOON, real=tx.real_now(), lease=-1.0)

        database.transaction(lose)
        rig.bells.outbox.ring()
        row = await rig.ended("lost")
    assert (row.state, row.unknowns, row.attempts) == ("sent", 1, 2)
    assert await ayse.heard() == ["You said hello", "lost"]


async def test_a_broadcast_that_was_lost_in_its_call_is_not_sent_again(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        rig.say("news", 7, lane=Lane.BROADCAST, part="x", expires_at=NOON)
        row = await rig.ended("news")
        assert row.state == "skipped"
        database.transaction(
            lambda tx: tx.execute(
                update(outbox).values(state="sending", attempts=1, lease=0, expires_at=None, called=True)
            )
        )
        rig.bells.outbox.ring()
        row = await rig.ended("news")
    assert (row.state, row.error) == ("unknown", "lease lapsed")


@pytest.mark.parametrize(("called", "ends"), [(False, ("sent", None)), (True, ("unknown", "lease lapsed"))])
async def test_a_week_of_a_lost_sender_is_told_once(
    database: Database, town: Town, called: bool, ends: tuple[str, str | None]
) -> None:
    """Before its call it cannot have arrived; after it nobody knows."""
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)

        def lose(tx: Tx) -> None:
            occasion = Occasion(setup=SETUP, bot_id=BOT, key="week", now=NOON, chat_id=ayse.id)
            say(tx, occasion, "week", Lane.SUMMARY)
            found = departures.claim(tx, bot_id=BOT, limit=1, now=NOON, real=tx.real_now(), lease=-1.0)
            assert not called or departures.begin_call(tx, found.rows[0])

        database.transaction(lose)
        rig.bells.outbox.ring()
        row = await rig.ended("week")
    assert (row.state, row.error) == ends
    assert await ayse.heard() == ["You said hello"] + ([] if called else ["week"])


async def test_nothing_leaves_during_a_pause_of_the_bot(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        await rig.database.run(departures.release_all, BOT)
        rig.sender._paused_until = asyncio.get_running_loop().time() + 3600
        row = rig.say("one", 7)
        await rig.troubled("paused")
        later = database.transaction(lambda tx: departures.wait(tx, BOT, tx.real_now(), None))
    assert row is not None
    assert later is not None
    assert later > 3000
    assert await town.calls() == []


async def test_a_pause_that_another_process_noted_is_kept(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        await rig.sender._claim()

        def pause(tx: Tx) -> None:
            tx.execute(update(pace).values(paused_until=tx.real_now() + 3600))

        database.transaction(pause)
        rig.say("one", 7, lane=Lane.URGENT)
        departure = await rig.sender._claim()
    assert departure.rows == []
    assert departure.deaf
    assert departure.wait > 3000


async def test_a_message_that_cannot_be_read_is_kept_as_failed_and_holds_nobody_back(
    database: Database, town: Town
) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)

        def spoil(tx: Tx) -> None:
            occasion = Occasion(setup=SETUP, bot_id=BOT, key="spoilt", now=NOON, chat_id=ayse.id)
            row = say(tx, occasion, "spoilt")
            tx.execute(update(outbox).where(outbox.c.id == row).values(params=b"not a secret"))

        database.transaction(spoil)
        rig.say("next", ayse.id)
        await rig.ended("next")
        row = await rig.ended("spoilt")
    assert (row.state, row.error) == ("failed", "KeyProblem")
    assert await ayse.heard() == ["You said hello", "next"]
