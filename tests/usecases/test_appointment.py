"""On a hold: an appointment is noted, nobody is asked before it, and the day after they are."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.storage import patients
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)  # 10:30 in Istanbul
ASKED = "Yesterday was your appointment. What did they say?"
CHECK_IN = "Have you spoken to one?"


@pytest.fixture
async def scene(database) -> Scene:
    """On a hold since this Monday, because of dizziness."""
    scene = Scene(database, now=MONDAY)
    await scene.arrive(equipment_asked=["counter", "chair", "wall"])
    await scene.write("I feel dizzy")
    await scene.answer("faint:no")
    return scene


async def noted(scene: Scene):
    return (await scene.run(lambda visit: visit.patient)).appointment_on


async def choose(scene: Scene, day: str) -> None:
    await scene.write("/today")
    await scene.taps("I have an appointment", day)


async def test_the_day_is_chosen_from_the_next_two_weeks(scene):
    await scene.write("/today")
    await scene.tap("I have an appointment")
    assert list(scene.last.buttons)[:4] == ["Today", "Tomorrow", "Wed 25 Nov", "Thu 26 Nov"]
    assert list(scene.last.buttons)[-3:] == ["Mon 7 Dec", "Later than that", "Back"]
    await scene.tap("Tue 1 Dec")
    assert "your appointment is on Tuesday, 1 December" in scene.last.text


@pytest.mark.parametrize("words", ["next Tuesday", "1 December", "haftaya salı", "1 aralık", "01.12.", "Tue 1 Dec"])
async def test_it_can_be_written_in_either_language(scene, words):
    await scene.write("/today")
    await scene.tap("I have an appointment")
    await scene.write(words)
    assert "your appointment is on Tuesday, 1 December" in scene.last.text


@pytest.mark.parametrize(
    "words", ["next Tuesday at 10", "haftaya salı 10'da", "on the 1st at half past two", "ayın 1'inde saat 14.30"]
)
async def test_the_hour_beside_the_day_does_not_matter(scene, words):
    await scene.write("/today")
    await scene.tap("I have an appointment")
    await scene.write(words)
    assert "your appointment is on Tuesday, 1 December" in scene.last.text


async def test_a_day_far_off_is_written(scene):
    await choose(scene, "Later than that")
    await scene.write("20 January")
    assert "Wednesday, 20 January" in scene.last.text
    await scene.taps("It is on another day", "Later than that")
    await scene.write("20 November")
    assert scene.last.text.startswith("Please write a day within the next six months")


async def test_until_then_nobody_asks_and_the_day_after_they_do(scene):
    await choose(scene, "Tue 1 Dec")
    said = len(scene.chat)
    await scene.wait(days=8, hours=23)  # Wednesday, half past nine
    assert [text for text in scene.texts(said) if CHECK_IN in text or ASKED in text] == []
    await scene.wait(hours=1)
    assert scene.last.text == ASKED
    assert list(scene.last.buttons) == [
        "Not to exercise for now",
        "Not yet",
        "Yes, I may exercise",
        "Yes, with limits",
        "It is on another day",
    ]
    assert await noted(scene) is None


async def test_it_is_asked_once_and_then_the_check_ins_go_on(scene):
    await choose(scene, "Wed 25 Nov")
    await scene.wait(days=8)
    assert scene.texts().count(ASKED) == 1
    said = len(scene.chat)
    await scene.wait(days=3)
    assert any(CHECK_IN in text for text in scene.texts(said))


async def test_the_sunday_summary_names_it_and_asks_nothing(scene):
    await choose(scene, "Tue 1 Dec")
    await scene.wait(days=6, hours=8)
    summary = next(shown for shown in scene.chat if shown.text.startswith("Your week"))
    assert summary.text.endswith("Your appointment is on Tuesday, 1 December.")
    assert summary.buttons == {}


async def test_the_answer_ends_the_hold_as_ever(scene):
    await choose(scene, "Tomorrow")
    await scene.wait(days=2)
    await scene.taps("Yes, I may exercise", "Yes, they told me so")
    assert await scene.holds() == []
    assert scene.last.text.startswith("Today, about")


async def test_one_that_was_moved_is_asked_about_later(scene):
    await choose(scene, "Tomorrow")
    await scene.wait(days=2)
    await scene.taps("It is on another day", "Tue 1 Dec")
    said = len(scene.chat)
    await scene.wait(days=6)
    assert [text for text in scene.texts(said) if CHECK_IN in text or ASKED in text] == []
    await scene.wait(days=1)
    assert scene.last.text == ASKED


async def test_one_that_fell_through_is_forgotten_and_the_check_ins_go_on(scene):
    await choose(scene, "Mon 7 Dec")
    await scene.tap("I have no appointment any more")
    assert await noted(scene) is None
    await scene.wait(days=4)
    assert any(CHECK_IN in text for text in scene.texts())


async def test_when_it_could_not_be_asked_the_day_after_it_is_asked_a_day_later_by_its_date(scene):
    await choose(scene, "Wed 25 Nov")
    scene.now = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)  # nobody looked all day
    await scene.wait(seconds=1)
    assert ASKED not in scene.texts()
    await scene.wait(days=1)
    assert scene.last.text == "Your appointment was on Wednesday, 25 November. What did they say?"


async def test_back_leads_to_the_hold(scene):
    await choose(scene, "Back")
    assert scene.last.text.startswith("Exercise can help you")
    assert (await scene.state()).question == ""


async def test_an_old_button_with_a_day_that_is_over_asks_again(scene):
    await scene.write("/today")
    await scene.tap("I have an appointment")
    old = scene.last
    await scene.wait(days=2)
    await scene.tap("Tomorrow", old)
    assert await noted(scene) is None
    assert list(scene.last.buttons)[2] == "Fri 27 Nov"


async def test_a_symptom_in_words_is_no_day(scene):
    await scene.write("/today")
    await scene.tap("I have an appointment")
    await scene.write("I have chest pain since Tuesday")
    assert await noted(scene) is None
    assert "T1" in await scene.hold_rules()


async def test_after_thoughts_of_self_harm_no_appointment_is_asked_about(scene):
    await choose(scene, "Tomorrow")
    await scene.write("I want to kill myself")
    said = len(scene.chat)
    await scene.wait(days=9)
    assert not [text for text in scene.texts(said) if "ppointment" in text or "xercise" in text]


async def test_without_a_hold_there_is_none_to_note(scene):
    await scene.write("/today")
    button = scene.with_button("I have an appointment")
    await scene.wait(days=1)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    await scene.tap("I have an appointment", button)
    assert scene.toast == "Your exercises are not paused."


async def test_one_from_before_this_hold_says_nothing_about_it(scene):
    await scene.change(
        lambda tx, actor, person: patients.change(
            tx, actor, person.id, appointment_on=MONDAY.date() - timedelta(days=3)
        )
    )
    await scene.run(lambda visit: None)
    await scene.wait(days=4)
    assert CHECK_IN in scene.last.text
