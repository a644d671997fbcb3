"""Who may do what: the data of two patients, and what could leak."""

import pytest

from bot.core.access import SYSTEM, Action, Actor, NotAllowed, Role, require


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
