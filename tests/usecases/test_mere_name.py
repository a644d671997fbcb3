"""The name of an exercise and nothing else: of the day's plan it was done; of any other they are asked."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.storage import tables
from tests.usecases.scene import Scene


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.arrive()
    return scene


async def logged(scene: Scene) -> list[str]:
    query = select(tables.logs.c.exercise).order_by(tables.logs.c.id)
    return list(await scene.database.run(lambda tx: tx.execute(query).scalars().all()))


@pytest.mark.parametrize("words", ["köprü", "Bridge", "bridge."])
async def test_the_name_of_something_that_is_not_in_the_plan_is_asked_about(scene, words):
    await scene.write(words)
    assert scene.last.text == "Lifting the hips in bed is not in today's plan. Was it done today?"
    assert list(scene.last.buttons) == ["No, I want to read about it", "Yes, it was done"]
    assert await logged(scene) == []


@pytest.mark.parametrize("words", ["Yes, it was done", "yes", "evet"])
async def test_yes_writes_it_down_once(scene, words):
    await scene.write("köprü")
    asked = scene.last
    await scene.write(words)
    assert "I wrote down:" in scene.last.text
    await scene.tap("Yes, it was done", asked)
    assert await logged(scene) == ["bridge"]


async def test_no_leads_to_its_card(scene):
    await scene.write("köprü")
    await scene.write("no")
    assert "Lifting the hips in bed" in scene.last.text
    assert "Why it helps" in scene.last.buttons
    assert await logged(scene) == []


@pytest.mark.parametrize("words", ["swimming", "yoga"])
async def test_what_has_no_card_leads_back_to_the_day(scene, words):
    await scene.write(words)
    assert list(scene.last.buttons) == ["No", "Yes, it was done"]
    await scene.tap("No")
    assert "Done all" in scene.last.buttons
    assert await logged(scene) == []


async def test_a_yes_of_the_day_after_counts_for_the_day_that_was_asked_about_and_later_no_more(scene):
    await scene.write("köprü")
    asked = scene.last
    scene.now += timedelta(days=2)
    await scene.tap("Yes, it was done", asked)
    assert scene.last.text == "I can only write down what you did today or yesterday."
    assert await logged(scene) == []
    scene.now -= timedelta(days=1)
    await scene.tap("Yes, it was done", asked)
    assert "I wrote down for Thursday:" in scene.last.text


async def test_the_name_of_something_in_the_plan_is_written_down(scene):
    await scene.write("one leg stand")
    assert await logged(scene) == ["single_leg_stance"]


async def test_what_is_written_down_already_is_not_asked_about(scene):
    await scene.write("bridges done")
    await scene.write("bridge")
    assert scene.last.text.startswith("That is written down already")


async def test_a_name_does_not_push_a_symptom_aside(scene):
    await scene.write("I fell")
    await scene.write("köprü")
    assert "hit your head" in scene.last.text
    assert await logged(scene) == []


@pytest.mark.parametrize("data", ["log:named:nothing:2026-11-26", "log:named:bridge:2026-11-27"])
async def test_data_that_no_button_has_writes_nothing_down(scene, data):
    await scene.write("köprü")
    await scene.press(scene.last, data)
    assert await logged(scene) == []
