"""From an update to its reply, over the real Application."""

import json

import pytest
from telegram import Update
from telegram.ext import TypeHandler

from bot.messaging.application import build_application
from bot.storage.database import Database
from bot.storage.outbox import Lane
from tests.messaging.rig import TOKEN, Rig, Town, hold, on_rest


async def test_what_is_written_is_answered_in_order(database: Database, town: Town) -> None:
    ayse, mehmet = await town.person(), await town.person("Mehmet")
    async with Rig(database, town.url) as rig:
        for n in range(5):
            await ayse.writes(f"a{n}")
            await mehmet.writes(f"m{n}")
        await rig.settled(updates=10)
    assert await ayse.heard() == [f"You said a{n}" for n in range(5)]
    assert await mehmet.heard() == [f"You said m{n}" for n in range(5)]


async def test_what_was_written_while_the_bot_was_away_is_answered_when_it_is_back(
    database: Database, town: Town
) -> None:
    ayse = await town.person()
    await ayse.writes("one")
    async with Rig(database, town.url) as rig:
        await rig.settled(updates=1)
    await ayse.writes("two")
    async with Rig(database, town.url) as rig:
        await rig.settled(updates=2)
    assert await ayse.heard() == ["You said one", "You said two"]


async def test_an_update_that_comes_twice_has_one_effect(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)
        known = database.vault.open(rig.updates()[0].payload)
        rig.keep(json.loads(known))
        await rig.settled(updates=1)
    assert await ayse.heard() == ["You said hello"]
    assert [row.state for row in rig.updates()] == ["done"]


async def test_an_edit_reaches_the_message_that_was_sent_before(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("edit")
        await rig.settled(updates=1)
    assert await ayse.heard() == ["Edited"]


async def test_a_tap_is_answered_with_the_use_cases_words(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("buttons")
        await rig.settled(updates=1)
        await ayse.taps("Done")
        await rig.settled(updates=2)
    (toast,) = (await ayse.chat())["callback_answers"]
    assert (toast["text"], toast["alert"]) == ("Noted done:1", False)


async def test_a_reminder_that_is_no_longer_wanted_is_not_sent(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url, still_wanted=hold) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)
        rig.say("reminder", ayse.id, lane=Lane.REMINDER)
        row = await rig.ended("reminder")
    assert (row.state, row.error) == ("skipped", "hold")
    assert await ayse.heard() == ["You said hello"]


async def test_the_token_is_in_no_log(
    database: Database, town: Town, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    for noisy in ("telegram", "uvicorn"):  # the library's own, which the bot keeps at WARNING, and the sandbox's
        caplog.set_level("WARNING", noisy)
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await town.fault("getUpdates", status=500)
        await town.fault("sendMessage", status=500)
        await town.fault("sendMessage", status=403)
        for words in ("boom", "half", "my hip hurts"):
            await ayse.writes(words)
        await rig.settled(updates=3)
    shown = "".join((*capsys.readouterr(), caplog.text))
    assert "inbox.failed" in shown
    assert "token-that-must-never-be-seen" not in shown
    assert "secret of the person" not in shown
    assert "hip" not in shown


def test_a_handler_that_would_outlive_its_turn_is_refused() -> None:
    with pytest.raises(ValueError, match="block=False"):
        build_application(TOKEN).add_handler(TypeHandler(Update, on_rest, block=False))
