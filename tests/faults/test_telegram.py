"""Telegram refuses, hesitates, loses its answers or is away: nothing is lost, nothing is doubled without need."""

import socket
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.messaging.transport import Transport
from bot.storage.database import Database
from bot.storage.outbox import Lane
from sandbox.server import SandboxServer
from tests.messaging.rig import TOKEN, Person, Rig, Town


async def greeted(rig: Rig, town: Town, name: str = "Ayşe") -> Person:
    """Somebody to whom the bot may write."""
    person = await town.person(name)
    before = len(rig.updates())
    await person.writes("hello")
    await rig.settled(updates=before + 1)
    return person


async def heard_after_hello(person: Person) -> list[str]:
    return (await person.heard())[1:]


async def test_a_chat_that_is_told_to_slow_down_gets_its_message_later(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        ayse = await greeted(rig, town)
        await town.fault(status=429, retry_after=1)
        rig.say("one", ayse.id)
        rig.say("two", ayse.id)
        await rig.ended("two")
        calls = [call["status"] for call in await town.calls()]
    assert await heard_after_hello(ayse) == ["one", "two"]
    assert calls == [200, 429, 200, 200]


async def test_a_long_wait_of_one_chat_holds_no_other_back(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        ayse, mehmet = await greeted(rig, town), await greeted(rig, town, "Mehmet")
        await town.fault(status=429, retry_after=3600, chat_id=ayse.id, times=0)
        rig.say("slow", ayse.id)
        for n in range(5):
            rig.say(f"m{n}", mehmet.id)
        await rig.ended("m4")
        rig.say("still slow", ayse.id)
        await rig.settled(updates=2)
        states = {row.key: row.state for row in rig.messages()}
        calls = [call for call in await town.calls() if call["status"] == 429]
    assert await heard_after_hello(mehmet) == [f"m{n}" for n in range(5)]
    assert states["slow:reply"] == states["still slow:reply"] == "waiting"
    assert len(calls) == 1


async def test_two_chats_told_to_slow_down_at_once_pause_the_whole_bot(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        people = [await greeted(rig, town, name) for name in ("Ayşe", "Mehmet", "Zeynep")]
        await town.fault(status=429, retry_after=3600, times=2)
        rig.say("one", people[0].id)
        rig.say("two", people[1].id)
        await rig.troubled("429", times=2)
        rig.say("three", people[2].id, lane=Lane.URGENT)
        departure = await rig.sender._claim()
    assert departure.rows == []
    assert await heard_after_hello(people[2]) == []


async def test_a_person_who_has_blocked_the_bot_is_marked_and_the_message_kept_as_blocked(
    database: Database, town: Town
) -> None:
    async with Rig(database, town.url) as rig:
        ayse = await greeted(rig, town)
        await ayse.blocks()
        await rig.settled(updates=2)
        rig.say("one", ayse.id)
        row = await rig.ended("one")
    assert (row.state, row.error) == ("blocked", "403")
    assert rig.blocked == [ayse.id]


async def test_a_use_case_that_fails_on_a_block_does_not_send_the_message_for_ever(
    database: Database, town: Town
) -> None:
    def fail(tx: object, bot_id: int, chat_id: int) -> None:
        raise KeyError

    async with Rig(database, town.url, on_blocked=fail) as rig:
        ayse = await greeted(rig, town)
        await town.fault(status=403)
        rig.say("one", ayse.id)
        row = await rig.ended("one")
    assert row.state == "blocked"


async def test_formatting_that_telegram_cannot_read_is_left_out(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        ayse = await greeted(rig, town)
        rig.say("one", ayse.id, "<b>Stand &amp; hold", params={"parse_mode": "HTML"})
        row = await rig.ended("one")
    assert (row.state, row.attempts, row.plain) == ("sent", 2, True)
    assert await heard_after_hello(ayse) == ["Stand & hold"]


async def test_a_message_that_is_refused_is_kept_as_failed_and_holds_nobody_back(
    database: Database, town: Town
) -> None:
    async with Rig(database, town.url) as rig:
        ayse = await greeted(rig, town)
        rig.say("too long", ayse.id, "x" * 5000)
        rig.say("next", ayse.id)
        await rig.ended("next")
        row = await rig.ended("too long")
    assert (row.state, row.attempts) == ("failed", 1)
    assert await heard_after_hello(ayse) == ["next"]


async def test_an_edit_that_changes_nothing_counts_as_sent(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        ayse = await greeted(rig, town)
        first = rig.say("one", ayse.id, "same")
        rig.say("edit", ayse.id, "same", method="editMessageText", follows=first)
        row = await rig.ended("edit")
    assert row.state == "sent"
    assert row.message_id is not None


async def test_an_edit_of_a_message_that_is_gone_is_kept_as_failed(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        ayse = await greeted(rig, town)
        first = rig.say("one", ayse.id)
        rig.say("delete", ayse.id, method="deleteMessage", follows=first)
        rig.say("edit", ayse.id, method="editMessageText", follows=first)
        row = await rig.ended("edit")
    assert (row.state, row.error) == ("failed", "400 message to edit not found")


async def test_a_group_that_moved_gets_its_message_in_its_new_chat(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        ayse, new = await greeted(rig, town), await greeted(rig, town, "the group, moved")
        await town.fault(status=400, description="group chat was upgraded", migrate_to_chat_id=new.id)
        rig.say("one", ayse.id)
        rig.say("two", ayse.id)
        await rig.ended("two")
    assert await heard_after_hello(new) == ["one", "two"]


LOST = [{"status": 500}, {"status": 502}, {"deliver_then_drop": True}, {"garbage": True}, {"refuse": True}]


@pytest.mark.parametrize("fault", LOST, ids=lambda fault: next(iter(fault)))
async def test_a_reply_without_a_clear_answer_is_sent_again(
    sqlite_database: Database, town: Town, fault: dict[str, Any]
) -> None:
    async with Rig(sqlite_database, town.url) as rig:
        ayse = await greeted(rig, town)
        await town.fault(**fault)
        rig.say("one", ayse.id)
        rig.say("two", ayse.id)
        await rig.ended("two")
    heard = await heard_after_hello(ayse)
    assert heard in (["one", "two"], ["one", "one", "two"])


async def test_a_reminder_is_sent_again_once_and_is_then_unknown(sqlite_database: Database, town: Town) -> None:
    async with Rig(sqlite_database, town.url) as rig:
        ayse = await greeted(rig, town)
        await town.fault(status=500, times=0)
        rig.say("reminder", ayse.id, lane=Lane.REMINDER)
        row = await rig.ended("reminder")
    assert (row.state, row.attempts, row.error) == ("unknown", 2, "http 500")


async def test_an_urgent_message_overtakes_what_is_being_tried_again(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        ayse = await greeted(rig, town)
        await town.fault(status=429, retry_after=2)
        rig.say("reply", ayse.id)
        await rig.troubled("429")
        rig.say("urgent", ayse.id, lane=Lane.URGENT)
        await rig.ended("reply")
    assert await heard_after_hello(ayse) == ["urgent", "reply"]


async def test_an_answer_that_takes_too_long_is_doubtful_and_other_chats_do_not_wait_for_it(
    sqlite_database: Database, town: Town
) -> None:
    async with Rig(sqlite_database, town.url, answer_timeout=0.3) as rig:
        ayse, mehmet = await greeted(rig, town), await greeted(rig, town, "Mehmet")
        await town.fault(delay=5, chat_id=ayse.id)
        rig.say("slow", ayse.id, lane=Lane.URGENT)
        rig.say("quick", mehmet.id)
        await rig.ended("quick")
        assert next(row.state for row in rig.messages() if row.key == "slow:reply") != "sent"
        row = await rig.ended("slow")
    assert (row.state, row.unknowns) == ("sent", 1)


async def test_what_telegram_never_got_is_sent_once_when_it_is_back(database: Database, town: Town) -> None:
    came: list[str] = []

    async def take(request: web.Request) -> web.Response:
        came.append((await request.json())["text"])
        return web.json_response({"ok": True, "result": {"message_id": len(came)}})

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = web.Application()
    app.router.add_post("/{bot}/{method}", take)
    async with Rig(database, town.url) as rig:
        rig.sender.transport = Transport(TOKEN, f"http://127.0.0.1:{port}")
        rig.say("one", 7)
        rig.say("two", 7)
        await rig.troubled("ClientConnectorError")
        async with TestServer(app, port=port):
            await rig.ended("two")
            await rig.sender.transport.close()
        unknowns = [row.unknowns for row in rig.messages()]
    assert came == ["one", "two"]
    assert unknowns == [0, 0]


async def test_the_limits_of_telegram_are_never_reached(database: Database) -> None:
    """Everything at once, against a sandbox that counts as Telegram does."""
    async with SandboxServer() as server, aiohttp.ClientSession() as http:
        town = Town(http, server.url)
        people = [await town.person(f"P{n}") for n in range(12)]
        for person in people:
            await person.writes("/start")
        async with Rig(database, server.url, rate=29.0, chat_burst=3) as rig:
            for person in people:
                for n in range(4):
                    rig.say(f"{person.id}-{n}", person.id)
            await rig.settled(updates=12)
        assert {call["status"] for call in await town.calls()} == {200}
        for person in people:
            said = [words for words in await person.heard() if words.startswith(str(person.id))]
            assert said == [f"{person.id}-{n}" for n in range(4)]
