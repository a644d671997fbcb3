"""A heart on words that told of something done."""

import pytest

from bot.storage import reports
from tests.usecases.scene import MONDAY


async def test_written_words_about_exercise_get_a_heart_on_their_own_message(scene):
    await scene.write("walked 25 minutes")
    [(message, emoji)] = scene.reactions
    assert emoji == "❤"
    assert message >= 5000  # theirs


async def test_the_same_words_again_are_nothing_new(scene):
    await scene.write("walked 25 minutes")
    await scene.write("walked 25 minutes")
    assert len(scene.reactions) == 1


@pytest.mark.parametrize(
    "words", ["my back hurts", "walked 25 minutes but came over all dizzy", "walked 25 minutes and fell", "thank you"]
)
async def test_a_symptom_beside_it_or_nothing_done_gets_none(scene, words):
    await scene.write(words)
    assert scene.reactions == []


async def test_on_a_hold_nothing_is_praised(scene):
    await scene.change(reports.hold, "C2", MONDAY)
    await scene.write("walked 25 minutes")
    assert "25 minutes" in scene.last.text
    assert scene.reactions == []


async def test_while_a_question_about_a_symptom_is_open_there_is_none(scene):
    await scene.write("Pain or dizzy")
    await scene.write("walked 25 minutes")
    assert scene.reactions == []


async def test_what_the_rules_leave_out_is_written_down_without_a_heart(scene):
    await scene.write("climbed the stairs for 10 minutes")
    assert scene.reactions == []


async def test_a_tap_has_no_message_of_theirs(scene):
    await scene.write("/today")
    await scene.tap("Done all")
    assert scene.reactions == []
