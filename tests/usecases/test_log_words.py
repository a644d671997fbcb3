"""What was done, told in words: written down once, said back, and never praised where it should not be."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.access import SYSTEM
from bot.core.activities.activity import Activity
from bot.core.findings import finding
from bot.core.totals import LogEntry, WeekTotals
from bot.storage import logs, sessions
from bot.usecases import report_symptom
from bot.usecases.week import totals
from tests.usecases.scene import Scene

TODAY = date(2026, 11, 26)
YESTERDAY = TODAY - timedelta(days=1)
WALK, STAND, LEG = "brisk_walking", "sit_to_stand", "single_leg_stance"
ALL, SOME, NONE = (Activity("plan", done=done) for done in ("all", "some", "none"))


def walked(minutes: float | None = None, *, yesterday: bool = False) -> Activity:
    return Activity(WALK, minutes=minutes, yesterday=yesterday)


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.arrive(equipment_asked=["counter", "chair", "wall"])
    await scene.write("/today")
    return scene


async def week(scene: Scene) -> WeekTotals:
    return await scene.run(totals, scene.now.date())


async def written(scene: Scene, day: date = TODAY) -> list[LogEntry]:
    return await scene.change(lambda tx, actor, person: logs.between(tx, actor, person.id, day, day))


async def minutes(scene: Scene, day: date = TODAY) -> int:
    return sum(entry.minutes for entry in await written(scene, day))


async def done(scene: Scene, day: date = TODAY) -> set[str]:
    """The exercises of the day's plan that count as done, for the ladder."""
    after = day + timedelta(days=1)
    found = await scene.change(lambda tx, _, person: sessions.between(tx, SYSTEM, person.id, day, after))
    return {exercise for exercise, every in found.items() if every[-1].done}


# -- written down, and said back ---------------------------------------------------------------------------------------


async def test_what_was_told_is_written_down_at_once_and_said_back(scene):
    await scene.tell(walked(25), Activity(STAND, sets=2, reps=10))
    assert scene.last.text == "I wrote down:\n• 25 minutes of walking\n• sit to stand, 2 times 10"
    assert list(scene.last.buttons) == ["Correct", "Change"]
    found = await week(scene)
    assert (found.moderate_minutes, found.weight_bearing_minutes, found.strength_days) == (25, 25, 1)
    assert found.groups == ("squat",)


async def test_it_is_said_back_in_turkish(sqlite_database):
    scene = Scene(sqlite_database, language="tr")
    await scene.arrive()
    await scene.tell(walked(25), Activity(STAND, sets=2, reps=10))
    assert "25 dakika" in scene.last.text
    assert "wrote" not in scene.last.text
    assert list(scene.last.buttons) == ["Doğru", "Değiştir"]


async def test_it_is_read_from_what_they_wrote_in_their_own_words(scene):
    await scene.write("walked 25 min and 2x10 sit to stands")
    assert scene.last.text == "I wrote down:\n• 25 minutes of walking\n• sit to stand, 2 times 10"
    await scene.write("dün yarım saat yürüdüm")
    assert await minutes(scene, YESTERDAY) == 30


async def test_nothing_more_has_to_be_pressed(scene):
    await scene.tell(walked(25))
    await scene.wait(days=2)
    assert await minutes(scene) == 25


async def test_correct_asks_how_it_felt_once_where_something_of_the_plan_was_done(scene):
    await scene.tell(walked(25))
    await scene.tap("Correct")
    assert scene.last.text == "Well done. I wrote down:\n• 25 minutes of walking\n\nHow did it feel?"
    await scene.tap("Just right")
    await scene.tell(Activity("gardening", minutes=60))
    await scene.tap("Correct")
    assert scene.last.text.endswith("Good. That counts towards your week.")


async def test_what_was_told_beside_the_plan_stands_below_it_when_they_are_asked_how_it_felt(scene):
    await scene.tell(walked(25), Activity("gardening", minutes=60))
    await scene.tap("Correct")
    assert "• 25 minutes of walking\n• gardening, 60 minutes" in scene.last.text
    await scene.tap("Just right")
    assert "• gardening, 60 minutes" in scene.with_button("Correct this").text


async def test_correct_has_a_kind_word_for_what_is_not_in_the_plan(scene):
    await scene.tell(Activity("gardening", minutes=60))
    assert "• gardening, 60 minutes" in scene.last.text
    await scene.tap("Correct")
    assert scene.last.text == "I wrote down:\n• gardening, 60 minutes\n\nGood. That counts towards your week."
    assert list(scene.last.buttons) == ["Change"]


async def test_what_was_done_yesterday_is_written_down_for_yesterday(scene):
    await scene.tell(walked(20, yesterday=True), Activity("other", minutes=1))
    assert scene.last.text == (
        "I wrote down for Wednesday:\n• 20 minutes of walking\n\nI wrote down:\n• other movement, 1 minute"
    )
    assert (await minutes(scene, YESTERDAY), await minutes(scene)) == (20, 1)
    await scene.tap("Correct")
    assert "20 minutes of walking\n• other movement, 1 minute" in scene.last.text


async def test_a_swim_is_written_down_and_once_it_is_said_that_it_does_not_load_the_bones(scene):
    await scene.tell(Activity("swimming", minutes=30))
    assert scene.last.text.startswith("I wrote down:\n• swimming, 30 minutes\n\nSwimming is good")
    assert "keep walking" in scene.last.text
    await scene.tell(Activity("swimming", minutes=20))
    assert "Swimming is good" not in scene.last.text
    found = await week(scene)
    assert (found.moderate_minutes, found.weight_bearing_minutes, found.active_days) == (50, 0, 1)


async def test_gardening_makes_a_day_active_and_nothing_else(scene):
    await scene.tell(Activity("gardening", minutes=60), Activity("other"))
    assert await week(scene) == WeekTotals(0, 0, 0, 0, 0, (), 0, 1)


async def test_a_balance_class_counts_as_balance_and_as_minutes(scene):
    await scene.tell(Activity("balance_class", minutes=45))
    found = await week(scene)
    assert (found.moderate_minutes, found.balance_days, found.weight_bearing_minutes) == (45, 1, 0)


async def test_somebody_with_unfinished_questions_is_asked_on(sqlite_database):
    scene = Scene(sqlite_database)
    await scene.arrive(confirmed=None)
    await scene.tell(walked(25))
    assert scene.texts()[-2].startswith("I wrote down:\n• 25 minutes of walking")
    assert "All correct" in scene.last.buttons


# -- the plan ----------------------------------------------------------------------------------------------------------


async def test_all_of_the_plan_is_done_all_in_words(scene):
    await scene.tell(ALL)
    assert scene.last.text.startswith("Well done. I wrote down:\n• 10 minutes of walking\n• standing on one leg")
    assert "Just right" in scene.last.buttons
    assert await done(scene) == {WALK, LEG}
    await scene.tell(ALL)
    assert scene.last.text.startswith("That is written down already:")
    await scene.tap("Done all")
    assert scene.toast == "That is written down already."
    assert await minutes(scene) == 10


async def test_none_of_the_plan_is_not_today_and_never_scolded(scene):
    await scene.tap("Done all")
    await scene.tell(Activity("swimming", minutes=30), NONE)
    assert [entry.exercise for entry in await written(scene)] == ["swimming"]
    await scene.tell(NONE)
    assert scene.last.text == "That is all right. A missed day loses nothing. I will write on your next day."
    assert [entry.exercise for entry in await written(scene)] == ["swimming"]


async def test_some_of_the_plan_opens_the_ticks_with_what_was_told(scene):
    await scene.tell(walked(25))
    await scene.tell(SOME)
    assert list(scene.last.buttons)[:2] == ["✓ 25 minutes of walking", "standing on one leg"]
    await scene.taps("standing on one leg", "Done")
    assert "• 25 minutes of walking\n• standing on one leg" in scene.last.text
    await scene.tap("Correct this")
    await scene.taps("✓ 25 minutes of walking", "Done")
    assert [entry.exercise for entry in await written(scene)] == [LEG]


async def test_without_a_plan_there_is_nothing_to_tick(scene):
    await scene.tell(Activity("plan", done="all", yesterday=True))
    assert scene.last.text.startswith("I have no plan for that day.")


async def test_what_is_mentioned_without_a_quantity_was_done_as_planned(scene):
    await scene.tell(walked(), Activity(LEG))
    assert scene.last.text == "I wrote down:\n• 10 minutes of walking\n• standing on one leg"
    assert await done(scene) == {WALK, LEG}


async def test_less_than_planned_is_not_done_and_two_walks_together_may_be(scene):
    await scene.tell(walked(6))
    assert await done(scene) == set()
    await scene.tell(walked(7))
    assert scene.last.text.endswith("For the whole day, that makes:\n• 13 minutes of walking")
    assert await done(scene) == {WALK}


async def test_whoever_tells_before_the_days_message_is_measured_by_the_days_plan(database):
    scene = Scene(database, now=datetime(2026, 11, 26, 5, 30, tzinfo=UTC))
    await scene.arrive()
    await scene.wait(hours=22)
    said = len(scene.chat)
    await scene.tell(walked(25))
    assert await done(scene, scene.now.date()) == {WALK}
    await scene.wait(hours=6)
    assert [text for text in scene.texts(said) if text.startswith("Hello")] == []


async def test_a_swim_before_the_days_message_does_not_take_its_place(database):
    scene = Scene(database, now=datetime(2026, 11, 26, 5, 30, tzinfo=UTC))
    await scene.arrive()
    await scene.wait(hours=22)
    await scene.tell(Activity("swimming", minutes=30))
    await scene.wait(hours=6)
    assert scene.last.text.startswith("Hello. Your exercises for today")
    await scene.write("/short")
    assert "written down already" not in scene.last.text


async def test_on_a_day_off_what_was_told_counts_all_the_same(scene):
    await scene.run(lambda visit: visit.change_patient(days_off=[4]))
    await scene.wait(days=1)
    await scene.tell(walked(25))
    assert scene.last.text.startswith("I wrote down:")
    assert await minutes(scene, TODAY + timedelta(days=1)) == 25


# -- never twice -------------------------------------------------------------------------------------------------------


async def test_the_same_words_again_count_once(scene):
    for _ in range(2):
        await scene.tell(walked(25))
    assert scene.last.text == "That is written down already:\n• 25 minutes of walking"
    assert await minutes(scene) == 25


async def test_two_different_walks_add_up(scene):
    await scene.tell(walked(14))
    await scene.tell(walked(11))
    assert scene.last.text == (
        "I wrote down:\n• 11 minutes of walking\n\nFor the whole day, that makes:\n• 25 minutes of walking"
    )
    await scene.tell(walked(10, yesterday=True), walked(10, yesterday=True))
    assert await minutes(scene, YESTERDAY) == 20
    assert await minutes(scene) == 25


async def test_done_all_after_words_adds_only_what_is_missing(scene):
    await scene.tell(walked(25))
    await scene.tap("Done all")
    assert "• 25 minutes of walking\n• standing on one leg" in scene.last.text
    assert await minutes(scene) == 25
    await scene.tap("Just right")
    assert "• 25 minutes of walking\n• standing on one leg" in scene.with_button("Correct this").text


async def test_done_all_takes_the_place_of_what_was_less(scene):
    await scene.tell(walked(6))
    await scene.tap("Done all")
    assert await minutes(scene) == 10


async def test_a_quantity_after_done_all_replaces_what_was_planned(scene):
    await scene.tap("Done all")
    await scene.tell(walked(25))
    assert scene.last.text == (
        "I wrote down:\n• 25 minutes of walking\n\nThis takes the place of what I wrote down before."
    )
    assert (await minutes(scene), await done(scene)) == (25, {WALK, LEG})
    await scene.tell(walked(5))
    assert await minutes(scene) == 30


async def test_an_edited_message_replaces_what_its_first_version_told(scene):
    number = await scene.tell(walked(25), Activity("swimming", minutes=30))
    await scene.tell(walked(35), message_id=number)
    assert scene.last.text == "I wrote down:\n• 35 minutes of walking\n\nI took out:\n• swimming, 30 minutes"
    assert await minutes(scene) == 35
    await scene.tell(walked(35, yesterday=True), message_id=number)
    assert (await minutes(scene), await minutes(scene, YESTERDAY)) == (0, 35)


async def test_a_message_that_was_edited_into_something_else_tells_of_nothing(scene):
    number = await scene.tell(walked(25))
    await scene.tell(walked(11))
    await scene.tell(message_id=number)
    assert scene.last.text == "I took out:\n• 25 minutes of walking"
    assert await minutes(scene) == 11
    said = len(scene.chat)
    await scene.tell(message_id=number)
    assert len(scene.chat) == said


async def test_all_of_the_plan_can_be_edited_to_what_was_really_done(scene):
    number = await scene.tell(ALL, Activity("swimming", minutes=30))
    await scene.tell(ALL, message_id=number)
    assert {entry.exercise for entry in await written(scene)} == {WALK, LEG}
    await scene.tell(walked(5), message_id=number)
    assert [(entry.exercise, entry.minutes) for entry in await written(scene)] == [(WALK, 5)]
    assert await done(scene) == set()


async def test_an_edit_after_midnight_still_tells_of_the_day_on_which_it_was_written(scene):
    number = await scene.tell(walked(25))
    await scene.wait(hours=20)
    await scene.tell(walked(35), message_id=number)
    assert scene.last.text.startswith("I wrote down for Thursday:")
    assert await minutes(scene) == 35
    await scene.wait(days=1)
    await scene.tell(walked(45), message_id=number)
    assert scene.last.text == "I can only write down what you did today or yesterday."
    await scene.tell(message_id=number)
    assert await minutes(scene) == 35


# -- without praise ----------------------------------------------------------------------------------------------------


async def test_what_the_rules_leave_out_is_written_down_with_a_kind_cautious_line(scene):
    await scene.tell(Activity("stair_climbing", sets=3, reps=10))
    assert scene.last.text == (
        "I wrote down:\n• climbing stairs, 3 times 10\n\n"
        "You told me about one fall. That is why I leave out: stair climbing."
        " Your own stairs at home are fine: hold the rail and take your time."
        " Please keep to the exercises in your plan."
    )
    await scene.tap("Correct")
    assert scene.last.text.endswith("Thank you for telling me.")


async def test_missing_equipment_forbids_nothing_to_somebody_who_has_used_it(scene):
    await scene.tell(Activity("band_row", sets=2, reps=10))
    assert "leave out" not in scene.last.text


async def test_on_hold_it_is_written_down_and_the_pause_is_named(scene):
    await scene.run(report_symptom.open_finding, finding("T5", ("dizziness",)))
    await scene.tell(walked(25), Activity("swimming", minutes=30))
    assert scene.last.text == (
        "I wrote down:\n• 25 minutes of walking\n• swimming, 30 minutes\n\n"
        "Your exercises are paused. Please wait until a doctor or physiotherapist says yes."
    )
    assert await minutes(scene) == 55
    await scene.tap("Correct")
    assert scene.last.text.endswith("Thank you for telling me.")
    for done_of_plan in (ALL, NONE, SOME):
        said = len(scene.chat)
        await scene.tell(done_of_plan)
        assert not [text for text in scene.texts(said) if "Well done" in text or "How did it feel" in text]


async def test_after_thoughts_of_self_harm_nobody_speaks_of_exercise(scene):
    await scene.run(report_symptom.open_finding, finding("T1", ("self_harm",)))
    number = await scene.tell(walked(25))
    assert "walking" not in scene.last.text
    said = len(scene.chat)
    await scene.tell(message_id=number)
    assert len(scene.chat) == said


async def test_beside_a_symptom_there_is_one_short_line_and_no_praise(scene):
    await scene.tell(walked(25), beside_symptom=True)
    assert scene.last.text == "I wrote down:\n• 25 minutes of walking"
    assert list(scene.last.buttons) == ["Change"]
    assert await minutes(scene) == 25


async def test_beside_a_symptom_no_ticks_are_opened(scene):
    said = len(scene.chat)
    await scene.tell(SOME, beside_symptom=True)
    assert len(scene.chat) == said
    assert (await scene.state()).question == ""


async def test_an_open_question_about_a_symptom_comes_before_the_echo(scene):
    await scene.write("Pain or dizzy")
    asked = scene.last.text
    await scene.tell(walked(25))
    assert scene.texts()[-2:] == ["I wrote down:\n• 25 minutes of walking", asked]
    await scene.tell(SOME)
    assert scene.last.text == asked


# -- landings ----------------------------------------------------------------------------------------------------------


async def test_heel_drops_are_soft_until_the_ladder_says_otherwise(scene):
    await scene.tell(Activity("heel_drops", sets=2, reps=25))
    assert (await week(scene)).impacts == 0
    await scene.tell(Activity("skipping", reps=20))
    assert (await week(scene)).impacts == 20


@pytest.mark.parametrize(
    "again", ["walked 25, not 20", "Sorry, I meant 25 minutes walking", "25 dakika yürüdüm 20 değil"]
)
async def test_words_that_put_a_log_right_replace_it(scene, again):
    await scene.write("walked 20 minutes")
    await scene.write(again)
    assert [entry.minutes for entry in await written(scene)] == [25]


async def test_words_that_put_one_exercise_right_leave_the_others(scene):
    await scene.write("walked 20 minutes and swam 30 minutes")
    await scene.write("Actually I swam 40 minutes")
    assert sorted(entry.minutes for entry in await written(scene)) == [20, 40]
