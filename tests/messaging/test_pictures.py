"""A picture leaves with its words below it; whatever becomes of the picture, the words arrive."""

import sys
from typing import Any

import pytest

from bot.messaging.painting import NotDrawn, Painter
from bot.storage import departures
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane
from bot.usecases.occasion import Occasion
from tests.messaging.rig import BOT, NOON, SETUP, Rig, Town
from tests.messaging.rig import say as put

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#0072B2"/></svg>'
)
BUTTON = {"inline_keyboard": [[{"text": "Good", "callback_data": "good:1"}]]}
PARAMS = {"caption": "Your week, <b> & all", "svg": SVG, "reply_markup": BUTTON}


def say(rig: Rig, chat: int, svg: str = SVG, **more: Any) -> None:
    rig.say("week", chat, method="sendPhoto", params={**PARAMS, "svg": svg}, **more)


async def shown(
    town: Town, database: Database, svg: str = SVG, *faults: dict[str, Any], **more: Any
) -> tuple[Any, Any]:
    """The row, and the messages in the chat."""
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)
        for fault in faults:
            await town.fault("sendPhoto", **fault)
        say(rig, ayse.id, svg, **more)
        row = await rig.ended("week")
    return row, [each for each in (await ayse.chat())["messages"] if each["from"] == "bot"][1:]


def assert_words_alone(messages: list[Any]) -> None:
    [message] = messages
    assert message["text"] == "Your week, <b> & all"
    assert message["buttons"][0][0]["text"] == "Good"
    assert not message.get("caption")


async def test_a_picture_is_drawn_and_sent_with_its_words(database: Database, town: Town) -> None:
    row, [message] = await shown(town, database)
    assert (row.state, row.attempts) == ("sent", 1)
    assert row.message_id == message["message_id"]
    assert message["caption"] == "Your week, <b> & all"
    assert message["buttons"][0][0]["text"] == "Good"
    [call] = await town.calls("sendPhoto")
    assert "svg" not in call["params"]


async def test_a_picture_that_cannot_be_drawn_leaves_its_words(
    database: Database, town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    row, messages = await shown(town, database, svg="no picture")
    assert (row.state, row.attempts) == ("sent", 1)
    assert_words_alone(messages)
    assert await town.calls("sendPhoto") == []
    log = "".join(capsys.readouterr())
    assert "outbox.not_drawn" in log
    assert "Your week" not in log


@pytest.mark.parametrize(
    ("status", "description"),
    [(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"), (400, "Bad Request: not enough rights"), (413, "Too Large")],
)
async def test_a_picture_that_is_refused_leaves_its_words(
    sqlite_database: Database, town: Town, status: int, description: str
) -> None:
    row, messages = await shown(town, sqlite_database, SVG, {"status": status, "description": description})
    assert (row.state, row.attempts, row.plain) == ("sent", 2, True)
    assert_words_alone(messages)


async def test_a_picture_whose_fate_nobody_knows_is_followed_by_its_words_alone(
    sqlite_database: Database, town: Town
) -> None:
    row, messages = await shown(town, sqlite_database, SVG, {"status": 502}, lane=Lane.SUMMARY)
    assert (row.state, row.attempts, row.unknowns) == ("sent", 2, 1)
    assert_words_alone(messages)


async def test_a_picture_waits_as_long_as_telegram_asks_and_stays_one(sqlite_database: Database, town: Town) -> None:
    row, [message] = await shown(town, sqlite_database, SVG, {"status": 429, "retry_after": 1})
    assert (row.state, row.attempts, row.plain) == ("sent", 2, False)
    assert message["caption"] == "Your week, <b> & all"


async def test_after_a_sender_that_was_lost_with_a_picture_its_words_arrive(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)

        def lose(tx: Tx) -> None:
            occasion = Occasion(setup=SETUP, bot_id=BOT, key="week", now=NOON, chat_id=ayse.id)
            put(tx, occasion, "", method="sendPhoto", params=PARAMS)
            departures.claim(tx, bot_id=BOT, limit=1, now=NOON, real=tx.real_now(), lease=-1.0)

        database.transaction(lose)
        rig.bells.outbox.ring()
        row = await rig.ended("week")
    assert (row.state, row.unknowns, row.attempts) == ("sent", 1, 2)
    assert await ayse.heard() == ["You said hello", "Your week, <b> & all"]


async def test_the_painter_ends_with_the_sender(sqlite_database: Database, town: Town) -> None:
    async with Rig(sqlite_database, town.url) as rig:
        await rig.sender.painter.draw(SVG)
        process = rig.sender.painter._process
    assert process is not None
    assert process.poll() is not None


async def test_whoever_has_blocked_the_bot_gets_no_words_either(sqlite_database: Database, town: Town) -> None:
    row, messages = await shown(town, sqlite_database, SVG, {"status": 403})
    assert (row.state, messages) == ("blocked", [])


async def test_a_painter_that_ended_is_replaced_by_the_next_picture() -> None:
    painter = Painter()
    first = await painter.draw(SVG)
    assert painter._process is not None
    painter._process.kill()
    painter._process.wait()
    with pytest.raises(NotDrawn):
        await painter.draw(SVG)
    assert await painter.draw(SVG) == first
    painter.close()


@pytest.mark.parametrize("program", ["import time; time.sleep(600)", "", "print('no picture at all')"])
async def test_a_painter_that_hangs_or_talks_nonsense_is_given_up(program: str) -> None:
    painter = Painter(command=(sys.executable, "-c", program), patience=0.5)
    with pytest.raises(NotDrawn):
        await painter.draw(SVG)
    assert painter._process is None


async def test_no_painter_means_no_picture() -> None:
    with pytest.raises(NotDrawn):
        await Painter(command=("/nowhere/to/be/found",)).draw(SVG)


async def test_the_painter_is_told_no_secrets_and_ends_with_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "4242:secret")
    program = "import os, sys; s = repr(dict(os.environ)).encode(); sys.stdout.buffer.write(len(s).to_bytes(4) + s)"
    painter = Painter(command=(sys.executable, "-c", program))
    assert b"secret" not in await painter.draw(SVG)
    painter.close()
    real = Painter()
    await real.draw(SVG)
    assert real._process is not None
    process = real._process
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0
    real._process = None
    assert process.stdout is not None
    process.stdout.close()
