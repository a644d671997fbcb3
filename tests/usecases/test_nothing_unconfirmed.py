"""Plans follow from answers that are complete, fresh and confirmed; nothing else leads to one."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.access import SYSTEM
from bot.storage import plans
from bot.usecases import hear
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
CLEAR = ("No, neither", "Never", "No, neither", "No, none of these", "No, none of these", "Yes, it is fine")


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    return scene


async def planned(scene: Scene) -> bool:
    day = scene.now.date()
    found = await scene.database.run(plans.newest, SYSTEM, (await scene.person()).id, day)
    return found is not None


async def test_today_before_the_read_back_is_confirmed_leads_to_the_read_back(scene):
    await scene.taps(*CLEAR)
    await scene.write("/today")
    assert scene.chat[-2].text == "A few questions first, then your exercises."
    assert scene.last.text.startswith("Please check your answers")
    assert not await planned(scene)


async def test_today_in_the_middle_asks_the_next_question(scene):
    await scene.taps(*CLEAR[:2])
    await scene.write("Today")
    assert scene.last.text.startswith("3 of 6")


async def test_a_changed_answer_that_was_not_confirmed_stops_the_plans(scene):
    await scene.taps(*CLEAR, "All correct", "Change my answers", "Broken bones", "Yes, both")
    await scene.write("/today")
    assert scene.last.text.startswith("Please check your answers")


async def test_an_old_button_of_an_old_questionnaire_asks_what_is_outdated_anew(scene):
    await scene.taps(*CLEAR[:4])
    await scene.wait(days=30)
    await scene.tap("No, none of these", scene.with_button("Yes"))
    assert scene.last.text.startswith("1 of 6")


async def test_an_old_read_back_is_not_confirmed_any_more(scene):
    await scene.taps(*CLEAR)
    await scene.wait(hours=30)
    await scene.tap("All correct")
    assert scene.last.text.startswith("4 of 6")


async def test_a_hold_that_opened_during_the_questions_is_not_answered_with_you_can_start(scene):
    await scene.taps(*CLEAR)
    read_back = scene.last
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.tap("All correct", read_back)
    assert "You can start today" not in scene.last.text
    assert await scene.hold_rules() == {"T4"}


async def test_after_the_first_day_a_hold_is_not_corrected_away(scene):
    await scene.taps("Yes, both", *CLEAR[1:5], "Not yet", "All correct")
    held = scene.last
    await scene.wait(days=10)
    await scene.tap("Change my answers", held)
    assert "Please ask a doctor or physiotherapist first" in scene.last.text
    assert await scene.hold_rules() == {"C1"}


async def test_an_edited_message_answers_no_question_that_was_asked_since(scene):
    await scene.write("none")
    await scene.taps(*CLEAR[1:4])
    await scene.run(hear.hear_edited, "None")
    assert (await scene.answers()).medical_caution is None


async def test_a_reminder_waits_while_a_question_about_a_symptom_is_open(scene):
    await scene.taps(*CLEAR, "All correct", "Yes, I have them")
    await scene.wait(hours=23)  # 09:30, half an hour before the reminder
    await scene.write("Pain or dizzy")
    said = len(scene.chat)
    await scene.wait(hours=1)
    assert not [text for text in scene.texts(said) if "Your exercises for today" in text]


async def test_dizziness_named_in_the_questions_keeps_bending_and_rising_out_for_two_weeks(scene):
    await scene.taps(
        *CLEAR[:3], "Yes, one or more", "Dizzy, faint or losing balance", "Done", *CLEAR[4:], "All correct"
    )
    await scene.wait(days=2)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    await scene.tap("Yes, I have them")
    for _ in range(11):
        await scene.wait(days=1)
    shown = " ".join(scene.texts())
    assert "Your exercises for today" in shown
    assert "Hip hinge" not in shown


async def test_nothing_about_tomorrow_is_promised_on_hold(scene):
    await scene.taps(*CLEAR, "All correct", "Yes, I have them", "Done all")
    felt = scene.last
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.tap("Just right", felt)
    assert "tomorrow" not in scene.last.text


async def test_not_today_ends_the_day(scene):
    await scene.taps(*CLEAR, "All correct", "Yes, I have them")
    await scene.wait(hours=22)
    await scene.write("/today")
    await scene.taps("Some or none", "Not today")
    said = len(scene.chat)
    await scene.wait(hours=2)
    assert len(scene.chat) == said


async def test_after_an_emergency_the_questions_come_back_by_themselves(scene):
    await scene.taps(*CLEAR, "All correct", "Yes, I have them")
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    await scene.wait(days=2)
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "My doctor", "Today")
    await scene.tap("Yes, they told me so")
    assert scene.last.text.startswith("1 of 6")
    await scene.wait(days=1)
    assert scene.last.text.startswith("1 of 6")
    assert scene.now - MONDAY > timedelta(days=2)


async def test_a_message_read_late_shows_the_exercises_of_the_day_it_is_read_on(scene):
    await scene.taps(*CLEAR, "All correct", "Yes, I have them")
    await scene.wait(days=1, hours=13)
    written = scene.now
    scene.now = written + timedelta(hours=9)
    await scene.write("/today")
    assert await planned(scene)


@pytest.mark.parametrize(
    "data",
    (
        f"how:1:-9 how:{2**70}:0 plan:x off:99999999999 who:x zone:Factory language:x change:x feel:1:x hour:x q:q1:x"
        " hold:when:yes:gp:999999999999 sym:a:x:y sym:tell:9999 \u0000"
    ).split(),
)
async def test_data_that_no_button_of_ours_carries_changes_nothing(scene, data):
    await scene.taps(*CLEAR, "All correct", "Yes, I have them")
    before = await scene.answers(), await scene.person()
    await scene.press(scene.last, data)
    assert (await scene.answers(), await scene.person()) == before
