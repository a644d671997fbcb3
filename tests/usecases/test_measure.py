"""Height and posture, once a month: what is a loss, and what is only remembered."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.core.access import SYSTEM
from bot.storage import measurements
from bot.usecases.ask_later import ask_next
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
OFFER = "Once a month we look at your height."
POSTURE = "Now your posture"
EARLIER = {
    "asked_later": {topic: ["2026-02-01", "2026-02-02"] for topic in ("home", "you", "more")},
}


async def arrive(database: Any, **answers: Any) -> Scene:
    """Somebody in her second week, of whom only height and posture are left to be asked."""
    scene = Scene(database, now=MONDAY)
    await scene.arrive(**EARLIER | answers)
    begun = {"first_day": date(2026, 2, 22), "reason_asked_on": date(2026, 2, 25)}
    await scene.run(lambda visit: visit.change_patient(**begun))
    return scene


@pytest.fixture
async def scene(database) -> Scene:
    scene = await arrive(database)
    await offered(scene)
    return scene


async def offered(scene: Scene) -> bool:
    """Whether height is asked about at the end of this day."""
    said = len(scene.chat)
    await scene.run(ask_next)
    return any("height" in text for text in scene.texts(said))


async def measured(scene: Scene, *heights: str) -> None:
    for height in heights:
        await scene.write(height)
        await scene.tap("Correct")


async def kept(scene: Scene, kind: str) -> list[int]:
    person = await scene.person()
    every = await scene.database.run(measurements.every, SYSTEM, person.id, kind)
    return [each.value for each in every]


async def month(scene: Scene, days: int = 30) -> None:
    """Time goes by, and something is heard from her every day."""
    for _ in range(days):
        await scene.wait(days=1)
        await scene.write("/week")


async def first_month(scene: Scene, touches: str = "Yes, it touches") -> None:
    await measured(scene, "158", "158 cm")
    await scene.tap(touches)


async def second_month(scene: Scene) -> None:
    """After an ordinary first month, height is asked about again."""
    await first_month(scene)
    await month(scene)
    await offered(scene)


async def test_the_offer_names_a_helper_and_leaves_two_ways_out(scene):
    assert scene.last.text.startswith(OFFER)
    assert "Somebody has to help you" in scene.last.text
    assert list(scene.last.buttons) == ["Not today", "I would rather not"]
    assert "Only do it with somebody beside you." not in scene.last.text


async def test_the_first_time_it_is_measured_twice_and_then_comes_posture(scene):
    await scene.write("1,58")
    assert scene.last.text == "Your height: 158 cm. Is that right?"
    await scene.tap("Correct")
    assert "measure once more" in scene.last.text
    assert await kept(scene, "height") == []
    await measured(scene, "5 ft 2")
    assert await kept(scene, "height") == [1580, 1575]
    assert scene.last.text.startswith(POSTURE)
    assert list(scene.last.buttons) == ["No, it does not touch", "Not sure", "Yes, it touches"]
    await scene.tap("Yes, it touches")
    assert await kept(scene, "posture") == [1]
    assert (await scene.holds(), (await scene.state()).question) == ([], "")


async def test_two_first_measures_that_are_far_apart_are_taken_anew(scene):
    await measured(scene, "158", "155")
    assert scene.last.text.startswith("The two numbers are far apart.")
    await measured(scene, "156")
    assert await kept(scene, "height") == [1550, 1560]


async def test_a_double_tap_is_no_second_measure(scene):
    await scene.write("158")
    echo = scene.last
    await scene.tap("Correct", echo)
    await scene.press(echo, "height:sure:1580")
    assert await kept(scene, "height") == []


async def test_a_number_can_be_changed_before_it_counts(scene):
    await scene.write("185")
    await scene.tap("Change")
    await measured(scene, "158", "158")
    assert await kept(scene, "height") == [1580, 1580]


async def test_the_words_correct_and_change_will_do(scene):
    await scene.write("185")
    await scene.write("change")
    await scene.write("158")
    await scene.write("doğru")
    assert "measure once more" in scene.last.text


async def test_the_rest_can_be_said_as_well(scene):
    for text in ("158", "yes", "158 santim", "evet", "it touches"):
        await scene.write(text)
    assert (await kept(scene, "height"), await kept(scene, "posture")) == ([1580, 1580], [1])


@pytest.mark.parametrize("text", ["not now", "şimdi değil", "Not today"])
async def test_not_today_can_be_said(scene, text):
    await scene.write(text)
    assert scene.last.text == "That is fine. I will ask again in a week."


@pytest.mark.parametrize("text", ["58", "300 cm", "7"])
async def test_a_number_that_can_be_no_height_is_kindly_asked_for_again(scene, text):
    await scene.write(text)
    assert scene.last.text.startswith("I can use a height between 120 and 210 cm.")
    assert await scene.holds() == []


async def test_a_symptom_beside_the_number_goes_first(scene):
    await scene.write("158 cm but my chest hurts")
    assert await scene.hold_rules() == {"T1"}


async def test_it_comes_back_every_month(scene):
    await first_month(scene)
    await month(scene, 29)
    assert not await offered(scene)
    await month(scene, 1)
    assert await offered(scene)
    await measured(scene, "157.5")
    assert scene.last.text.startswith(POSTURE)
    assert await kept(scene, "height") == [1580, 1580, 1575]


async def test_a_loss_is_confirmed_on_another_day_before_it_is_a_referral(scene):
    await second_month(scene)
    await measured(scene, "156")
    assert scene.last.text.startswith("Thank you. That is a little less than at the beginning.")
    assert await scene.holds() == []
    await month(scene, 1)
    assert await offered(scene)
    assert scene.last.text.startswith("Last time your height seemed a little less")
    await measured(scene, "155,9")
    assert await scene.hold_rules() == {"T3"}
    assert [report.signs for report in await scene.reports()] == [("height_loss",)]


async def test_a_loss_that_is_not_confirmed_is_none(scene):
    await second_month(scene)
    await measured(scene, "155")
    await month(scene, 1)
    await offered(scene)
    await measured(scene, "157")
    assert await scene.holds() == []
    assert not scene.last.text.startswith(POSTURE)
    await month(scene, 5)
    assert not await offered(scene)


async def test_not_today_comes_again_in_a_week(scene):
    await scene.tap("Not today")
    assert scene.last.text == "That is fine. I will ask again in a week."
    await month(scene, 6)
    assert not await offered(scene)
    await month(scene, 1)
    assert await offered(scene)


async def test_i_would_rather_not_is_for_good(scene):
    await scene.tap("I would rather not")
    await month(scene, 40)
    assert not await offered(scene)


async def test_somebody_who_leaves_a_lower_measure_unconfirmed_is_told_whom_to_tell(scene):
    await second_month(scene)
    await measured(scene, "155")
    await month(scene, 1)
    await offered(scene)
    await scene.tap("I would rather not")
    assert "please tell your doctor" in scene.last.text


async def test_what_is_left_open_comes_again_in_a_month_and_not_before(scene):
    await month(scene, 29)
    assert not await offered(scene)
    await month(scene, 1)
    assert await offered(scene)


async def test_the_unsteady_measure_only_with_somebody_beside_them(database):
    scene = await arrive(database, falls_12m="two_plus", serious_fall=None)
    await offered(scene)
    assert scene.last.text.endswith("Only do it with somebody beside you.")
    assert len(scene.last.text) <= 350


async def test_nobody_measures_on_a_hold(scene):
    await scene.write("158")
    echo = scene.last
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.tap("No, none of these")
    await scene.press(echo, "height:sure:1580")
    assert await kept(scene, "height") == []
    assert not await offered(scene)


# -- posture -----------------------------------------------------------------------------------------------------------


async def test_a_head_that_no_longer_touches_the_wall_is_a_referral(scene):
    await second_month(scene)
    await measured(scene, "158")
    await scene.tap("No, it does not touch")
    assert await scene.hold_rules() == {"T3"}
    assert [report.signs for report in await scene.reports()] == [("stoop",)]


@pytest.mark.parametrize(
    ("answer", "rules"), [("Yes, it is new", {"T3"}), ("Not sure", set()), ("No, it has long been like that", set())]
)
async def test_at_the_first_check_a_stoop_is_only_remembered_unless_it_is_new(scene, answer, rules):
    await first_month(scene, "No, it does not touch")
    assert scene.last.text == "Is that new?"
    await scene.tap(answer)
    assert await scene.hold_rules() == rules
    assert await kept(scene, "posture") == [0]


async def test_an_old_stoop_stays_an_old_stoop(scene):
    await first_month(scene, "No, it does not touch")
    await scene.tap("No, it has long been like that")
    await month(scene)
    await offered(scene)
    await measured(scene, "158")
    await scene.tap("No, it does not touch")
    assert await scene.holds() == []


async def test_not_sure_about_the_wall_is_not_written_down(scene):
    await first_month(scene, "Not sure")
    assert (await kept(scene, "posture"), await scene.holds()) == ([], [])


async def test_old_buttons_change_nothing(scene):
    await measured(scene, "158", "158")
    asked = scene.last
    await scene.tap("Yes, it touches", asked)
    for data in (
        "posture:is:no",
        "posture:new:yes",
        "height:sure:1500",
        "height:sure:9",
        "height:later",
        "height:change",
    ):
        await scene.press(asked, data)
    assert (await kept(scene, "posture"), await kept(scene, "height")) == ([1], [1580, 1580])
    assert await scene.holds() == []


async def test_in_turkish_numbers_are_written_and_read_the_turkish_way(database):
    scene = await arrive(database)
    await scene.run(lambda visit: visit.change_person(language="tr"))
    await scene.run(ask_next)
    await scene.write("158,5 santim")
    assert scene.last.text == "Boyunuz: 158,5 cm. Doğru mu?"
