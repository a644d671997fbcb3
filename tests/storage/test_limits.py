"""Limits: who entered them and when; what ends stays on record, and what goes on is not entered anew."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.core.access import SYSTEM, Actor, NotAllowed, Role
from bot.core.limits import Kind, Limit, Limits
from bot.storage import limits
from bot.storage.database import Database, Tx
from bot.storage.people import Person
from bot.storage.tables import limits as table
from tests.storage.test_people import add

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
CLINICIAN, ANOTHER = Actor(Role.CLINICIAN, 1), Actor(Role.CLINICIAN, 2)
NO_BRIDGE, LOW = Limit(Kind.FORBID, "bridge"), Limit(Kind.LOW_IMPACT)
HINGE, SLOWLY = Limit(Kind.ALLOW, "hip_hinge"), Limit(Kind.CAP, None, 3)


@pytest.fixture
def person(database: Database) -> Person:
    return database.transaction(add, 7)


def wanted(*every: Limit) -> Limits:
    return Limits(frozenset(every))


def test_the_newest_list_holds_and_what_stays_keeps_who_entered_it(database: Database, person: Person) -> None:
    def act(tx: Tx) -> None:
        limits.change(tx, CLINICIAN, person, wanted(NO_BRIDGE, LOW), NOW)
        limits.change(tx, ANOTHER, person, wanted(NO_BRIDGE, SLOWLY), LATER)
        assert limits.current(tx, SYSTEM, person.id) == wanted(NO_BRIDGE, SLOWLY)
        kept = {each.limit: (each.made_by, each.made_at) for each in limits.entered(tx, SYSTEM, person.id)}
        assert kept == {NO_BRIDGE: (1, NOW), SLOWLY: (2, LATER)}
        ended = tx.execute(select(table).where(table.c.ended_at.is_not(None))).one()
        assert (ended.kind, ended.made_by, ended.ended_at) == ("low_impact", 1, LATER)

    database.transaction(act)


def test_only_staff_enter_and_end_limits(sqlite_database: Database) -> None:
    def act(tx: Tx) -> None:
        person = add(tx, 7)
        for actor in (SYSTEM, Actor(Role.PATIENT, person.id), Actor(Role.COMMUNICATOR, 3)):
            with pytest.raises(NotAllowed):
                limits.change(tx, actor, person, wanted(LOW), NOW)
            with pytest.raises(NotAllowed):
                limits.end(tx, actor, person.id, [1], NOW)

    sqlite_database.transaction(act)


def test_somebody_elses_word_ends_what_was_allowed_and_nothing_else(sqlite_database: Database) -> None:
    def act(tx: Tx) -> None:
        person = add(tx, 7)
        limits.change(tx, CLINICIAN, person, wanted(HINGE, NO_BRIDGE, Limit(Kind.LOAD, "mini_squat")), NOW)
        limits.end_for_another_word(tx, Actor(Role.PATIENT, person.id), person.id, LATER)
        assert limits.current(tx, SYSTEM, person.id) == wanted(NO_BRIDGE)

    sqlite_database.transaction(act)
