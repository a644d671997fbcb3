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


@pytest.mark.parametrize("words", ["HELP", "I have no chest pain", "help me please"])
async def test_words_that_may_mean_something_grave_are_asked_about(scene, words):
    await scene.write(words)
    assert scene.last.text.startswith("I am not sure I understood. Is something wrong?")
    assert next(iter(scene.last.buttons)) == "Emergency"
    assert await scene.hold_rules() == set()


@pytest.mark.parametrize("words", ["yes", "no", "?", "👍", "x" * 4096, "\u202e\u0000", "qwrtz"])
async def test_words_that_answer_nothing_are_never_met_with_silence(scene, words):
    before = len(scene.chat)
    await scene.write(words)
    assert len(scene.chat) > before
    assert await scene.hold_rules() == set()


@pytest.mark.parametrize("words", ["no pain today", "thank you", "teşekkür ederim", "good morning"])
async def test_words_that_tell_of_nothing_wrong_are_not_asked_about(scene, words):
    before = len(scene.chat)
    await scene.write(words)
    assert len(scene.chat) > before
    assert not [text for text in scene.texts(before) if text.startswith("I am not sure")]
    assert await scene.hold_rules() == set()


@pytest.mark.parametrize("words", ["I feel dizzy", "I have chest pain"])
async def test_before_consent_nothing_is_read_for_a_symptom(sqlite_database, words):
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.write("/start")
    before = len(scene.chat)
    await scene.write(words)
    assert len(scene.chat) > before
    assert await scene.hold_rules() == set()


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


@pytest.mark.parametrize(
    "words", ["did both balance exercises", "balance done", "balance exercises", "denge egzersizlerini yaptım"]
)
async def test_the_balance_exercises_are_those_of_the_days_plan(sqlite_database, words):
    scene = Scene(sqlite_database)
    await scene.arrive()
    await scene.write(words)
    assert scene.last.text == "I wrote down:\n• standing on one leg"
    assert await scene.hold_rules() == set()
