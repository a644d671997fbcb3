"""While it is not clear whether something is wrong, nothing else comes first, and nothing is forgotten."""

from datetime import UTC, datetime

import pytest

from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


@pytest.fixture
async def scene(database) -> Scene:
    """Today's plan is on the screen, and *Pain or dizzy* was pressed."""
    scene = Scene(database, now=MONDAY)
    await scene.arrive()
    await scene.write("/today")
    await scene.write("Pain or dizzy")
    return scene


@pytest.mark.parametrize("words", ["/today", "/start", "Today", "/bugun"])
async def test_words_that_lead_elsewhere_show_the_open_question_again(scene, words):
    await scene.write(words)
    assert "What is happening?" in scene.last.text


@pytest.mark.parametrize("button", ["Show me how", "Some or none"])
async def test_a_tap_on_the_plan_shows_the_open_question_again(scene, button):
    await scene.tap(button)
    assert "What is happening?" in scene.last.text


async def test_a_deeper_question_stays_open_too(scene):
    await scene.answer("what:pain")
    question = scene.last.text
    await scene.write("/start")
    assert scene.last.text == question


async def test_what_was_done_can_be_logged_all_the_same(scene):
    await scene.tap("Done all")
    assert scene.last.text.startswith("Well done. I wrote down")
    assert (await scene.state()).question == "symptom"


async def test_a_language_switch_asks_the_open_question_in_the_new_language(scene):
    await scene.write("/settings")
    await scene.taps("Language", "Türkçe")
    assert "Ne oluyor?" in scene.last.text


async def test_once_all_is_well_everything_is_there_again(scene):
    await scene.tap("I'm fine, pressed by mistake")
    await scene.write("/today")
    assert "Done all" in scene.last.buttons


async def test_unanswered_it_is_asked_once_more_and_the_next_morning_it_is_written_down(scene):
    await scene.wait(hours=2)
    assert "Emergency" in scene.last.buttons
    asked = len(scene.chat)
    await scene.wait(hours=20)
    assert len(scene.chat) == asked
    assert (await scene.report()).rule == "T9"
