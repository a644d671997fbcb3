"""Every three months it is asked what is new; meanwhile nothing goes up, and after a week the plan waits."""

from datetime import UTC, datetime

import pytest

from bot.usecases.planning import history
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)  # 10:30 in Istanbul; 90 days later it is the last of May
REMINDER = "Hello. Your exercises for today"
REVIEW = "A question that I ask every three months: since 2 March"
WAITING = "Before we begin again: since 2 March"
SIX = ("No, neither", "Never", "No, neither", "No, none of these", "No, none of these", "Yes, it is fine")


@pytest.fixture
async def scene(database) -> Scene:
    """The morning on which it falls due."""
    scene = Scene(database, now=MONDAY)
    await scene.arrive(equipment_asked=["counter", "chair", "wall"])
    await scene.run(lambda visit: None)
    await scene.live(days=89)
    return scene


def asked(scene: Scene, since: int = 0) -> int:
    return sum(text.startswith(REVIEW) for text in scene.texts(since))


async def unsettled(scene: Scene) -> bool:
    return await scene.run(lambda visit: history(visit, visit.day).unsettled)


async def test_it_comes_with_the_message_of_the_day_once(scene):
    assert asked(scene) == 0
    await scene.live(days=1)
    assert [text.startswith(start) for text, start in zip(scene.texts()[-2:], (REMINDER, REVIEW), strict=True)] == [
        True,
        True,
    ]
    assert list(scene.last.buttons) == ["Yes, something", "Not sure", "No, nothing new"]
    await scene.live(days=5)
    assert asked(scene) == 1


async def test_nothing_goes_up_until_it_is_answered(scene):
    assert not await unsettled(scene)
    await scene.live(days=2)
    assert await unsettled(scene)
    await scene.tap("No, nothing new")
    assert await unsettled(scene)  # the plan of this day stays as it was shown
    await scene.live(days=1)
    assert not await unsettled(scene)


async def test_nothing_new_confirms_the_answers_for_three_months(scene):
    await scene.live(days=1)
    await scene.tap("No, nothing new")
    assert scene.last.text == "Thank you. Then we go on as before."
    await scene.live(days=89)
    assert asked(scene) == 1
    await scene.live(days=1)
    assert any("since 31 May" in text for text in scene.texts())


@pytest.mark.parametrize("answer", ["Yes, something", "Not sure"])
async def test_with_something_new_all_six_are_asked_at_once(scene, answer):
    await scene.live(days=1)
    await scene.tap(answer)
    assert scene.last.text.startswith("1 of 6")
    await scene.taps(*SIX, "All correct")
    assert scene.last.text.startswith("Today, about")


async def test_after_a_week_without_an_answer_the_plan_waits(scene):
    await scene.live(days=7)
    assert scene.last.text.startswith(REMINDER)
    await scene.live(days=1)
    assert scene.last.text.startswith(WAITING)
    await scene.write("/today")
    assert scene.last.text.startswith(WAITING)
    await scene.tap("No, nothing new")
    assert scene.last.text.startswith("Today, about")


async def test_the_older_message_can_still_be_answered_then(scene):
    await scene.live(days=1)
    question = scene.last
    await scene.live(days=8)
    await scene.tap("No, nothing new", question)
    assert scene.last.text.startswith("Today, about")


async def test_the_plan_waits_from_the_morning_on_not_only_from_their_hour(scene):
    await scene.live(days=7)
    await scene.wait(hours=22)
    await scene.write("/today")
    assert scene.last.text.startswith(WAITING)


async def test_who_has_exercised_before_the_message_is_asked_all_the_same(scene):
    await scene.wait(hours=22)
    await scene.write("/today")
    await scene.tap("Done all")
    await scene.wait(hours=2)
    assert asked(scene) == 1


async def test_the_sunday_summary_asks_no_second_question_about_falls(scene):
    await scene.live(days=1)  # a Sunday
    said = len(scene.chat)
    await scene.wait(hours=8)
    assert [text.split("\n")[0] for text in scene.texts(said)] == ["Your week"]


async def test_on_a_hold_it_waits_until_the_hold_has_ended(scene):
    await scene.live(days=1)
    await scene.write("I feel dizzy")
    await scene.answer("faint:no")
    await scene.tap("Yes, something")
    assert scene.last.text.startswith("Exercise can help you")
    assert await scene.hold_rules() == {"T5"}
    await scene.live(days=1)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    assert scene.last.text.startswith(WAITING)


async def test_after_a_fall_it_is_asked_what_is_new_before_anything_is_planned(scene):
    await scene.write("I fell in the kitchen")
    await scene.answer(*(f"fall_{tap}:no" for tap in ("head", "blackout", "stand", "pain", "long")))
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    assert scene.last.text.startswith(WAITING)
