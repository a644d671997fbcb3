"""What a relative may read: each question in its scope, of one patient, while the bond lasts."""

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.core.access import SYSTEM, Actor, NotAllowed, Role
from bot.core.family import Relation, Scope
from bot.core.totals import LogEntry
from bot.storage import bonds, logs, patients, people, reports, shared
from bot.storage.database import Database, Tx
from bot.storage.logs import Logged

NOW, MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC), date(2026, 3, 2)
NARROWEST = {
    "standing": Scope.MOVED,
    "active_days": Scope.MOVED,
    "done": Scope.NUMBERS,
    "held_by": Scope.WARNINGS,
    "reported": Scope.WARNINGS,
    "waits_at_clinic": Scope.WARNINGS,
    "silent_since": Scope.WARNINGS,
}
SCOPES = (Scope.MOVED, Scope.NUMBERS, Scope.WARNINGS)
VALUES = {"first": MONDAY, "last": MONDAY, "report_id": 1, "case_id": 1, "now": NOW}


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, function in inspect.getmembers(shared, inspect.isfunction):
        if function.__module__ == shared.__name__ and not name.startswith("_"):
            yield name, function


def patient(tx: Tx, user_id: int, *signs: str) -> people.Person:
    """Somebody who walked on Monday and is on hold, for these signs of a report."""
    values = {"bot_id": 1, "user_id": user_id, "chat_id": user_id, "language": "en", "zone": "Europe/London"}
    found = people.add(tx, name="Ayşe", now=NOW, **values)
    patients.add(tx, found)
    logs.write(tx, SYSTEM, found, MONDAY, [Logged(LogEntry(MONDAY, "walk", minutes=user_id))], NOW)
    told = {"rule": "T5", "level": "referral", "urgency": "within_days", "signs": list(signs), "exercise": None}
    report_id = reports.add(tx, SYSTEM, found, NOW, details={"words": "my own words"}, **told)
    reports.hold(tx, SYSTEM, found, "T5", NOW, report_id)
    return found


def asked(tx: Tx, function: Callable[..., Any], actor: Actor, patient_id: int) -> Any:
    wanted = list(inspect.signature(function).parameters)[3:]
    return function(tx, actor, patient_id, **{name: VALUES[name] for name in wanted})


def relative(patient_id: int, scope: Scope) -> Actor:
    return Actor(Role.RELATIVE, 99, patient_id, scope)


def test_every_question_has_its_scope() -> None:
    assert {name for name, _ in functions()} == set(NARROWEST)


@pytest.mark.parametrize(("name", "function"), list(functions()))
@pytest.mark.parametrize("scope", SCOPES)
def test_it_is_answered_in_its_scope_and_in_wider_ones_only(
    sqlite_database: Database, name: str, function: Callable[..., Any], scope: Scope
) -> None:
    def ask(tx: Tx) -> None:
        found = patient(tx, 30)
        asked(tx, function, relative(found.id, scope), found.id)

    if SCOPES.index(scope) >= SCOPES.index(NARROWEST[name]):
        sqlite_database.transaction(ask)
    else:
        with pytest.raises(NotAllowed):
            sqlite_database.transaction(ask)


@pytest.mark.parametrize(("name", "function"), list(functions()))
def test_the_widest_scope_of_one_patient_shows_nothing_of_another(
    sqlite_database: Database, name: str, function: Callable[..., Any]
) -> None:
    def ask(tx: Tx) -> None:
        mother, father = patient(tx, 30), patient(tx, 40)
        asked(tx, function, relative(mother.id, Scope.WARNINGS), father.id)

    with pytest.raises(NotAllowed):
        sqlite_database.transaction(ask)


def test_of_two_patients_each_question_is_answered_about_one(database: Database) -> None:
    def ask(tx: Tx) -> tuple[list[int], list[int]]:
        mother, father = patient(tx, 30), patient(tx, 40)

        def minutes(each: people.Person) -> list[int]:
            actor = relative(each.id, Scope.NUMBERS)
            return [entry.minutes for entry in shared.done(tx, actor, each.id, MONDAY, MONDAY)]

        return minutes(mother), minutes(father)

    assert database.transaction(ask) == ([30], [40])


def test_another_patients_report_is_not_found_under_ones_own(database: Database) -> None:
    def ask(tx: Tx) -> Any:
        mother, father = patient(tx, 30), patient(tx, 40)
        [report] = reports.since(tx, SYSTEM, father.id, NOW)
        return shared.reported(tx, relative(mother.id, Scope.WARNINGS), mother.id, report.id)

    assert database.transaction(ask) is None


def test_a_report_is_read_without_words_and_signs(database: Database) -> None:
    def ask(tx: Tx) -> Any:
        mother = patient(tx, 30, "dizziness")
        [report] = reports.since(tx, SYSTEM, mother.id, NOW)
        return shared.reported(tx, relative(mother.id, Scope.WARNINGS), mother.id, report.id)

    assert database.transaction(ask) == shared.Reported("referral", withdrawn=False)


@pytest.mark.parametrize(("signs", "rules"), [(["dizziness"], ["T5"]), (["dizziness", "self_harm"], [])])
def test_no_rule_is_told_after_thoughts_of_self_harm(database: Database, signs: list[str], rules: list[str]) -> None:
    def ask(tx: Tx) -> list[str]:
        mother = patient(tx, 30, *signs)
        return list(shared.held_by(tx, relative(mother.id, Scope.WARNINGS), mother.id))

    assert database.transaction(ask) == rules


@pytest.mark.parametrize(
    "values", [{}, {"confirmed_at": NOW, "paused_at": NOW}, {"confirmed_at": NOW, "ended_at": NOW}]
)
def test_a_bond_that_is_not_active_gives_no_rights(database: Database, values: dict[str, datetime]) -> None:
    def ask(tx: Tx) -> Actor:
        mother = patient(tx, 30)
        son = people.add(tx, bot_id=1, user_id=9, chat_id=9, language="en", zone="UTC", name="", now=NOW)
        who = {"patient_id": mother.id, "relation": Relation.SON, "scope": Scope.WARNINGS, "name": "Can", "now": NOW}
        number = bonds.add(tx, son, **who)
        bond = bonds.of_news(tx, number)
        assert bond is not None
        if values:
            bonds.change(tx, bond, **values)
        changed = bonds.of_news(tx, number)
        assert changed is not None
        return bonds.actor(changed)

    with pytest.raises(NotAllowed):
        database.transaction(ask)
