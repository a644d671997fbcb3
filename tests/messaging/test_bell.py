"""Bells wake whoever listens, within a process and, on PostgreSQL, between processes."""

import asyncio

from bot.messaging.bell import Bell, Bells, heard
from bot.messaging.notices import Notices
from bot.storage import inbox
from bot.storage.database import Database
from bot.usecases.occasion import Occasion
from tests.databases import VAULT
from tests.messaging.rig import BOT, NOON, PATIENCE, SETUP, say


async def test_a_ring_between_the_look_and_the_wait_is_not_missed() -> None:
    bell = Bell()
    rung = bell.listen()
    bell.ring()
    await asyncio.wait_for(rung.wait(), PATIENCE)


async def test_everybody_who_listens_is_woken() -> None:
    bell = Bell()
    waits = [asyncio.create_task(bell.listen().wait()) for _ in range(3)]
    await asyncio.sleep(0)
    bell.ring()
    await asyncio.wait_for(asyncio.gather(*waits), PATIENCE)


async def test_a_bell_that_was_rung_before_wakes_nobody_after() -> None:
    bell = Bell()
    bell.ring()
    assert not bell.listen().is_set()
    await heard(bell.listen(), 0.0)


async def test_what_one_process_commits_wakes_another(postgres_url: str) -> None:
    here, there = Database(postgres_url, VAULT), Database(postgres_url, VAULT)
    bells = Bells()
    notices = Notices(there, bells)
    running = asyncio.create_task(notices.run())
    inbox_rung, outbox_rung = bells.inbox.listen(), bells.outbox.listen()
    async with asyncio.timeout(PATIENCE):
        number = 0
        while not (inbox_rung.is_set() and outbox_rung.is_set()):  # until the other end has begun to listen
            number += 1
            await here.run(inbox.store, BOT, [{"update_id": number}])
            occasion = Occasion(setup=SETUP, bot_id=BOT, key=f"k{number}", now=NOON, chat_id=7)
            await here.run(say, occasion, "hello")
            await heard(inbox_rung, 0.05)
            await heard(outbox_rung, 0.05)
    await notices.stop()
    await running
    here.close()
    there.close()


async def test_on_sqlite_there_is_nobody_else_to_wake(sqlite_database: Database) -> None:
    notices = Notices(sqlite_database, Bells())
    await asyncio.wait_for(notices.run(), PATIENCE)
    await notices.stop()
