"""Back from a pause: gently, and after an illness only when it is known what is new."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from bot.core.access import SYSTEM
from bot.storage import ladders, patients, plans, tables
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)  # 10:30 in Istanbul
REMINDER = "Hello. Your exercises for today"
SIX = ("No, neither", "Never", "No, neither", "No, none of these", "No, none of these", "Yes, it is fine")


@pytest.fixture
async def scene(database) -> Scene:
    """Somebody in her fifth week, on the fifth rung of everything, who has walked today."""
    scene = Scene(database, now=MONDAY)
    await scene.arrive(equipment_asked=["counter", "chair", "wall"])
    await scene.change(climb)
    await scene.write("/today")
    return scene


def climb(tx, actor, person) -> None:
    patients.change(tx, actor, person.id, first_day=date(2026, 2, 2))
    names = ("brisk_walking", "single_leg_stance", "tandem_stance", "weight_shift", "marching_on_spot")
    mine = {"patient_id": person.id, "bot_id": person.bot_id, "rung": 5, "since": date(2026, 3, 1)}
    tx.execute(insert(tables.places), [mine | {"exercise": name} for name in names])


async def pause(scene: Scene, *texts: str) -> None:
    await scene.write("/pause")
    await scene.taps(*texts)


async def walking(scene: Scene) -> int:
    after = date(2100, 1, 1)
    found = await scene.change(lambda tx, actor, person: ladders.places_before(tx, actor, person.id, after))
    return found["brisk_walking"].rung


async def planned_today(scene: Scene) -> bool:
    found = await scene.change(lambda tx, _, person: plans.newest(tx, SYSTEM, person.id, scene.now.date()))
    return found is not None


async def test_back_from_away_the_exercises_are_there_at_once_and_tomorrow_comes_the_message(scene):
    await pause(scene, "Away", "Two weeks")
    await scene.wait(days=2)
    said = len(scene.chat)
    await scene.tap("I am back")
    assert scene.last.text.startswith("Today, about")
    await scene.wait(days=2)
    assert sum(text.startswith(REMINDER) for text in scene.texts(said)) == 2
    assert await walking(scene) == 5


@pytest.mark.parametrize("words", ["I am back", "I'm back", "Geri döndüm", "döndüm"])
async def test_it_can_be_said_in_words_of_either_language(scene, words):
    await pause(scene, "Away", "Until I say so")
    await scene.wait(days=1)
    await scene.write(words)
    assert "Welcome back. It is good to hear from you." in scene.texts()
    assert scene.last.text.startswith("Today, about")


async def test_the_weekly_question_can_be_answered_with_it(scene):
    await pause(scene, "Away", "Until I say so")
    await scene.wait(days=7)
    await scene.write("i am back")
    assert scene.last.text.startswith("Today, about")


@pytest.mark.parametrize("kind", ["Ill", "In hospital"])
async def test_after_an_illness_it_is_asked_what_is_new_before_anything_is_planned(scene, kind):
    await pause(scene, kind)
    await scene.wait(days=9)
    await scene.tap("I am back")
    assert scene.last.text.startswith("Before we begin again: since 2 March, is there anything new")
    assert list(scene.last.buttons) == ["Yes, something", "Not sure", "No, nothing new"]
    for words in ("/today", "/short", "/start"):
        await scene.write(words)
        assert scene.last.text.startswith("Before we begin again")
    assert not await planned_today(scene)


@pytest.mark.parametrize("kind", ["Ill", "In hospital"])
async def test_with_nothing_new_it_goes_on_two_rungs_lower_and_only_once(scene, kind):
    await pause(scene, kind)
    await scene.wait(days=3)
    await scene.taps("I am back", "No, nothing new")
    assert "Good. We begin gently." in scene.texts()
    assert scene.last.text.startswith("Today, about")
    assert "A little gentler today: walking" in scene.last.text
    for _ in range(5):
        await scene.taps("Done all", "Just right")
        await scene.wait(days=1)
    assert await walking(scene) == 3


@pytest.mark.parametrize("kind", ["Ill", "In hospital"])
@pytest.mark.parametrize("answer", ["Yes, something", "Not sure"])
async def test_with_something_new_all_six_questions_come_before_the_next_plan(scene, kind, answer):
    await pause(scene, kind)
    await scene.wait(days=3)
    await scene.taps("I am back", answer)
    assert scene.last.text.startswith("1 of 6")
    await scene.write("/today")
    assert scene.last.text.startswith("1 of 6")
    assert not await planned_today(scene)
    await scene.taps(*SIX, "All correct")
    assert scene.last.text.startswith("Today, about")
    assert await walking(scene) == 3


async def test_what_the_new_answers_forbid_is_a_hold(scene):
    await pause(scene, "In hospital")
    await scene.wait(days=20)
    await scene.taps("I am back", "Yes, something", "Yes, in my back", *SIX[1:5], "Not yet", "All correct")
    assert await scene.hold_rules() == {"C1"}
    assert not await planned_today(scene)


@pytest.mark.parametrize(("words", "follows"), [("no", "Today, about"), ("evet", "1 of 6"), ("not sure", "1 of 6")])
async def test_the_question_can_be_answered_in_words(scene, words, follows):
    await pause(scene, "Ill")
    await scene.wait(days=3)
    await scene.tap("I am back")
    await scene.write(words)
    assert scene.last.text.startswith(follows)


async def test_as_long_as_it_is_not_answered_it_is_asked_at_their_hour_instead_of_exercises(scene):
    await pause(scene, "Ill")
    await scene.wait(days=3)
    await scene.tap("I am back")
    said = len(scene.chat)
    await scene.wait(days=3)
    assert [text.split(":")[0] for text in scene.texts(said)] == ["Before we begin again"] * 3


async def test_an_older_button_asks_what_is_new_too(scene):
    plan = scene.last
    await pause(scene, "Ill")
    await scene.tap("I am back")
    await scene.tap("Show me how", plan)
    assert scene.last.text.startswith("Before we begin again")


async def test_an_illness_of_no_day_lowers_nothing(scene):
    await pause(scene, "Ill")
    await scene.taps("I am back", "No, nothing new")
    await scene.wait(days=1)
    assert await walking(scene) == 5


async def test_a_second_tap_on_i_am_back_or_on_an_answered_question_changes_nothing(scene):
    await pause(scene, "Ill")
    await scene.wait(days=2)
    await scene.tap("I am back")
    asked, said = scene.last, len(scene.chat)
    await scene.press(asked, "pause:end")
    assert (scene.toast, len(scene.chat)) == ("Your exercises are not paused.", said)
    await scene.tap("No, nothing new")
    said = len(scene.chat)
    await scene.press(asked, "catch_up:something")
    assert scene.toast == "This question is closed. Press Today to go on."
    assert (len(scene.chat), (await scene.answers()).falls_12m) == (said, "one")
    await scene.press(asked, "pause:wait")
    assert scene.toast == "Your exercises are not paused."


async def test_an_answer_of_before_does_not_count_once_a_hold_or_another_pause_has_come(scene):
    await pause(scene, "Ill")
    await scene.wait(days=2)
    await scene.tap("I am back")
    asked = scene.last
    await pause(scene, "In hospital")
    await scene.tap("No, nothing new", asked)
    assert scene.toast == "This question is closed. Press Today to go on."
    await scene.wait(days=2)
    await scene.write("I am back")
    assert scene.last.text.startswith("Before we begin again: since 2 March")


async def test_an_illness_that_became_a_journey_is_not_forgotten(scene):
    await pause(scene, "Ill")
    await scene.wait(days=5)
    await pause(scene, "It is something else now", "Away", "3 days")
    said = len(scene.chat)
    await scene.wait(days=4)
    assert scene.texts(said)[0].startswith("Before we begin again")
    await scene.tap("No, nothing new")
    assert await walking(scene) == 3


async def test_whoever_goes_away_before_saying_what_is_new_is_asked_when_they_want_to_exercise(scene):
    await pause(scene, "Ill")
    await scene.wait(days=2)
    await scene.tap("I am back")
    await pause(scene, "Away", "A week")
    await scene.write("/today")
    await scene.tap("Show today's exercises all the same")
    assert scene.last.text.startswith("Before we begin again")
    await scene.taps("Yes, something", "Show today's exercises all the same", *SIX, "All correct")
    await scene.tap("Show today's exercises all the same")
    assert scene.last.text.startswith("Today, about")


@pytest.mark.parametrize("days", [0, 5])
async def test_from_ill_to_hospital_it_stays_one_illness(scene, days):
    await pause(scene, "Ill")
    await scene.wait(days=5)
    await pause(scene, "It is something else now", "In hospital")
    await scene.wait(days=days)
    await scene.taps("I am back", "No, nothing new")
    assert await walking(scene) == 3


async def test_back_on_a_hold_the_hold_is_shown_and_the_question_comes_after_it(scene):
    await pause(scene, "Ill")
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:dizzy", "faint:no")
    await scene.wait(days=2)
    await scene.write("I am back")
    assert "I have asked a doctor or physiotherapist" in scene.last.buttons
    assert await scene.hold_rules() == {"T5"}
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    assert scene.last.text.startswith("Before we begin again")


async def test_after_an_emergency_in_a_pause_the_six_questions_are_asked_once(scene):
    await pause(scene, "Ill")
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    await scene.wait(days=2)
    await scene.write("I am back")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "My doctor", "Today")
    await scene.tap("Yes, they told me so")
    await scene.taps(*SIX, "All correct")
    assert scene.last.text.startswith("Today, about")


async def test_when_it_is_asked_the_next_time_it_is_since_this_one(scene):
    for _ in range(2):
        await pause(scene, "Ill")
        await scene.wait(days=4)
        await scene.taps("I am back", "No, nothing new")
    assert "since 6 March" in scene.chat[-3].text


async def test_after_28_days_away_the_ladders_come_down_by_themselves(scene):
    await pause(scene, "Away", "Until I say so")
    await scene.wait(days=29)
    await scene.taps("I am back", "No, nothing new")  # they were silent for as long
    assert await walking(scene) == 3


async def test_what_was_new_is_on_record(scene):
    await pause(scene, "Ill")
    await scene.wait(days=1)
    await scene.taps("I am back", "Not sure")
    assert (await scene.audited())[-3:] == ["paused ill", "pause_ended ill", "caught_up unsure"]


async def test_every_day_after_a_pause_has_one_message_and_no_summary_of_the_pause_is_made_up_for(scene):
    await pause(scene, "Ill")
    await scene.wait(days=16)  # a Wednesday
    await scene.taps("I am back", "No, nothing new")
    said = len(scene.chat)
    await scene.live(days=5)
    texts = scene.texts(said)
    assert sum(text.startswith(REMINDER) for text in texts) == 5
    assert sum(text.startswith("Your week\n") for text in texts) == 1
    found = select(tables.outbox.c.error).where(tables.outbox.c.state == "skipped")
    assert await scene.database.run(lambda tx: tx.execute(found).all()) == []
    assert scene.now - MONDAY == timedelta(days=21)
