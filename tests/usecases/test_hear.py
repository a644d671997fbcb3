"""Words: the keyboard's, an answer's, or something that has to be asked about; never silence."""

from datetime import UTC, datetime

import pytest

from bot.usecases import end_hold
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.arrive()
    return scene


@pytest.mark.parametrize(
    "words", ["my chest hurts", "göğsüm ağrıyor", "yes", "?", "👍", "x" * 4096, "‮\u0000", "no pain today", "HELP"]
)
async def test_words_that_nobody_can_account_for_are_asked_about(scene, words):
    await scene.write(words)
    assert scene.last.text.startswith("I am not sure I understood. Is something wrong?")
    assert next(iter(scene.last.buttons)) == "Emergency"


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("PAIN OR DIZZY", "Stop, and sit down"),
        ("ağrı veya baş dönmesi", "Stop, and sit down"),
        ("agri veya bas donmesi", "Stop"),
    ],
)
async def test_the_keyboards_words_are_known_in_any_spelling(scene, words, begins):
    await scene.write(words)
    assert scene.last.text.startswith(begins)


async def test_questions_about_a_symptom_can_be_answered_in_words(scene):
    for words in ("Pain or dizzy", "dizzy, unsteady or a fall", "unsteady on my feet"):
        await scene.write(words)
    assert await scene.hold_rules() == {"T4"}


async def test_after_thoughts_of_self_harm_nothing_speaks_of_exercise(scene):
    await scene.run(lambda visit: None)
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    await scene.tap(next(text for text in scene.last.buttons if "harm" in text.lower()))
    said = len(scene.chat)
    await scene.run(end_hold.how)
    await scene.write("/today")
    await scene.wait(days=13)
    assert len(scene.chat) > said
    assert not [text for text in scene.texts(said) if "exercis" in text.lower()]
