"""Sentences as people write them, read by the bot itself: a symptom goes before everything else."""

import pytest

from tests.usecases.telling import Telling, means


@pytest.fixture
async def scene(sqlite_database) -> Telling:
    scene = Telling(sqlite_database)
    await scene.arrive()
    await scene.write("/today")
    return scene


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("my chest hurts", "T1"),
        ("göğsüm ağrıyor", "T1"),
        ("I fell yesterday", "T4"),
        ("düştüm", "T4"),
        ("I feel dizzy", "T5"),
        ("başım dönüyor", "T5"),
    ],
)
async def test_a_plain_sentence_is_acted_upon(scene, words, rule):
    await scene.write(words)
    assert await scene.hold_rules() == {rule}
    assert (await scene.report()).details["words"] == words


async def test_a_symptom_beside_something_done_is_answered_first(scene):
    before = len(scene.chat)
    await scene.write("walked 20 minutes and then I felt dizzy")
    texts = scene.texts(before)
    assert texts[0].startswith("Sit or lie down now.")
    assert any("20 minutes" in text for text in texts)


async def test_an_emergency_in_the_middle_of_the_questions_is_acted_upon(scene):
    for words in ("Pain or dizzy", "pain", "my chest hurts now"):
        await scene.write(words)
    assert await scene.hold_rules() == {"T1"}


async def test_a_symptom_added_to_a_message_counts_and_is_told_once(scene):
    await scene.edits("walked 20 minutes, felt dizzy", 6000)
    assert await scene.hold_rules() == {"T5"}
    before = len(scene.chat)
    await scene.edits("walked 20 minutes, felt dizzy!", 6000)
    assert len(await scene.reports()) == 1
    assert not [text for text in scene.texts(before) if text.startswith(("Sit or lie down", "I am not sure"))]


async def test_an_edited_message_that_says_nothing_new_gets_no_reply(scene):
    before = len(scene.chat)
    await scene.edits("thank you", 6000)
    assert len(scene.chat) == before


async def test_an_edited_message_answers_no_question_about_a_symptom(scene):
    await scene.tells(means("fall"))
    before = await scene.state()
    await scene.edits("yes", 6000)
    assert await scene.state() == before
    assert await scene.hold_rules() == {"T4"}


async def test_the_keyboards_words_count_in_an_edited_message(scene):
    await scene.edits("Pain or dizzy", 6000)
    assert scene.last.text.startswith("Stop, and sit down")
