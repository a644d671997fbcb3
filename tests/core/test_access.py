"""Who may do what: the data of two patients, and what could leak."""

import pytest

from bot.core.access import PROGRAMME, RIGHTS, STAFF, SYSTEM, Action, Actor, NotAllowed, Role, allows, may, require
from bot.core.family import Scope


@pytest.mark.parametrize("action", list(Action))
def test_a_patient_may_read_and_change_their_own_programme_and_do_nothing_that_staff_do(action: Action) -> None:
    assert allows(Actor(Role.PATIENT, 7), action, 7) == (action in PROGRAMME)


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


OF_STAFF = {
    Action.ACT_ON_CASES: "clinician",
    Action.SEE_PATIENTS: "clinician",
    Action.SET_LIMITS: "clinician",
    Action.INVITE_PATIENTS: "clinician",
    Action.EXPORT_PATIENTS: "clinician",
    Action.SEE_CLINIC: "administrator clinician",
    Action.BROADCAST: "clinician communicator",
    Action.APPROVE_URGENT: "administrator",
    Action.MANAGE_STAFF: "administrator",
    Action.SET_CLINIC: "administrator",
    Action.READ_AUDIT: "administrator",
}


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", STAFF)
def test_each_role_of_staff_may_do_what_stands_in_the_table_and_nothing_else(role: Role, action: Action) -> None:
    expected = OF_STAFF.get(action, "clinician").split()  # a patient's programme: clinicians alone
    assert may(Actor(role, 9), action) == (str(role) in expected)
    assert allows(Actor(role, 9), action, 7) == (str(role) in expected)


def test_whoever_has_several_roles_may_do_what_any_of_them_may() -> None:
    both = Actor(Role.ADMINISTRATOR, 9, also=(Role.COMMUNICATOR,))
    allowed = {action for action in Action if may(both, action)}
    assert allowed == RIGHTS[Role.ADMINISTRATOR] | RIGHTS[Role.COMMUNICATOR]
