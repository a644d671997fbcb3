"""Up and down the ladders, as a patient lives it: day by day, with taps."""

from datetime import date, timedelta

import pytest

from bot.core.access import SYSTEM
from bot.storage import ladders, sessions
from tests.usecases.scene import Scene


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.arrive(equipment_asked=["counter", "chair", "wall"])
    await scene.write("/today")
    return scene


async def days(scene: Scene, count: int, feeling: str = "Just right") -> None:
    """Live so many days: everything done and felt so, then the next day's message."""
    for _ in range(count):
        await scene.taps("Done all", feeling)
        await scene.wait(days=1)


async def places(scene: Scene) -> dict[str, int]:
    after = date(2100, 1, 1)
    found = await scene.change(lambda tx, actor, person: ladders.places_before(tx, actor, person.id, after))
    return {exercise: place.rung for exercise, place in found.items()}


async def test_after_a_week_of_good_days_the_walk_grows(scene):
    await days(scene, 6)
    assert "Walking: 10 minutes on level ground" in scene.last.text
    await days(scene, 1)
    assert "2 walks of 10 minutes each" in scene.last.text
    assert "A little more today: walking, standing on one leg." in scene.last.text
    await scene.write("/today")
    assert "A little more today: walking, standing on one leg." in scene.last.text
    assert (await places(scene))["brisk_walking"] == 2


async def test_what_was_not_felt_does_not_grow(scene):
    for _ in range(9):
        await scene.tap("Done all")
        await scene.wait(days=1)
    assert "Walking: 10 minutes on level ground" in scene.last.text


async def test_a_correction_of_yesterday_takes_the_step_back(scene):
    await days(scene, 6)
    await scene.taps("Done all", "Just right")
    yesterday = scene.with_button("Correct this")
    await scene.wait(days=1)
    assert "2 walks of 10 minutes each" in scene.last.text
    await scene.tap("Correct this", yesterday)
    await scene.taps("✓ 10 minutes of walking", "Done")
    await scene.write("/today")
    assert "Walking: 10 minutes on level ground" in scene.last.text
    assert (await places(scene))["brisk_walking"] == 1


async def test_an_ache_stops_every_step_up_for_two_weeks(scene):
    await days(scene, 6)
    await scene.write("Pain or dizzy")
    await scene.answer("what:pain", "where:elsewhere", "kind:ache", "place:knee", "sudden:no", "strength:3")
    await scene.write("/today")
    await days(scene, 1)
    assert "Walking: 10 minutes on level ground" in scene.last.text


async def test_hard_twice_makes_it_gentler(scene):
    await days(scene, 7)
    assert "2 walks" in scene.last.text
    await days(scene, 2, "Hard")
    assert "Walking: 10 minutes on level ground" in scene.last.text
    assert "A little gentler today: walking" in scene.last.text


async def test_what_is_new_in_a_plan_is_named(scene):
    assert "New today" not in scene.last.text
    await days(scene, 1)
    assert "New today: sit to stand, wall push-up. Please press" in scene.last.text


async def test_a_day_counts_with_the_plan_of_which_something_was_done(scene):
    await days(scene, 8)
    await scene.write("/today")
    await scene.tap("Done all")
    await scene.write("/short")
    tomorrow = scene.now.date() + timedelta(days=1)
    found = await scene.change(
        lambda tx, _, person: sessions.between(tx, SYSTEM, person.id, scene.now.date(), tomorrow)
    )
    assert all(session.done for every in found.values() for session in every)
    assert len(found) > 3
