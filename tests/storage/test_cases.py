"""Cases in the database: one holder at a time, the lists in their order, and what falls due."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.access import Actor, NotAllowed, Role
from bot.core.cases import Case, Kind, Outcome, Severity, State, Step, Which
from bot.storage import case_lists, case_notes, cases, clinic, people
from bot.storage.database import Database, Tx
from bot.storage.people import Person

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLINICIAN, ADMINISTRATOR = Actor(Role.CLINICIAN, 7), Actor(Role.ADMINISTRATOR, 8)


def _person(tx: Tx, user_id: int) -> Person:
    values = {"bot_id": 1, "user_id": user_id, "chat_id": user_id, "language": "en", "zone": "Europe/London"}
    return people.add(tx, name=f"N{user_id}", now=NOW, **values)


@pytest.fixture
async def patient(database: Database) -> Person:
    return await database.run(_person, 1)


def _open(tx: Tx, patient: Person, severity: Severity = Severity.SAME_DAY, **values: Any) -> Case:
    return cases.add(tx, patient, Kind.SYMPTOM, severity, values.pop("at", NOW), **values)


async def test_of_many_who_claim_at_the_same_moment_one_has_it(database: Database, patient: Person) -> None:
    case = await database.run(_open, patient)
    won = await asyncio.gather(*(database.run(cases.claim, case, person, NOW) for person in range(10, 18)))
    assert won.count(True) == 1
    found = await database.run(cases.find, CLINICIAN, 1, case.id)
    assert found is not None
    assert (found.state, found.claimed_by, found.next_at) == (State.CLAIMED, 10 + won.index(True), None)


async def test_what_is_closed_cannot_be_claimed_or_closed_again(database: Database, patient: Person) -> None:
    case = await database.run(_open, patient)
    assert await database.run(cases.close, case, Outcome.CLEAR, NOW)
    assert not await database.run(cases.close, case, Outcome.HOLD, NOW)
    assert not await database.run(cases.claim, case, 10, NOW)
    found = await database.run(cases.find, CLINICIAN, 1, case.id)
    assert found is not None
    assert (found.is_closed, found.outcome) == (True, Outcome.CLEAR)


async def test_words_are_sealed_and_read_as_they_were(database: Database, patient: Person) -> None:
    case = await database.run(_open, patient, words="May I swim?")
    assert case.words == "May I swim?"
    await database.run(case_notes.add, case, case_notes.Kind.NOTE, "Asked the surgeon", NOW, 7)
    await database.run(case_notes.add, case, case_notes.Kind.TO_PATIENT, "Yes", NOW, 9)
    notes = await database.run(case_notes.of_case, case)
    assert [(note.author_id, note.words) for note in notes] == [(7, "Asked the surgeon"), (9, "Yes")]
    assert await database.run(case_notes.last_writer, case) == 9


async def test_the_lists_are_ordered_and_count_what_nobody_has_taken(database: Database, patient: Person) -> None:
    def fill(tx: Tx) -> None:
        _open(tx, patient, Severity.WITHIN_DAYS, at=NOW - timedelta(days=3))
        _open(tx, patient, Severity.WITHIN_DAYS)
        _open(tx, patient, Severity.EMERGENCY)
        _open(tx, patient, Severity.QUESTION)
        cases.claim(tx, _open(tx, patient, Severity.UNSURE), 7, NOW)
        cases.close(tx, _open(tx, patient), Outcome.CLEAR, NOW)
        cases.change(tx, _open(tx, patient), withdrawn_at=NOW)

    await database.run(fill)

    async def ids(which: Which) -> list[int]:
        return [each.id for each in await database.run(case_lists.listed, CLINICIAN, 1, which, 10)]

    assert await ids(Which.OPEN) == [3, 7, 1, 2, 5]
    assert (await ids(Which.MINE), await ids(Which.QUESTIONS)) == ([5], [4])
    counted = await database.run(case_lists.counted, 1, NOW - timedelta(days=1))
    assert (counted.emergencies, counted.new, counted.waiting, counted.questions, counted.unfinished) == (1, 1, 1, 1, 6)


async def test_without_the_right_nothing_is_read(database: Database, patient: Person) -> None:
    case = await database.run(_open, patient)
    stranger = Actor(Role.PATIENT, patient.id + 1)
    for read in (
        lambda tx: cases.find(tx, ADMINISTRATOR, 1, case.id),
        lambda tx: case_lists.listed(tx, ADMINISTRATOR, 1, Which.OPEN, 10),
        lambda tx: case_lists.waiting(tx, ADMINISTRATOR, 1, 10),
        lambda tx: cases.of_patient(tx, stranger, patient.id),
        lambda tx: cases.of_report(tx, stranger, patient.id, 1),
    ):
        with pytest.raises(NotAllowed):
            await database.run(read)
    assert await database.run(cases.find, CLINICIAN, 2, case.id) is None  # another clinic's


async def test_what_is_due_is_found_once_and_by_whoever_is_first(database: Database, patient: Person) -> None:
    case = await database.run(_open, patient, next_at=NOW)
    assert await database.run(cases.next_due, 1) == NOW
    assert await database.run(cases.due, 1, NOW, 5) == [case.id]
    assert await database.run(cases.due, 1, NOW - timedelta(seconds=1), 5) == []
    await database.run(cases.change, case, step=Step.ABOVE, next_at=None)
    [found] = await database.run(cases.of_patient, Actor(Role.PATIENT, patient.id), patient.id)
    assert (found.step, await database.run(cases.next_due, 1)) == (Step.ABOVE, None)


async def test_the_clinic_s_own_row_is_made_when_it_is_first_needed(database: Database) -> None:
    assert await database.run(clinic.find, 1) == clinic.Clinic()
    await database.run(lambda tx: clinic.change(tx, 1, on_call_id=7))
    await database.run(lambda tx: clinic.change(tx, 1, digest_at=NOW))
    assert await database.run(clinic.find, 1) == clinic.Clinic(7, NOW)
    assert await database.run(clinic.lock_due, 1, NOW - timedelta(seconds=1)) is None
    assert await database.run(clinic.lock_due, 1, NOW) == clinic.Clinic(7, NOW)
