"""What is asked after the first days: in its order, one topic a day, and never twice."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.dialogue import State
from bot.storage import conversations
from bot.usecases.ask_later import ask_next, known
from tests.usecases.scene import Scene, Shown

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
CHAIR, WALL = "Do you have a sturdy chair", "Do you have a free stretch of wall"
AGE, DIAGNOSIS = "How old are you?", "Has a doctor told you that you have osteoporosis"
BAND, STAIRS = "Do you have an exercise band", "Do you have stairs"
REASON = "What would you love to do easily?"


@pytest.fixture
async def scene(database) -> Scene:
    """Her first day is over, and it is the second."""
    scene = Scene(database, now=MONDAY)
    await scene.arrive(equipment=["counter"], equipment_asked=["counter"])
    await day(scene)
    return scene


async def day(scene: Scene) -> list[str]:
    """Today's exercises are done and felt, and the next day comes; what was said after the praise."""
    await scene.write("/today")
    said = len(scene.chat) + 1  # behind what was written down
    await scene.taps("Done all", "Just right")
    told = scene.texts(said)[1:]
    await scene.wait(days=1)
    return told


async def felt(scene: Scene) -> Shown:
    """The last message after today's exercises were felt."""
    await scene.write("/today")
    await scene.taps("Done all", "Just right")
    return scene.last


async def answered(scene: Scene, field: str) -> Any:
    found: dict[str, Any] = {}
    await scene.run(lambda visit: found.update(visit.answered()))
    return found[field].value if field in found else None


async def test_the_first_week_of_somebody_who_answers(scene):
    assert (await felt(scene)).text.startswith(CHAIR)
    await scene.tap("Yes, I have one")
    assert scene.last.text.startswith(WALL)
    await scene.tap("No, I have none")
    assert scene.last.text == "Thank you. I will choose your exercises accordingly from tomorrow on."
    await scene.wait(days=1)
    assert (await felt(scene)).text == AGE
    await scene.tap("65 or older")
    assert scene.last.text.startswith(DIAGNOSIS)
    await scene.tap("Not sure")
    assert scene.last.text == "Thank you. I wrote that down."
    await scene.wait(days=1)
    assert (await felt(scene)).text.startswith(BAND)
    await scene.tap("Yes, I have them")
    assert scene.last.text.startswith(STAIRS)
    await scene.tap("No, I have not")
    await scene.wait(days=1)
    assert (await felt(scene)).text.startswith(REASON)
    found = await scene.answers()
    assert found.equipment == {"counter", "chair", "band"}
    assert (found.age_band, found.diagnosis) == ("65_plus", "unsure")


async def test_nothing_is_asked_again_once_it_is_answered(scene):
    for _ in range(4):
        await felt(scene)
        while data := [data for data in scene.last.buttons.values() if data.startswith(("later:", "reason:is"))]:
            await scene.press(scene.last, data[0])
        await scene.wait(days=1)
    asked = [text for _ in range(2) for text in await day(scene)]
    assert not [text for text in asked if text.startswith((CHAIR, WALL, AGE, DIAGNOSIS, BAND, STAIRS, REASON))]


async def test_at_the_end_of_the_first_day_nothing_is_asked_but_the_hour(database):
    scene = Scene(database, now=MONDAY)
    await scene.arrive(equipment=["counter"], equipment_asked=["counter"])
    assert "I will write tomorrow" in (await felt(scene)).text
    assert (await scene.state()).question == ""


async def test_a_second_log_on_the_same_day_asks_for_nothing_more(scene):
    await felt(scene)
    await scene.taps("Yes, I have one", "Yes, I have one")
    said = len(scene.chat)
    await scene.run(ask_next)
    assert len(scene.chat) == said


async def test_later_is_asked_once_more_after_a_week_and_then_never(scene):
    await felt(scene)
    await scene.tap("Later")
    asked = []
    for number in range(2, 20):
        await scene.wait(days=1)
        if any(text.startswith(CHAIR) for text in [(await felt(scene)).text]):
            asked.append(number)
    assert asked == [8]  # the answer was put off on the first of these days


async def test_what_nobody_answered_does_not_keep_the_next_topic_back(scene):
    await felt(scene)
    left_open = scene.last
    await scene.wait(days=1)
    assert (await felt(scene)).text == AGE
    await scene.tap("Yes, I have one", left_open)
    assert (await scene.answers()).equipment >= {"chair"}
    assert scene.last.text.startswith("Thank you.")  # and no second question on top of the open one
    assert (await scene.state()).question == "age_band"


async def test_a_second_tap_on_an_answered_question_changes_nothing(scene):
    chair = await felt(scene)
    await scene.tap("Yes, I have one", chair)
    await scene.press(chair, "later:chair:no")
    assert (await scene.answers()).equipment >= {"chair"}
    assert scene.toast


async def test_back_asks_the_question_before_anew(scene):
    await felt(scene)
    await scene.taps("No, I have none", "Back")
    assert scene.last.text.startswith(CHAIR)
    await scene.tap("Yes, I have one")
    assert (await scene.answers()).equipment == {"chair", "counter"}
    assert list(scene.last.buttons)[-1] == "Back"


@pytest.mark.parametrize(
    ("said", "band"),
    [("72", "65_plus"), ("I am 64 years old", "50_64"), ("49", "under_50"), ("65 yaşındayım", "65_plus")],
)
async def test_an_age_can_be_said_as_a_number(scene, said, band):
    await day(scene)
    await felt(scene)
    await scene.write(said)
    assert (await scene.answers()).age_band == band
    assert scene.last.text.startswith(DIAGNOSIS)


async def test_the_words_of_the_buttons_will_do_in_both_languages(scene):
    await day(scene)
    await felt(scene)
    await scene.write("65 yaş veya üstü")
    await scene.write("not sure")
    found = await scene.answers()
    assert (found.age_band, found.diagnosis) == ("65_plus", "unsure")


@pytest.mark.parametrize(("words", "has"), [("var", True), ("I have one", True), ("yok", False), ("no", False)])
async def test_having_something_can_be_said_in_other_words(scene, words, has):
    await felt(scene)
    await scene.write(words)
    assert ("chair" in (await scene.answers()).equipment) is has
    assert scene.last.text.startswith(WALL)


async def test_what_was_answered_stands_on_the_card_for_a_doctor(scene):
    answers = {"age_band": "50_64", "diagnosis": "unsure"}
    await scene.run(lambda visit: visit.answer(**answers))
    said = len(scene.chat)
    await scene.write("/card")
    card = "\n".join(scene.texts(said))
    assert "• I am between 50 and 64." in card
    assert "• I am not sure whether I have osteoporosis or low bone density." in card
    assert "high-impact" not in card


async def test_the_cautious_answer_stands_on_top(scene):
    for question, first in (("age_band", "65 or older"), ("diagnosis", "Yes"), ("high_impact_ok", "No")):
        options = scene.setup.content.questionnaire.question(question).options
        assert options[0].text == first


async def test_a_kind_word_meanwhile_asks_the_open_question_again(scene):
    await day(scene)
    await felt(scene)
    await scene.write("thank you")
    assert scene.last.text == AGE


async def nothing_more(scene: Scene) -> bool:
    """Whether nothing of ours is asked after today's feel."""
    state = (await scene.state()).question
    said = len(scene.chat)
    await scene.run(ask_next)
    return len(scene.chat) == said and (await scene.state()).question == state


async def test_nobody_is_asked_on_a_hold(scene):
    await scene.write("/today")
    await scene.tap("Done all")
    feel = scene.last
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.tap("Just right", feel)
    assert not scene.last.text.startswith(CHAIR)
    assert await nothing_more(scene)


async def test_nobody_is_asked_in_a_pause(scene):
    await scene.write("/pause")
    await scene.tap("Ill")
    assert await nothing_more(scene)


async def test_nobody_is_asked_while_a_question_about_a_symptom_is_open(scene):
    await scene.write("Pain or dizzy")
    assert await nothing_more(scene)


async def test_nobody_is_asked_while_their_answers_are_not_confirmed(scene):
    await scene.run(lambda visit: visit.answer(confirmed=None))
    assert await nothing_more(scene)


async def test_an_answer_on_a_hold_is_kept_and_leads_to_nothing_more(scene):
    chair = await felt(scene)
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.wait(hours=1)
    said = len(scene.chat)
    await scene.tap("Yes, I have one", chair)
    assert not [text for text in scene.texts(said) if text.startswith(WALL)]
    assert "tomorrow" not in scene.last.text


async def test_an_answer_that_no_button_carries_changes_nothing(scene):
    await felt(scene)
    before = await scene.answers()
    for data in (
        "later:chair:x",
        "later:x:yes",
        "later:counter:no",
        "later:q1:no",
        "later:chair:back",
        "later:height:yes",
    ):
        await scene.press(scene.last, data)
    assert await scene.answers() == before


# -- high impact -------------------------------------------------------------------------------------------------------

READY = {
    "falls_12m": "none",
    "serious_fall": None,
    "equipment": ["counter", "stairs_rail"],
    "equipment_asked": ["counter", "chair", "wall", "band", "stairs_rail"],
    "age_band": "65_plus",
    "diagnosis": "yes",
    "no_checks": True,
}
IMPACT = "Some exercises jolt the bones hard"


@pytest.fixture
async def stairs(database) -> Scene:
    """Somebody with stairs, for whom a word about high impact would matter, on her first day."""
    scene = Scene(database, now=MONDAY)
    await scene.arrive(**READY)
    await day(scene)
    await scene.run(lambda visit: visit.change_patient(reason_asked_on=visit.day))
    return scene


async def weeks(scene: Scene, days: int) -> None:
    """So many days go by, on each of which something is heard from her."""
    for _ in range(days):
        await scene.wait(days=1)
        await scene.write("/week")


async def test_high_impact_is_asked_about_after_four_weeks_clear(stairs):
    told = []
    for number in range(2, 32):
        if any(IMPACT in text for text in await day(stairs)):
            told.append(number)
    assert told == [29]


async def test_a_yes_takes_a_second_tap_and_is_audited(stairs):
    await weeks(stairs, 28)
    assert IMPACT in (await felt(stairs)).text
    assert list(stairs.last.buttons) == ["No", "Not sure", "Yes, they said so"]
    await stairs.tap("Yes, they said so")
    assert (await stairs.answers()).high_impact_ok is None
    assert "high_impact_word yes" not in await stairs.audited()
    await stairs.tap("Yes, they told me so")
    assert (await stairs.answers()).high_impact_ok == "yes"
    assert "high_impact_word yes" in await stairs.audited()


async def test_the_second_tap_can_go_back(stairs):
    await weeks(stairs, 28)
    await felt(stairs)
    await stairs.taps("Yes, they said so", "No, go back")
    assert stairs.last.text.startswith(IMPACT)
    await stairs.tap("Not sure")
    assert (await stairs.answers()).high_impact_ok == "unsure"
    assert stairs.last.text == "Thank you. Then I leave such exercises out."


async def test_a_second_tap_out_of_the_blue_counts_for_nothing(stairs):
    await weeks(stairs, 28)
    asked = await felt(stairs)
    await stairs.tap("No", asked)
    for data in ("later:high_impact_ok:sure", "later:high_impact_ok:yes"):
        await stairs.press(asked, data)
    assert (await stairs.answers()).high_impact_ok == "no"


@pytest.mark.parametrize(("days_ago", "asks"), [(89, False), (90, True)])
async def test_a_no_is_asked_about_again_after_three_months_at_the_earliest(stairs, days_ago, asks):
    await weeks(stairs, 28)
    asked_on = (stairs.now.date() - timedelta(days=days_ago)).isoformat()
    await stairs.run(lambda visit: visit.answer(high_impact_ok="no", asked_later={"impact": [asked_on]}))
    assert (IMPACT in (await felt(stairs)).text) is asks


@pytest.mark.parametrize(
    "other", [{"equipment": ["counter"]}, {"falls_12m": "one", "serious_fall": "no"}, {"professional_ok": "not_yet"}]
)
async def test_high_impact_is_not_asked_about_where_it_changes_nothing(database, other):
    scene = Scene(database, now=MONDAY)
    await scene.arrive(**READY | other)
    await day(scene)
    await scene.run(lambda visit: visit.change_patient(reason_asked_on=visit.day))
    await weeks(scene, 40)
    assert IMPACT not in (await felt(scene)).text


async def test_four_weeks_begin_with_the_answers_that_made_somebody_clear(stairs):
    await weeks(stairs, 20)
    await stairs.run(lambda visit: visit.answer(professional_ok="yes"))
    await weeks(stairs, 10)
    assert IMPACT not in (await felt(stairs)).text
    await weeks(stairs, 20)
    assert IMPACT in (await felt(stairs)).text


async def test_what_decides_is_what_is_known(scene):
    seen: list[Any] = []
    await scene.run(lambda visit: seen.append(known(visit)))
    assert (seen[0].day, seen[0].answered, dict(seen[0].asked)) == (2, frozenset({"counter"}), {})
    await felt(scene)
    await scene.run(lambda visit: seen.append(known(visit)))
    assert dict(seen[1].asked) == {"home": (scene.now.date(),)}


async def test_an_open_check_of_an_earlier_day_keeps_nothing_back(scene):
    state = State(question="posture")
    await scene.change(lambda tx, actor, person: conversations.save(tx, actor, person, state, scene.now))
    assert (await felt(scene)).text.startswith(CHAIR)
