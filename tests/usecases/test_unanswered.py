"""Somebody does not answer: how they are, once a week, goodbye; and every way back is a warm one."""

from datetime import UTC, datetime

import pytest

from bot.storage import patients
from bot.storage.outbox import Lane
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)  # 10:30 in Istanbul
REMINDER = "Hello. Your exercises for today"
QUESTION = "I have not heard from you for some days. How are you?"
SLOWER = "I do not want to disturb you"
WEEKLY = "Hello, I am thinking of you."
GOODBYE = "I have not heard from you for a long time"
BACK = "Welcome back. It is good to hear from you."


@pytest.fixture
async def scene(database) -> Scene:
    """She has looked in today."""
    scene = Scene(database, now=MONDAY)
    await scene.arrive(equipment_asked=["counter", "chair", "wall"])
    await scene.run(lambda visit: None)
    return scene


def unasked(scene: Scene, since: int = 0) -> list[str]:
    """The beginnings of the messages of the day."""
    known = {each: each for each in (REMINDER, QUESTION, SLOWER, WEEKLY, GOODBYE)}
    said = [shown.text for shown in scene.chat[since:] if shown.lane is Lane.REMINDER]
    return [next((each for each in known if text.startswith(each)), text) for text in said]


async def settle_days_off(scene: Scene) -> None:
    await scene.write("/settings")
    await scene.taps("My days off", "Tuesday", "Wednesday", "Friday", "Saturday", "Sunday", "Done")


async def test_after_three_unanswered_messages_it_is_asked_how_they_are(scene):
    await scene.wait(days=4)
    assert unasked(scene) == [REMINDER] * 3 + [QUESTION]
    assert list(scene.last.buttons) == [
        "Something is wrong",
        "I need a pause",
        "Please write less often",
        "I am well, show me today",
    ]


async def test_the_days_after_the_question_have_their_exercises_until_it_becomes_weekly(scene):
    await scene.wait(days=8)
    assert unasked(scene) == [REMINDER] * 3 + [QUESTION] + [REMINDER] * 3 + [SLOWER]
    assert "silent 2026-03-02" in await scene.audited()


async def test_in_silence_one_message_a_week_comes_and_no_summary(scene):
    await scene.wait(days=8)
    said = len(scene.chat)
    await scene.wait(days=42)
    assert [shown.text.startswith(WEEKLY) for shown in scene.chat[said:]] == [True] * 6


async def test_after_eight_weeks_there_is_one_goodbye_and_nothing_else_is_due(scene):
    await scene.wait(days=56, hours=23)
    assert unasked(scene)[-1] != GOODBYE
    await scene.wait(days=1)
    assert unasked(scene)[-1] == GOODBYE
    assert (await scene.audited())[-1] == "goodbye 2026-03-02"
    said = len(scene.chat)
    await scene.wait(days=400)
    assert len(scene.chat) == said


async def test_days_off_count_against_nobody(scene):
    await settle_days_off(scene)  # Mondays and Thursdays are left
    await scene.wait(days=8)
    assert unasked(scene) == [REMINDER] * 2
    await scene.wait(days=6)
    assert unasked(scene) == [REMINDER] * 3 + [QUESTION]


async def test_days_on_which_nothing_could_be_sent_count_against_nobody(scene):
    scene.now = datetime(2026, 3, 12, 15, 0, tzinfo=UTC)
    await scene.wait(days=1)
    assert unasked(scene) == [REMINDER]


async def test_any_sign_of_life_ends_the_silence(scene):
    await scene.wait(days=3)
    await scene.write("thank you")
    said = len(scene.chat)
    await scene.wait(days=4)
    assert unasked(scene, said) == [REMINDER] * 3 + [QUESTION]


async def test_even_on_a_day_on_which_they_were_heard_already(scene):
    await scene.wait(hours=22)  # half past eight the next day
    await scene.write("thank you")
    await scene.wait(hours=4)
    await scene.write("thank you")
    await scene.wait(days=4)
    assert unasked(scene) == [REMINDER] * 4 + [QUESTION]


async def test_i_am_well_shows_today(scene):
    await scene.wait(days=4)
    await scene.tap("I am well, show me today")
    assert scene.last.text.startswith("Today, about")


async def test_the_other_answers_lead_where_they_say(scene):
    await scene.wait(days=4)
    await scene.tap("I need a pause")
    assert scene.last.text == "Of course. What is it?"
    await scene.tap("Please write less often")
    assert scene.last.text.startswith("On which days shall I leave you in peace?")
    await scene.tap("Something is wrong")
    assert "call 112" in scene.last.text


async def test_whoever_comes_back_from_weekly_messages_is_welcomed_once_and_written_to_every_day(scene):
    await scene.wait(days=18)
    await scene.write("/today")
    assert scene.texts()[-2] == BACK
    assert scene.last.text.startswith("Today, about")
    await scene.write("/today")
    assert scene.texts().count(BACK) == 1
    said = len(scene.chat)
    await scene.live(days=3)
    assert unasked(scene, said) == [REMINDER] * 3


async def test_what_was_not_sent_in_the_silence_is_not_made_up_for(scene):
    await scene.wait(days=26, hours=-2)  # a Saturday, half past eight
    said = len(scene.chat)
    await scene.write("My week")
    await scene.wait(hours=4)
    assert unasked(scene, said) == [REMINDER]
    await scene.wait(days=1, hours=8)
    assert [text for text in scene.texts(said) if text.startswith("Your week\n")] != []
    assert "stale" not in " ".join(await scene.audited())


async def test_after_the_goodbye_the_button_today_brings_everything_back(scene):
    await scene.wait(days=70)
    await scene.write("Today")
    assert BACK in scene.texts()
    assert scene.last.text.startswith("Before we begin again: since 2 March")
    await scene.tap("No, nothing new")
    said = len(scene.chat)
    await scene.live(days=2)
    assert unasked(scene, said) == [REMINDER] * 2


async def test_after_28_silent_days_it_is_asked_what_is_new_before_anything_is_planned(scene):
    await scene.wait(days=28)
    await scene.tap("Show me today's exercises")
    assert scene.last.text.startswith("Before we begin again: since 2 March, is there anything new")
    await scene.tap("Not sure")
    assert scene.last.text.startswith("1 of 6")


async def test_after_27_silent_days_they_go_on(scene):
    await scene.wait(days=27)
    await scene.write("/today")
    assert scene.last.text.startswith("Today, about")


async def test_after_90_silent_days_all_six_are_asked_and_the_ladders_begin_anew(scene):
    await scene.change(lambda tx, actor, person: patients.change(tx, actor, person.id, first_day=MONDAY.date()))
    await scene.wait(days=90)
    await scene.write("/today")
    assert any("I ask the six questions again" in text for text in scene.texts())
    assert scene.last.text.startswith("1 of 6")
    await scene.taps("No, neither", "Never", "No, neither", "No, none of these", "No, none of these")
    await scene.taps("Yes, it is fine", "All correct")
    assert scene.last.text.startswith("Today, about")
    assert (await scene.run(lambda visit: visit.patient.first_day)) == scene.now.date()


async def test_on_a_hold_the_check_ins_go_on_and_become_weekly_without_a_goodbye(scene):
    await scene.write("I feel dizzy")
    await scene.answer("faint:no")
    assert await scene.hold_rules() == {"T5"}
    said = len(scene.chat)
    await scene.wait(days=120)
    texts = scene.texts(said)
    assert not [text for text in texts if text.startswith((QUESTION, SLOWER, WEEKLY, GOODBYE, REMINDER))]
    assert sum(action.startswith("silent") for action in await scene.audited()) == 1
    said = len(scene.chat)
    await scene.wait(days=28)
    assert len(scene.chat) - said == 4


async def test_90_silent_days_on_a_hold_end_no_hold_by_new_answers(scene):
    await scene.write("I feel dizzy")
    await scene.answer("faint:no")
    await scene.wait(days=100)
    await scene.write("/start")
    assert await scene.hold_rules() == {"T5"}
    assert not any(text.startswith("1 of 6") for text in scene.texts())


async def test_in_a_pause_nobody_is_taken_for_silent(scene):
    await scene.write("/pause")
    await scene.taps("Away", "Two weeks")
    await scene.wait(days=14)
    await scene.wait(days=2)
    assert QUESTION not in [text[: len(QUESTION)] for text in scene.texts()]
    assert not any(action.startswith("silent") for action in await scene.audited())
