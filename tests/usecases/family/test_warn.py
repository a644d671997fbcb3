"""Something serious: who is told, when, in which words; and what is never told."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.core.dialogue import State
from bot.core.family import Scope
from bot.storage import bonds, patients, people
from bot.storage.database import Tx
from bot.storage.outbox import Lane
from bot.storage.tables import conversations, news
from tests.usecases.conftest import begun
from tests.usecases.family.joining import follow
from tests.usecases.scene import Scene

EMERGENCY = "Ayşe reported something serious at 10:34 and was told to call 112. Please phone now."
REFERRAL = "Ayşe reported something that a doctor or physiotherapist should look at."
FALL = ("what:unsteady", "which:fell", "floor:yes")
MISTAKE = "Ayşe says that the report of something serious was a mistake."


@pytest.fixture
async def scene(database) -> Scene:
    return await begun(database)


@pytest.fixture
def son(scene: Scene) -> Scene:
    return scene.beside("Can", 89)


async def emergency(scene: Scene) -> None:
    await scene.write("my chest hurts and I cannot breathe")


async def dizzy(scene: Scene) -> None:
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.tap("No, none of these")


async def warnings(scene: Scene, relative: Scene) -> list[str]:
    await scene.wait(minutes=1)
    starts = ("Ayşe reported", "Ayşe says")
    return [text for text in relative.texts() if text.startswith(starts)]


async def change_bond(scene: Scene, **values: object) -> None:
    [bond] = await scene.change(lambda tx, actor, person: bonds.of_patient(tx, actor, person.id))
    await scene.change(lambda tx, _actor, _person: bonds.change(tx, bond, **values))


async def reasons(scene: Scene, kind: str) -> list[tuple[str, str | None]]:
    query = select(news.c.state, news.c.reason).where(news.c.kind == kind).order_by(news.c.id)
    return [tuple(row) for row in await scene.database.run(lambda tx: tx.execute(query).all())]


async def test_an_emergency_is_told_at_once_with_its_hour_and_what_to_do(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await scene.wait(minutes=2)
    await emergency(scene)
    assert await warnings(scene, son) == [EMERGENCY]
    assert son.last.lane is Lane.URGENT


async def test_it_wakes_whoever_sleeps_or_has_muted(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await son.change(lambda tx, _actor, person: people.change(tx, person.id, zone="America/Los_Angeles"))
    await change_bond(scene, muted_at=scene.now)
    await emergency(scene)
    assert await warnings(scene, son) == [
        "Ayşe reported something serious at 10:32, by the clock there, and was told to call 112. Please phone now."
    ]


async def test_neither_words_nor_signs_are_told(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await emergency(scene)
    await dizzy(scene)
    told = " ".join(await warnings(scene, son)).lower()
    assert not any(word in told for word in ("chest", "breath", "dizz", "unsteady", "fall"))


@pytest.mark.parametrize("scope", [Scope.MOVED, Scope.NUMBERS])
async def test_a_narrower_scope_hears_of_nothing(scene: Scene, son: Scene, scope: Scope) -> None:
    await follow(scene, son, scope)
    await emergency(scene)
    assert await warnings(scene, son) == []


async def test_one_of_two_relatives_is_warned(scene: Scene, son: Scene) -> None:
    daughter = scene.beside("Elif", 90)
    await follow(scene, son, Scope.WARNINGS)
    await follow(scene, daughter, Scope.NUMBERS)
    await emergency(scene)
    assert len(await warnings(scene, son)) == 1
    assert await warnings(scene, daughter) == []


async def test_while_the_patient_pauses_the_bond_nothing_is_told(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await change_bond(scene, paused_at=scene.now)
    await emergency(scene)
    assert await warnings(scene, son) == []


async def test_a_scope_that_is_narrowed_before_it_is_told_takes_it_back(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await emergency(scene)
    await change_bond(scene, scope="numbers")
    assert await warnings(scene, son) == []
    assert await reasons(scene, "emergency") == [("dropped", "scope")]


async def test_a_bond_that_ends_before_it_is_told_takes_it_back(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await emergency(scene)
    await change_bond(scene, ended_at=scene.now)
    assert await warnings(scene, son) == []
    assert await reasons(scene, "emergency") == [("dropped", "revoked")]


async def test_the_same_report_told_again_is_told_once(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await emergency(scene)
    await emergency(scene)
    assert len(await warnings(scene, son)) == 1


async def test_an_emergency_that_gets_worse_on_another_day_is_told_again(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await emergency(scene)
    report = await scene.report()
    await scene.wait(days=1)
    await scene.press(scene.last, f"sym:worse:{report.id}")
    assert len(await warnings(scene, son)) == 2


async def test_a_referral_is_told_by_day(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await son.change(lambda tx, _actor, person: people.change(tx, person.id, zone="America/New_York"))
    await dizzy(scene)
    assert await warnings(scene, son) == []  # half past two in the night
    await scene.wait(hours=6)
    [told] = await warnings(scene, son)
    assert told.startswith(REFERRAL)
    assert "In an emergency, call 112." in told
    assert "reason" not in told


async def test_whoever_has_muted_reads_no_referral(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await change_bond(scene, muted_at=scene.now)
    await dizzy(scene)
    assert await warnings(scene, son) == []
    assert await reasons(scene, "referral") == [("dropped", "muted")]


async def test_a_referral_that_becomes_an_emergency_is_told_as_one(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await scene.write("Pain or dizzy")
    await scene.answer(*FALL[:2])
    assert [text[:13] for text in await warnings(scene, son)] == ["Ayşe reported"]
    await scene.answer(*FALL[2:], "fall_head:yes")
    told = await warnings(scene, son)
    assert len(told) == 2
    assert "something serious" in told[-1]


async def test_a_report_taken_back_before_it_was_told_is_not_told(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await emergency(scene)
    await scene.press(scene.last, f"sym:mistake:{(await scene.report()).id}")
    await scene.tap("Yes, it was a mistake")
    assert await warnings(scene, son) == []
    assert await reasons(scene, "emergency") == [("dropped", "withdrawn")]


async def test_whoever_heard_of_it_hears_that_it_was_a_mistake(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    daughter = scene.beside("Elif", 90)
    await follow(scene, daughter, Scope.NUMBERS)
    await emergency(scene)
    await scene.wait(hours=1)
    await scene.press(scene.last, f"sym:mistake:{(await scene.report()).id}")
    await scene.tap("Yes, it was a mistake")
    told = await warnings(scene, son)
    assert told[-1].startswith(MISTAKE)
    assert len(told) == 2
    assert await warnings(scene, daughter) == []


async def test_while_another_emergency_stands_nobody_hears_that_all_is_clear(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await dizzy(scene)
    first = (await scene.report()).id
    await scene.wait(minutes=5)
    await emergency(scene)
    await scene.wait(minutes=5)
    await scene.press(scene.last, f"sym:mistake:{first}")
    await scene.tap("Yes, it was a mistake")
    assert not any("mistake" in text for text in await warnings(scene, son))


async def test_a_helper_is_not_named_but_whoever_exercises(scene: Scene, son: Scene) -> None:
    helped = {"exerciser": "helper", "helped_name": "Fatma"}
    await scene.change(lambda tx, actor, person: patients.change(tx, actor, person.id, **helped))
    await follow(scene, son, Scope.WARNINGS)
    await emergency(scene)
    await scene.wait(minutes=1)
    assert son.last.text.startswith("Fatma reported something serious")


async def test_two_patients_of_one_relative_are_told_apart(scene: Scene, son: Scene) -> None:
    father = scene.beside("Mehmet", 91)
    await father.arrive()
    await father.run(lambda visit: None)
    await follow(scene, son, Scope.WARNINGS)
    await follow(father, son, Scope.MOVED)
    await emergency(father)
    assert await warnings(scene, son) == []
    await emergency(scene)
    assert len(await warnings(scene, son)) == 1


async def test_what_reaches_us_a_day_late_is_told_with_its_day(scene: Scene, son: Scene) -> None:
    await follow(scene, son, Scope.WARNINGS)
    await emergency(scene)
    scene._set_clock(scene.now + timedelta(days=1))
    assert await warnings(scene, son) == [
        "Ayşe reported something serious on Monday at 10:32, by the clock there, and was told to call 112. Please phone"
        " now."
    ]
    assert scene.now > datetime(2026, 3, 3, tzinfo=UTC)


async def test_trouble_with_the_relatives_own_programme_keeps_no_emergency_back(scene: Scene, son: Scene) -> None:
    await son.arrive()
    await follow(scene, son, Scope.WARNINGS)
    unreadable = {"state": b"of another key"}

    def spoil(tx: Tx) -> None:
        tx.execute(update(conversations).where(conversations.c.person_id == spoilt).values(unreadable))

    spoilt = (await son.person()).id
    await son.run(lambda visit: visit.remember(State(question="hour")))
    await scene.database.run(spoil)
    await emergency(scene)
    assert len(await warnings(scene, son)) == 1
