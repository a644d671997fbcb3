"""My reason: what they would love to do easily, by a button or in their own words."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.storage import tables
from bot.usecases.ask_later import ask_next
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
QUESTION = "What would you love to do easily?"
DONE_WITH = {"asked_later": {topic: ["2026-02-27", "2026-02-28"] for topic in ("home", "you", "more")}}


@pytest.fixture
async def scene(database) -> Scene:
    """On her fifth day, when the question has been asked."""
    scene = Scene(database, now=MONDAY)
    await scene.arrive(**DONE_WITH)
    await scene.run(lambda visit: visit.change_patient(first_day=date(2026, 2, 26)))
    await scene.run(ask_next)
    assert scene.last.text.startswith(QUESTION)
    return scene


async def reason(scene: Scene) -> str:
    found: list[str] = []
    await scene.run(lambda visit: found.append(visit.patient.reason))
    return found[0]


async def on_sunday(scene: Scene, head: str = "Your week") -> str:
    """The last sentences of the week's summary."""
    await scene.write("/week")
    await scene.wait(days=6, hours=8)
    summary = next(text for text in reversed(scene.texts()) if text.startswith(head))
    return summary.rpartition("\n\n")[2]


async def test_it_is_asked_on_the_fifth_day_and_never_again(scene):
    assert list(scene.last.buttons)[-1] == "I would rather not say"
    assert len(scene.last.buttons) == 7
    assert len(scene.last.text) <= 350
    await scene.wait(days=8)
    said = len(scene.chat)
    await scene.run(ask_next)
    assert not [text for text in scene.texts(said) if text.startswith(QUESTION)]


async def test_a_wish_is_kept_said_back_and_quoted_on_sundays(scene):
    await scene.tap("Playing with my grandchildren")
    assert scene.last.text == (
        "What you would love to do easily: “Playing with my grandchildren”\n\n"
        "Thank you. I will remind you of it on Sundays. To see or change it: /reason"
    )
    assert await on_sunday(scene) == "What you would love to do easily: “Playing with my grandchildren”"
    assert (await scene.state()).question == ""


async def test_it_is_kept_sealed(scene):
    await scene.write("to lift my granddaughter Elif")
    assert await reason(scene) == "to lift my granddaughter Elif"
    stored = await scene.database.run(lambda tx: tx.execute(select(tables.patients.c.reason)).scalar_one())
    assert "Elif" not in str(stored)


async def test_a_chosen_wish_speaks_the_language_of_the_day(scene):
    await scene.tap("Climbing stairs")
    await scene.run(lambda visit: visit.change_person(language="tr"))
    assert await on_sunday(scene, "Bu haftanız") == "Rahatça yapabilmek istediğiniz şey: “Merdiven çıkmak”"


async def test_their_own_words_stand_in_quotation_marks_as_they_are(scene):
    await scene.write('  "to {walk}\n<b>by</b> the sea %s"  ')
    assert await on_sunday(scene) == "What you would love to do easily: “to {walk} <b>by</b> the sea %s”"


async def test_too_many_words_are_kindly_asked_for_again(scene):
    await scene.write("to dance with all my friends " * 5)
    assert scene.last.text.startswith("Thank you for telling me so much.")
    assert await reason(scene) == ""
    await scene.write("x" * 120)
    assert await reason(scene) == "x" * 120


async def test_i_would_rather_not_say_is_an_answer(scene):
    await scene.tap("I would rather not say")
    assert scene.last.text == "That is fine. If you would like to tell me one day, write /reason"
    assert await reason(scene) == ""
    assert "What you would love" not in await on_sunday(scene)


async def test_a_symptom_is_no_reason(scene):
    await scene.write("my chest hurts")
    assert await scene.hold_rules() == {"T1"}
    assert await reason(scene) == ""


async def test_what_tells_of_exercise_is_written_down_and_is_no_reason(scene):
    await scene.write("also swam 20 minutes")
    assert "swimming, 20 minutes" in scene.last.text
    assert await reason(scene) == ""


async def test_thanks_and_questions_are_no_reason(scene):
    for text in ("thank you", "can I swim?"):
        await scene.write(text)
        assert await reason(scene) == ""
        assert scene.last.text.startswith(QUESTION)
    await scene.write("to swim in the sea")
    assert await reason(scene) == "to swim in the sea"


async def test_days_later_words_are_no_answer_any_more_but_the_buttons_are(scene):
    asked = scene.last
    await scene.wait(days=1)
    await scene.write("my daughter is visiting today")
    assert await reason(scene) == ""
    await scene.tap("Walking to the shops", asked)
    assert await reason(scene) == "walking"


async def test_the_command_shows_changes_and_forgets_it(scene):
    await scene.write("to walk to the harbour")
    await scene.write("/reason")
    assert scene.last.text == "What you would love to do easily: “to walk to the harbour”"
    await scene.tap("Change it")
    await scene.tap("Working in the garden")
    await scene.write("/amacim")
    assert "“Working in the garden”" in scene.last.text
    await scene.tap("Forget it")
    assert await reason(scene) == ""
    await scene.write("/reason")
    assert scene.last.text.startswith(QUESTION)


async def test_it_is_never_quoted_on_a_hold(scene):
    asked = scene.last
    await scene.tap("Climbing stairs")
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.press(asked, "reason:is:garden")
    assert "“" not in scene.last.text
    said = len(scene.chat)
    await on_sunday(scene)
    assert not [text for text in scene.texts(said) if "“" in text]


async def test_after_thoughts_of_self_harm_nobody_speaks_of_it(scene):
    await scene.tap("Climbing stairs")
    await scene.write("I want to kill myself")
    await scene.write("/reason")
    assert scene.last.text.startswith("How you feel matters.")
    said = len(scene.chat)
    await scene.wait(days=8)
    assert not [text for text in scene.texts(said) if "stairs" in text]


async def test_a_wish_that_no_button_carries_changes_nothing(scene):
    await scene.press(scene.last, "reason:is:flying")
    assert await reason(scene) == ""
    assert scene.toast


async def test_in_turkish(database):
    scene = Scene(database, language="tr", now=MONDAY)
    await scene.arrive()
    await scene.write("/amacim")
    assert scene.last.text.startswith("Neyi rahatça yapabilmek isterdiniz?")
    await scene.write("torunumla parka gitmek")
    assert scene.last.text.startswith("Rahatça yapabilmek istediğiniz şey: “torunumla parka gitmek”")


@pytest.mark.parametrize("days", [0, 3])
async def test_words_that_may_name_a_symptom_are_asked_about(scene, days):
    await scene.wait(days=days)
    await scene.write("sweating a lot")
    assert scene.last.text.startswith("I am not sure I understood. Is something wrong?")
    assert await reason(scene) == ""


async def test_days_later_words_that_nobody_knows_are_asked_about(scene):
    await scene.wait(days=3)
    await scene.write("blorp snarf gribble")
    assert scene.last.text.startswith("I am not sure I understood. Is something wrong?")
