"""What staff see and do is on record, whether or not their use case thought of it."""

import pytest
from sqlalchemy import select

from bot.core.access import Action, Role
from bot.storage import audit, patients, reports, roster, staff
from bot.storage.people import Person
from bot.storage.tables import audit as table
from bot.usecases.clinic.gate import run
from bot.usecases.clinic.of_patient import of_patient
from bot.usecases.visit import Visit
from tests.usecases.scene import Scene

NAMES = {Role.CLINICIAN: "Deniz", Role.ADMINISTRATOR: "Umut"}


async def member(scene: Scene, role: Role, user: int = 500) -> Scene:
    """Somebody who works at the clinic and is nothing else."""
    other = scene.beside(NAMES[role], user)
    await other.run(lambda visit: staff.add(visit.tx, visit.person, [role], NAMES[role], visit.now) and None)
    return other


async def recorded(scene: Scene) -> list[tuple[str, str, int | None, str | None]]:
    """Since the patient began: actor, action, whom it is about, detail."""
    query = select(table.c.actor, table.c.action, table.c.patient_id, table.c.detail).order_by(table.c.id)
    return [tuple(row) for row in await scene.database.run(lambda tx: tx.execute(query).all())]


def look(visit: Visit, patient_id: int) -> None:
    """A use case that reads and forgets to say so."""
    patients.find(visit.tx, visit.member.actor, patient_id)
    reports.open_holds(visit.tx, visit.member.actor, patient_id)


async def test_whose_data_was_read_is_on_record_where_the_use_case_forgot_it(scene: Scene) -> None:
    deniz, patient = await member(scene, Role.CLINICIAN), (await scene.person()).id
    await deniz.run(run, Action.SEE_PATIENTS, look, patient)
    actor = f"clinician:{(await deniz.person()).id}"
    assert await recorded(scene) == [(actor, "read", patient, None)]


async def test_a_patients_visit_within_a_members_leaves_the_same_trail(scene: Scene) -> None:
    deniz, patient = await member(scene, Role.CLINICIAN), (await scene.person()).id
    await deniz.run(run, Action.ACT_ON_CASES, lambda visit: of_patient(visit, patient).holds() and None)
    assert [row[1:3] for row in await recorded(scene)] == [("read", patient)]


async def test_what_a_use_case_said_better_is_not_said_twice(scene: Scene) -> None:
    def card(visit: Visit, person: Person) -> None:
        look(visit, person.id)
        audit.record(visit.tx, visit.member.actor, person, "card_read", visit.now)
        look(visit, person.id)

    deniz = await member(scene, Role.CLINICIAN)
    await deniz.run(run, Action.SEE_PATIENTS, card, await scene.person())
    assert [row[1] for row in await recorded(scene)] == ["card_read"]


async def test_of_several_patients_each_is_on_record(scene: Scene) -> None:
    fatma = scene.beside("Fatma", 88)
    await fatma.arrive()
    both = [(await each.person()).id for each in (scene, fatma)]

    def list_them(visit: Visit) -> None:
        for patient in both:
            look(visit, patient)

    deniz = await member(scene, Role.CLINICIAN)
    await deniz.run(run, Action.SEE_PATIENTS, list_them)
    assert [row[1:3] for row in await recorded(scene)] == [("read", both[0]), ("read", both[1])]


async def test_whoever_was_in_a_list_is_on_record_as_seen_there(scene: Scene) -> None:
    def list_all(visit: Visit) -> None:
        audit.record(visit.tx, visit.member.actor, visit.person, "list_read", visit.now)
        roster.of_status(visit.tx, visit.member.actor, visit.person.bot_id, None, visit.day, 8)

    deniz, patient = await member(scene, Role.CLINICIAN), (await scene.person()).id
    await deniz.run(run, Action.SEE_PATIENTS, list_all)
    assert [row[1:3] for row in await recorded(scene)] == [
        ("list_read", (await deniz.person()).id),
        ("listed", patient),
    ]


async def test_a_right_that_touched_nobodys_data_is_on_record_too(scene: Scene) -> None:
    deniz = await member(scene, Role.CLINICIAN)
    await deniz.run(run, Action.SEE_CLINIC, lambda visit: None)
    assert [row[1:] for row in await recorded(scene)] == [("used", (await deniz.person()).id, "see_clinic")]


async def test_a_right_that_was_refused_is_on_record_and_nothing_was_read(scene: Scene) -> None:
    umut, patient = await member(scene, Role.ADMINISTRATOR), (await scene.person()).id
    await umut.run(run, Action.SEE_PATIENTS, look, patient)
    assert [row[1:] for row in await recorded(scene)] == [("refused", (await umut.person()).id, "see_patients")]


async def test_what_patients_read_of_themselves_leaves_no_trail(scene: Scene) -> None:
    await scene.write("/today")
    assert await recorded(scene) == []


@pytest.mark.parametrize("detail", ["Ayşe", "my hip hurts!", "Fatma K", "T6 Ayse", "a" * 201])
async def test_what_could_be_somebodys_words_is_not_written_into_the_record(scene: Scene, detail: str) -> None:
    with pytest.raises(ValueError, match="words"):
        await scene.run(lambda visit: audit.record(visit.tx, visit.actor, visit.person, "x", visit.now, detail))


@pytest.mark.parametrize("detail", ["12", "T6 S4_some", "away 2026-03-09", "2026-03-09T10:00:00+00:00", "read_audit"])
async def test_numbers_rules_and_dates_are(scene: Scene, detail: str) -> None:
    await scene.run(lambda visit: audit.record(visit.tx, visit.actor, visit.person, "x", visit.now, detail))
    assert [row[3] for row in await recorded(scene)] == [detail]
