"""Who may do what: the data of two patients, and what could leak."""

import pytest

from bot.core.access import SYSTEM, Action, Actor, NotAllowed, Role, allows, require
from bot.core.family import Scope


def test_a_patient_may_read_and_change_their_own_programme() -> None:
    for action in Action:
        require(Actor(Role.PATIENT, 7), action, 7)


@pytest.mark.parametrize("action", list(Action))
def test_a_patient_may_do_nothing_with_somebody_elses(action: Action) -> None:
    with pytest.raises(NotAllowed):
        require(Actor(Role.PATIENT, 7), action, 8)


def test_an_actor_without_a_person_is_nobody() -> None:
    with pytest.raises(NotAllowed):
        require(Actor(Role.PATIENT), Action.READ_PROGRAMME, 7)


def test_the_system_may_write_reminders_for_everybody() -> None:
    require(SYSTEM, Action.READ_PROGRAMME, 7)


def test_an_actor_is_named_without_personal_data() -> None:
    assert (str(Actor(Role.PATIENT, 7)), str(SYSTEM)) == ("patient:7", "system")


SEEN = (Action.SEE_DAYS, Action.SEE_NUMBERS, Action.SEE_WARNINGS)


@pytest.mark.parametrize(("scope", "seen"), [(Scope.MOVED, 1), (Scope.NUMBERS, 2), (Scope.WARNINGS, 3)])
def test_a_relative_sees_what_their_scope_holds_and_nothing_else(scope: Scope, seen: int) -> None:
    relative = Actor(Role.RELATIVE, 9, 7, scope)
    assert {action for action in Action if allows(relative, action, 7)} == set(SEEN[:seen])


@pytest.mark.parametrize("action", list(Action))
def test_a_relative_sees_nothing_of_another_patient_or_of_themselves(action: Action) -> None:
    relative = Actor(Role.RELATIVE, 9, 7, Scope.WARNINGS)
    assert not allows(relative, action, 8)
    assert not allows(relative, action, 9)


@pytest.mark.parametrize("action", list(Action))
def test_a_relative_without_a_scope_or_a_patient_sees_nothing(action: Action) -> None:
    assert not allows(Actor(Role.RELATIVE, 9, 7), action, 7)
    assert not allows(Actor(Role.RELATIVE, 9, None, Scope.WARNINGS), action, 7)
