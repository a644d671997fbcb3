"""Hour, days off, language, time zone, and stopping."""

from datetime import date, time

import pytest

from bot.storage import reports
from tests.usecases.scene import MONDAY, Scene


async def test_the_settings_are_shown_as_they_are(scene):
    await scene.write("/settings")
    assert "I write to you at: 10:00" in scene.last.text
    assert "Your clock shows: 10:30" in scene.last.text


async def test_another_hour(scene):
    await scene.write("/ayarlar")
    await scene.taps("The hour", "14:00")
    assert (await scene.patient()).reminder_time == time(14)


async def test_days_off_are_tapped_on_and_off_and_two_days_must_stay(scene):
    await scene.write("/settings")
    await scene.tap("My days off")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
        await scene.tap(day)
    await scene.tap("Saturday")
    assert scene.toast == "At least two days a week must stay."
    await scene.taps("✓ Monday", "Done")
    assert (await scene.patient()).days_off == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("written", "hour"), [("half past eight", time(8, 30)), ("akşam sekizde", time(20)), ("9", time(9))]
)
async def test_the_hour_can_be_written_and_is_said_back(scene, written, hour):
    await scene.write("/settings")
    await scene.tap("The hour")
    await scene.write(written)
    assert (await scene.patient()).reminder_time == hour
    assert scene.last.text == f"Good. I will write to you each day at {hour:%H:%M}."


@pytest.mark.parametrize("asked", ["what time will you write?", "saat kaçta yazacaksınız"])
async def test_whoever_asks_when_they_are_written_to_is_told_their_own_hour(scene, asked):
    await scene.write("/settings")
    await scene.taps("The hour", "14:00")
    await scene.write(asked)
    assert scene.last.text.endswith("Now I write to you at 14:00.")
    assert "Choose the hour" in scene.last.buttons


async def test_on_a_hold_no_daily_hour_is_promised(scene):
    await scene.change(reports.hold, "C2", MONDAY)
    await scene.write("what time will you write?")
    assert "Now I write to you" not in scene.last.text


@pytest.mark.parametrize("wish", ["write to me at half past eight in the evening", "bana akşam sekiz buçukta yazın"])
async def test_a_wish_for_another_hour_is_granted_and_said_back(scene, wish):
    await scene.write(wish)
    assert scene.last.text == "Good. I will write to you each day at 20:30."
    assert (await scene.patient()).reminder_time == time(20, 30)


async def test_the_language_can_be_switched_and_back(scene):
    await scene.write("/settings")
    await scene.taps("Language", "Türkçe")
    await scene.write("Haftam")
    assert scene.last.text.startswith("Bu haftanız")
    await scene.write("/settings")
    await scene.taps("Dil", "English")
    assert (await scene.person()).language == "en"


async def test_keyboard_words_work_in_every_language(scene):
    await scene.write("Haftam")
    assert scene.last.text.startswith("Your week")
    await scene.write("menü")
    assert "What would you like to do?" in scene.last.text


async def test_stop_asks_once_and_then_nothing_comes_unasked_until_start(scene):
    await scene.run(lambda visit: None)
    await scene.write("/stop")
    await scene.tap("No, go on")
    assert (await scene.person()).stopped_at is None
    await scene.write("/dur")
    await scene.tap("Yes, stop writing")
    said = len(scene.chat)
    await scene.wait(days=9)
    assert len(scene.chat) == said
    await scene.write("/start")
    assert "Welcome back" in scene.chat[said].text
    assert (await scene.patient()).reminded_on == date(2026, 3, 11)


async def test_help_says_what_the_bot_is_not_and_whom_to_call(scene):
    await scene.write("/help")
    assert "I do not diagnose, and I cannot call for help. In an emergency, call 112." in scene.last.text


async def test_an_unknown_command_gets_the_help(scene):
    await scene.write("/nonsense")
    assert scene.last.text.startswith("How I can help you")


async def test_the_emergency_number_is_that_of_the_country(sqlite_database):
    scene = Scene(sqlite_database, now=MONDAY, country="US")
    await scene.write("/start")
    assert "call 911" in scene.last.text
