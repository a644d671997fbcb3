"""A shorter day: one exercise of each kind, for today only."""

from datetime import UTC, date, datetime

import pytest

from bot.storage import patients
from tests.usecases.scene import Scene

FRIDAY = datetime(2026, 12, 11, 7, 40, tzinfo=UTC)  # a strength day of the third week


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database, now=FRIDAY)
    await scene.arrive()
    await scene.change(lambda tx, actor, person: begin(tx, actor, person, date(2026, 11, 26)))
    return scene


def begin(tx, actor, person, first_day: date) -> None:
    patients.change(tx, actor, person.id, first_day=first_day, reminded_on=first_day)


def exercises(scene: Scene) -> list[str]:
    return [line for line in scene.last.text.splitlines() if line[:1].isdigit()]


async def test_a_shorter_day_keeps_walking_balance_and_one_strength_exercise(scene):
    await scene.write("/today")
    whole = exercises(scene)
    await scene.write("/short")
    assert scene.last.text.startswith("Shorter today, about")
    assert len(exercises(scene)) == 3 < len(whole)
    assert exercises(scene)[0] == whole[0]


@pytest.mark.parametrize("words", ["/kisa", "Shorter today", "short", "Kısa", "bugün kısa olsun"])
async def test_it_can_be_asked_for_in_words_of_either_language(scene, words):
    await scene.write(words)
    assert len(exercises(scene)) == 3


async def test_all_of_the_days_exercises_can_come_back(scene):
    await scene.write("/today")
    whole = scene.last.text
    await scene.write("/short")
    await scene.tap("Show all of today's exercises")
    assert scene.last.text == whole


async def test_the_next_day_is_whole_again(scene):
    await scene.write("/short")
    await scene.wait(days=1)
    await scene.write("/today")
    assert scene.last.text.startswith("Today, about")


async def test_what_is_done_of_a_shorter_day_is_written_down_as_it_was(scene):
    await scene.write("/short")
    await scene.tap("Done all")
    assert scene.last.text.count("•") == 3


async def test_the_menu_offers_a_shorter_day(scene):
    await scene.write("Menu")
    await scene.tap("Shorter today")
    assert len(exercises(scene)) == 3


async def test_a_day_with_nothing_to_leave_out_is_not_called_shorter(scene):
    await scene.change(lambda tx, actor, person: begin(tx, actor, person, FRIDAY.date()))
    await scene.write("/short")
    assert scene.chat[-2].text == "Today is a short day already: one exercise of each kind."
    assert scene.last.text.startswith("Today, about")
    assert "Show all of today's exercises" not in scene.last.buttons


async def test_a_day_that_is_done_stays_as_it_was_done(scene):
    await scene.write("/today")
    await scene.tap("Done all")
    await scene.write("/short")
    assert scene.last.text.startswith("Everything for today is done:")
    assert "Done all" not in scene.last.buttons
