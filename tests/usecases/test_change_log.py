"""Correcting what was written down: by buttons, by typed numbers, and without harm from stale taps."""

import pytest

from bot.core.activities.activity import Activity
from tests.usecases.scene import Scene
from tests.usecases.test_log_words import ALL, LEG, STAND, TODAY, WALK, done, minutes, walked, week, written

EDITOR = "Now it says:\n• {} minutes of walking\n\nPress what should change, or write the number."


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.arrive(equipment_asked=["counter", "chair", "wall"])
    await scene.write("/today")
    return scene


async def test_minutes_are_changed_by_five_and_by_one(scene):
    await scene.tell(walked(20))
    await scene.tap("Change")
    assert scene.last.text == EDITOR.format(20)
    assert list(scene.last.buttons) == [
        "− 5 minutes", "+ 5 minutes", "− 1 minute", "+ 1 minute", "Remove this", "Done",
    ]  # fmt: skip
    await scene.taps("+ 5 minutes", "− 1 minute")
    assert scene.last.text == EDITOR.format(24)
    assert await minutes(scene) == 24
    await scene.tap("Done")
    assert scene.last.text.startswith("Well done. I wrote down:\n• 24 minutes of walking\n\nHow did it feel?")


async def test_sets_and_repetitions_are_changed_each_on_its_own(scene):
    await scene.tell(Activity(STAND, sets=2, reps=10))
    await scene.tap("Change")
    await scene.taps("+ 1 set", "− 1 repetition")
    assert "• sit to stand, 3 times 9" in scene.last.text
    [entry] = await written(scene)
    assert (entry.sets, entry.reps) == (3, 9)
    await scene.tap("Done")
    assert scene.last.text.endswith("Good. That counts towards your week.")


async def test_a_held_exercise_is_changed_in_seconds(scene):
    await scene.tell(Activity(LEG, seconds=10))
    await scene.tap("Change")
    await scene.taps("+ 1 set", "− 5 seconds")
    assert "• standing on one leg, 2 times 5 seconds" in scene.last.text
    assert await done(scene) == {LEG}
    await scene.tap("+ 1 second")
    await scene.tap("− 1 set")
    assert "• standing on one leg, 6 seconds" in scene.last.text
    assert await done(scene) == set()


async def test_one_of_several_is_chosen_first(scene):
    await scene.tell(walked(20), Activity("swimming", minutes=30))
    await scene.tap("Change")
    assert scene.last.text == "Which one shall I change?"
    await scene.taps("swimming, 30 minutes", "Remove this")
    assert scene.last.text == "I took out:\n• swimming, 30 minutes"
    assert [entry.exercise for entry in await written(scene)] == [WALK]


async def test_numbers_can_be_typed_while_it_is_being_changed(scene):
    await scene.tell(walked(20))
    await scene.tap("Change")
    for words in ("35", "35 minutes", " 35 dk. "):
        await scene.write(words)
        assert scene.last.text == EDITOR.format(35)
    await scene.tap("Done")
    await scene.tell(Activity(STAND, sets=2, reps=10))
    await scene.taps("Change", "sit to stand, 2 times 10")
    await scene.write("3x8")
    assert "• sit to stand, 3 times 8" in scene.last.text
    await scene.write("9")
    assert "• sit to stand, 3 times 9" in scene.last.text


async def test_other_words_are_understood_as_always_while_it_is_being_changed(scene):
    await scene.tell(walked(20))
    await scene.tap("Change")
    for words in ("0", "700", "3x8", "20 seconds"):
        await scene.write(words)
        assert scene.last.text == EDITOR.format(20)
    for words in ("20 falls", "2026", "Pain or dizzy"):
        await scene.write(words)
        assert await minutes(scene) == 20
    assert next(iter(scene.last.buttons)) == "Emergency"


async def test_a_typed_number_is_no_correction_when_nothing_is_being_changed(scene):
    await scene.tell(walked(20))
    await scene.taps("Change", "Remove this")
    await scene.write("35")
    assert await written(scene) == []


async def test_a_number_for_something_that_was_edited_away_meanwhile_is_no_correction(scene):
    number = await scene.tell(walked(20))
    await scene.tap("Change")
    await scene.tell(message_id=number)
    await scene.write("35")
    assert await written(scene) == []


async def test_taps_on_an_older_editor_and_double_taps_change_nothing_more(scene):
    await scene.tell(walked(20))
    echo = scene.last
    await scene.tap("Change")
    editor = scene.last
    await scene.tap("+ 5 minutes", editor)
    await scene.tap("+ 5 minutes", editor)
    assert await minutes(scene) == 25
    await scene.tap("Remove this")
    for text in ("− 5 minutes", "Remove this", "Done"):
        await scene.tap(text, editor)
        assert scene.toast == "That was changed already."
    for text in ("Correct", "Change"):
        await scene.tap(text, echo)
        assert scene.toast == "That was changed already."
    await scene.press(echo, editor.buttons["Done"].replace("done", "entry"))
    assert scene.toast == "That was changed already."
    assert await written(scene) == []


@pytest.mark.parametrize("forged", ["sets:0", "laps:3", "minutes:601"])
async def test_numbers_that_no_button_offers_do_no_harm(scene, forged):
    await scene.tell(walked(20))
    await scene.tap("Change")
    row = scene.last.buttons["Done"].rpartition(":")[2]
    await scene.press(scene.last, f"log:set:{row}:{forged}")
    assert await minutes(scene) in (20, 600)


async def test_no_button_leads_below_one_or_beyond_reason(scene):
    await scene.tell(walked(1))
    await scene.tap("Change")
    assert "− 1 minute" not in scene.last.buttons
    assert "− 5 minutes" not in scene.last.buttons
    await scene.write("600")
    assert "+ 1 minute" not in scene.last.buttons
    assert await minutes(scene) == 600


async def test_after_two_days_it_stays_as_it_is(scene):
    await scene.tell(walked(20))
    echo = scene.last
    await scene.tap("Change", echo)
    editor = scene.last
    await scene.wait(days=2)
    await scene.tap("+ 5 minutes", editor)
    await scene.tap("Change", echo)
    assert scene.toast == "That was changed already."
    assert await minutes(scene) == 20


async def test_what_was_done_as_planned_can_be_changed_too(scene):
    await scene.tell(walked(), Activity("swimming", minutes=30))
    await scene.taps("Change", "10 minutes of walking", "− 5 minutes")
    assert await minutes(scene) == 35
    assert await done(scene) == set()
    await scene.tap("+ 5 minutes")
    assert await done(scene) == {WALK}
    await scene.tell(walked(10))
    assert scene.last.text.startswith("That is written down already")
    await scene.tell(ALL)
    assert await minutes(scene) == 40


async def test_the_words_of_something_corrected_are_known_when_they_come_again(scene):
    await scene.tell(walked(20))
    await scene.taps("Change", "+ 5 minutes", "Done")
    await scene.tell(walked(20))
    assert scene.last.text == "That is written down already:\n• 25 minutes of walking"
    await scene.tell(walked(25))
    assert await minutes(scene) == 25


async def test_a_correction_survives_an_edit_of_other_words(scene):
    number = await scene.tell(walked(20), Activity("swimming", minutes=30))
    await scene.taps("Change", "20 minutes of walking", "+ 5 minutes", "Done")
    await scene.tell(walked(20), Activity("swimming", minutes=40), message_id=number)
    assert {(entry.exercise, entry.minutes) for entry in await written(scene)} == {(WALK, 25), ("swimming", 40)}


async def test_beside_a_symptom_it_can_be_changed_and_removed(scene):
    await scene.tell(walked(20), beside_symptom=True)
    await scene.taps("Change", "+ 5 minutes", "Done")
    assert (await week(scene)).moderate_minutes == 25
    assert await minutes(scene, TODAY) == 25


async def test_an_old_editor_cannot_give_an_entry_what_it_is_not_counted_in(scene):
    number = await scene.tell(walked(20))
    await scene.tap("Change")
    editor = scene.last
    await scene.tell(Activity(STAND, sets=2, reps=10), message_id=number)
    await scene.tap("Change", scene.with_button("Correct"))
    await scene.press(editor, editor.buttons["+ 5 minutes"])
    assert [(entry.exercise, entry.minutes, entry.reps) for entry in await written(scene)] == [(STAND, 0, 10)]


@pytest.mark.parametrize("button", ["Done", "Remove this"])
async def test_on_the_way_to_a_plan_the_open_question_is_asked_again_after_the_editor(sqlite_database, button):
    scene = Scene(sqlite_database)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    question = scene.last.text
    await scene.tell(walked(20))
    await scene.taps("Change", button)
    assert scene.last.text == question
    assert (await scene.state()).question == "q1"
