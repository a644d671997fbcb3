"""Numbers about all patients of a clinic: each counted once, and nobody of another clinic's."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from bot.core.access import SYSTEM, Actor, NotAllowed, Role
from bot.core.cases import Kind, Severity
from bot.core.clinic_week import WeekMinutes
from bot.core.roster import Status
from bot.storage import cases, clinic_numbers, patients, people, reports, roster
from bot.storage.database import Database, Tx
from bot.storage.people import Person
from bot.storage.tables import logs

BOT, NOW, DAY = 4242, datetime(2026, 3, 4, 9, tzinfo=UTC), date(2026, 3, 4)
MONDAYS = [date(2026, 2, 23), date(2026, 3, 2)]
CLINICIAN, ADMINISTRATOR = Actor(Role.CLINICIAN, 1), Actor(Role.ADMINISTRATOR, 2)


def patient(tx: Tx, user: int, bot: int = BOT, **values: Any) -> Person:
    account = {"bot_id": bot, "user_id": user, "chat_id": user, "language": "en", "zone": "Europe/London"}
    person = people.add(tx, name=f"Patient {user}", now=NOW, **account)
    patients.add(tx, person)
    patients.change(tx, SYSTEM, person.id, **{"heard_on": DAY, **values})
    return person


def walked(tx: Tx, person: Person, day: date, minutes: int, exercise: str = "brisk_walking") -> None:
    row = {"bot_id": person.bot_id, "patient_id": person.id, "date": day, "exercise": exercise, "source": "plan"}
    tx.execute(insert(logs).values(row | {"minutes": minutes, "logged_at": NOW}))


def test_each_patient_has_one_status_and_the_gravest_counts(database: Database) -> None:
    def act(tx: Tx) -> Any:
        paused = {"pause_kind": "away", "paused_on": DAY, "paused_until": DAY}
        held = patient(tx, 1, **paused)
        reports.hold(tx, SYSTEM, held, "T5", NOW)
        patient(tx, 2, **paused)
        patient(tx, 3, **paused | {"paused_until": DAY - timedelta(days=1)})  # is back
        gone = patient(tx, 4, heard_on=DAY - timedelta(days=30))
        people.change(tx, gone.id, blocked_at=NOW)
        patient(tx, 5, heard_on=DAY - timedelta(days=7))
        patient(tx, 6, heard_on=DAY - timedelta(days=6))
        dead = patient(tx, 7)
        people.change(tx, dead.id, died_at=NOW)
        patient(tx, 8, bot=1)
        silent = roster.of_status(tx, CLINICIAN, BOT, Status.SILENT, DAY, 8)
        return roster.counted(tx, ADMINISTRATOR, BOT, DAY), [each.name for each in silent]

    counts, silent = database.transaction(act)
    assert counts == {
        Status.ON_HOLD: 1,
        Status.PAUSED: 1,
        Status.LEFT: 1,
        Status.SILENT: 1,
        Status.ACTIVE: 2,
    }
    assert silent == ["Patient 5"]


def test_minutes_are_summed_by_week_and_the_median_is_that_of_patients(database: Database) -> None:
    def act(tx: Tx) -> Any:
        one, two, three = (patient(tx, user) for user in (1, 2, 3))
        for person, minutes in ((one, 10), (two, 20), (three, 60)):
            walked(tx, person, date(2026, 2, 23), minutes)
        walked(tx, one, date(2026, 3, 1), 15)
        walked(tx, two, date(2026, 3, 2), 30)
        walked(tx, three, date(2026, 3, 8), 51)
        walked(tx, three, date(2026, 3, 3), 500, "unknown")
        walked(tx, three, date(2026, 3, 9), 500)
        walked(tx, three, date(2026, 2, 22), 500)
        walked(tx, patient(tx, 1, bot=1), date(2026, 3, 3), 500)
        return clinic_numbers.minutes(tx, ADMINISTRATOR, BOT, MONDAYS, ["brisk_walking"])

    assert database.transaction(act) == [
        WeekMinutes(MONDAYS[0], total=105, median=25, patients=3),
        WeekMinutes(MONDAYS[1], total=81, median=40, patients=2),
    ]


def test_cases_are_counted_while_they_are_open_and_timed_once_they_are_taken(database: Database) -> None:
    def act(tx: Tx) -> Any:
        person = patient(tx, 1)
        for hours, taken in ((1, True), (5, True), (9, False)):
            case = cases.add(tx, person, Kind.SYMPTOM, Severity.SAME_DAY, NOW - timedelta(hours=hours))
            if taken:
                assert cases.claim(tx, case, 9, NOW)
        cases.claim(tx, cases.add(tx, person, Kind.LETTER, Severity.QUESTION, NOW), 9, NOW)
        cases.claim(tx, cases.add(tx, person, Kind.SYMPTOM, Severity.SAME_DAY, NOW - timedelta(days=40)), 9, NOW)
        waiting = clinic_numbers.waiting(tx, ADMINISTRATOR, BOT)
        return waiting, clinic_numbers.claims(tx, ADMINISTRATOR, BOT, NOW - timedelta(weeks=4))

    waiting, claims = database.transaction(act)
    assert waiting == (5, 1)
    assert sorted(claims) == [timedelta(hours=1), timedelta(hours=5)]


def test_numbers_are_for_those_with_the_right_alone(sqlite_database: Database) -> None:
    nobody = Actor(Role.COMMUNICATOR, 3)
    for look in (
        lambda tx: roster.counted(tx, nobody, BOT, DAY),
        lambda tx: roster.of_status(tx, ADMINISTRATOR, BOT, None, DAY, 8),
        lambda tx: clinic_numbers.minutes(tx, nobody, BOT, MONDAYS, []),
        lambda tx: clinic_numbers.waiting(tx, nobody, BOT),
        lambda tx: clinic_numbers.claims(tx, nobody, BOT, NOW),
    ):
        with pytest.raises(NotAllowed):
            sqlite_database.transaction(look)
