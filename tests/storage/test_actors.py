"""Whose data it is: every read and change of a patient's programme names the actor and refuses a stranger."""

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.core.access import Actor, NotAllowed, Role
from bot.storage import conversations, ladders, limits, logs, measurements, patients, people, plans, reports
from bot.storage.database import Database, Tx

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
OF_A_PATIENT = (conversations, patients, plans, logs, reports, ladders, measurements, limits)
# Before there is a programme there is nobody to ask.
WITHOUT_ACTOR = {"patients.add"}


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for module in OF_A_PATIENT:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                yield f"{module.__name__.rpartition('.')[2]}.{name}", function


def person(tx: Tx, user_id: int) -> people.Person:
    return people.add(
        tx, bot_id=1, user_id=user_id, chat_id=user_id, language="en", zone="Europe/London", name="", now=NOW
    )


def values(function: Callable[..., Any], owner: people.Person) -> dict[str, Any]:
    """Something for every parameter: refused before any of it matters."""
    known = {"person": owner, "person_id": owner.id, "patient_id": owner.id, "fields": {"unsteady": "no"}, "at": NOW}
    skipped = ("tx", "actor")
    required = [
        name
        for name, parameter in inspect.signature(function).parameters.items()
        if name not in skipped and parameter.default is parameter.empty and parameter.kind is not parameter.VAR_KEYWORD
    ]
    return {name: known.get(name, date(2026, 3, 2)) for name in required}


def test_every_function_about_a_patient_takes_the_actor() -> None:
    without = {name for name, function in functions() if "actor" not in inspect.signature(function).parameters}
    assert without == WITHOUT_ACTOR


@pytest.mark.parametrize(("name", "function"), [pair for pair in functions() if pair[0] not in WITHOUT_ACTOR])
def test_a_patient_is_refused_with_anothers_data(
    sqlite_database: Database, name: str, function: Callable[..., Any]
) -> None:
    def act(tx: Tx) -> None:
        stranger, owner = person(tx, 1), person(tx, 2)
        function(tx, Actor(Role.PATIENT, stranger.id), **values(function, owner))

    with pytest.raises(NotAllowed):
        sqlite_database.transaction(act)


def test_two_patients_see_only_their_own_answers(database: Database) -> None:
    def act(tx: Tx) -> list[tuple[str, patients.Answer]]:
        ayse, elif_ = person(tx, 1), person(tx, 2)
        patients.answer(tx, Actor(Role.PATIENT, ayse.id), ayse, {"unsteady": "yes"}, NOW)
        patients.answer(tx, Actor(Role.PATIENT, elif_.id), elif_, {"unsteady": "no"}, NOW)
        return patients.every_answer(tx, Actor(Role.PATIENT, elif_.id), elif_.id)

    assert database.transaction(act) == [("unsteady", patients.Answer("no", NOW))]


def test_a_plan_of_somebody_else_is_not_found_under_ones_own_name(database: Database) -> None:
    def act(tx: Tx) -> Any:
        from bot.core.clearance import Clearance
        from bot.core.planning import DayPlan

        ayse, elif_ = person(tx, 1), person(tx, 2)
        hers = DayPlan(date(2026, 3, 2), "plan", Clearance("clear", (), ()), 5, (), ())
        stored = plans.add(tx, Actor(Role.PATIENT, ayse.id), ayse, hers, "v1", NOW)
        return plans.by_id(tx, Actor(Role.PATIENT, elif_.id), elif_.id, stored.id)

    assert database.transaction(act) is None
