"""Bonds: whose they are, and what rights follow from them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.access import SYSTEM, Action, Actor, NotAllowed, Role, allows
from bot.core.family import Relation, Scope
from bot.storage import bonds, patients, people
from bot.storage.bonds import Bond
from bot.storage.database import Database, Tx
from bot.storage.people import Person

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def person(tx: Tx, user: int, name: str) -> Person:
    values = {"bot_id": 4242, "user_id": user, "chat_id": user, "language": "en", "zone": "Europe/London"}
    return people.add(tx, name=name, now=NOW, **values)


def bound(tx: Tx, *, confirmed: bool = True) -> tuple[Person, Person, Bond]:
    """Ayşe, her daughter, and the bond between them."""
    ayse, elif_ = person(tx, 77, "Ayşe"), person(tx, 88, "Elif")
    patients.add(tx, ayse)
    values = {"relation": Relation.DAUGHTER, "scope": Scope.NUMBERS, "name": "Elif Kaya", "now": NOW}
    bond_id = bonds.add(tx, elif_, patient_id=ayse.id, **values)
    bond = bonds.of_news(tx, bond_id)
    assert bond is not None
    if confirmed:
        bonds.change(tx, bond, confirmed_at=NOW)
        bond = replace(bond, confirmed_at=NOW)
    return ayse, elif_, bond


def actor(who: Person) -> Actor:
    return Actor(Role.PATIENT, who.id)


def test_both_of_them_find_it_with_the_names_of_both(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[Bond], list[Bond]]:
        ayse, elif_, _ = bound(tx)
        return list(bonds.of_patient(tx, actor(ayse), ayse.id)), list(bonds.of_relative(tx, elif_.id))

    [one], [other] = database.transaction(act)
    assert one == other
    assert (one.name, one.patient_name) == ("Elif Kaya", "Ayşe")


def test_where_a_helper_writes_it_is_called_by_the_name_of_who_exercises(database: Database) -> None:
    def act(tx: Tx) -> Bond:
        ayse, elif_, _ = bound(tx)
        patients.change(tx, SYSTEM, ayse.id, helped_name="Hatice")
        return bonds.of_relative(tx, elif_.id)[0]

    assert database.transaction(act).patient_name == "Hatice"


def test_nobody_else_finds_it_by_its_number_nor_anybody_once_it_has_ended(database: Database) -> None:
    def act(tx: Tx) -> list[Bond | None]:
        ayse, elif_, bond = bound(tx)
        found = [
            bonds.as_patient(tx, actor(elif_), bond.id),
            bonds.as_relative(tx, ayse.id, bond.id),
            bonds.as_relative(tx, person(tx, 99, "Mallory").id, bond.id),
        ]
        bonds.change(tx, bond, ended_at=NOW)
        return [*found, bonds.as_patient(tx, actor(ayse), bond.id), bonds.as_relative(tx, elif_.id, bond.id)]

    assert database.transaction(act) == [None] * 5


def test_nobody_reads_who_follows_somebody_else(database: Database) -> None:
    def act(tx: Tx) -> None:
        ayse, elif_, _ = bound(tx)
        bonds.of_patient(tx, actor(elif_), ayse.id)

    with pytest.raises(NotAllowed):
        database.transaction(act)


@pytest.mark.parametrize("change", ["unconfirmed", "paused", "ended"])
def test_a_bond_that_is_not_in_force_gives_no_rights(database: Database, change: str) -> None:
    def act(tx: Tx) -> None:
        _, _, bond = bound(tx, confirmed=change != "unconfirmed")
        if change != "unconfirmed":
            bond = replace(bond, **{f"{change}_at": NOW})
        bonds.actor(bond)

    with pytest.raises(NotAllowed):
        database.transaction(act)


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (Scope.MOVED, {Action.SEE_DAYS}),
        (Scope.NUMBERS, {Action.SEE_DAYS, Action.SEE_NUMBERS}),
        (Scope.WARNINGS, {Action.SEE_DAYS, Action.SEE_NUMBERS, Action.SEE_WARNINGS}),
    ],
)
def test_a_relative_sees_what_the_scope_says_and_of_this_patient_alone(scope: Scope, seen: set[Action]) -> None:
    relative = Actor(Role.RELATIVE, 88, patient_id=77, scope=scope)
    assert {action for action in Action if allows(relative, action, 77)} == seen
    assert not any(allows(relative, action, other) for action in Action for other in (78, 88))


def test_two_may_be_bound_once_at_a_time(database: Database) -> None:
    def act(tx: Tx) -> None:
        ayse, elif_, _ = bound(tx)
        values = {"relation": Relation.OTHER, "scope": Scope.WARNINGS, "name": "Elif", "now": NOW}
        bonds.add(tx, elif_, patient_id=ayse.id, **values)

    with pytest.raises(Exception, match=r"(?i)unique"):
        database.transaction(act)
