"""A word in the evening, for those who wanted one: once, and only where it can help."""

from datetime import UTC, datetime, time

import pytest
from sqlalchemy import select

from bot.storage import patients, tables
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)  # 10:30 in Istanbul
NUDGE = "If you feel like it, there is still time for today's exercises."


@pytest.fixture
async def scene(database) -> Scene:
    """The message of Tuesday has come, at ten."""
    scene = Scene(database, now=MONDAY)
    await scene.arrive(equipment_asked=["counter", "chair", "wall"])
    await want(scene, nudge=True)
    await scene.wait(days=1)
    return scene


async def want(scene: Scene, **values) -> None:
    await scene.change(lambda tx, actor, person: patients.change(tx, actor, person.id, **values))
    await scene.run(lambda visit: None)


def nudges(scene: Scene) -> int:
    return scene.texts().count(NUDGE)


async def test_it_comes_at_half_past_six_once(scene):
    await scene.wait(hours=7, minutes=59)
    assert nudges(scene) == 0
    await scene.wait(minutes=1)
    assert scene.last.text == NUDGE
    await scene.wait(hours=15)
    assert nudges(scene) == 1


async def test_who_has_not_asked_for_it_gets_none(scene):
    await want(scene, nudge=False)
    await scene.wait(hours=12)
    assert nudges(scene) == 0


async def test_who_has_exercised_or_said_not_today_gets_none(scene):
    await scene.tap("Done all")
    await scene.wait(days=1)
    await scene.taps("Some or none", "Not today")
    await scene.wait(hours=12)
    assert nudges(scene) == 0


async def test_its_buttons_lead_to_the_exercises_or_end_the_day(scene):
    await scene.wait(hours=8)
    assert list(scene.last.buttons) == ["Not today", "Shorter today", "Show me today's exercises"]
    await scene.tap("Show me today's exercises")
    assert scene.last.text.startswith("Today, about")


async def test_it_does_not_come_late(scene):
    scene.now = datetime(2026, 3, 3, 18, 0, tzinfo=UTC)  # nobody looked until nine
    await scene.wait(hours=1)
    assert nudges(scene) == 0
    query = select(tables.outbox.c.error).where(tables.outbox.c.state == "skipped")
    reasons = await scene.database.run(lambda tx: tx.execute(query.order_by(tables.outbox.c.id)).scalars().all())
    assert reasons[-1] == "stale"


async def test_not_beside_the_sunday_summary_nor_on_a_hold_nor_in_a_pause(scene):
    await scene.live(days=4)
    before = nudges(scene)
    await scene.wait(hours=12)  # Saturday
    assert nudges(scene) == before + 1
    await scene.run(lambda visit: None)
    await scene.wait(days=1)  # Sunday
    assert nudges(scene) == before + 1
    await scene.wait(hours=12)
    await scene.write("/pause")
    await scene.taps("Away", "A week")
    await scene.wait(days=6)
    assert nudges(scene) == before + 1


async def test_on_a_hold_there_is_none(scene):
    await scene.write("I feel dizzy")
    await scene.answer("faint:no")
    await scene.wait(hours=12)
    assert nudges(scene) == 0


async def test_whose_message_comes_late_in_the_day_gets_none(scene):
    await want(scene, reminder_time=time(17))
    await scene.live(days=3)
    assert nudges(scene) <= 1


async def test_who_is_silent_gets_none(scene):
    await scene.wait(days=12)
    assert nudges(scene) == 2  # on the days of the first two messages; after the third it is quiet
