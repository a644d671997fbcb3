"""Who may do what with a patient's data: one table of role and action, and one of scope and action."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.family import Scope


class Role(StrEnum):
    PATIENT = "patient"  # their own data, nobody else's
    RELATIVE = "relative"  # what one patient has agreed to share
    SYSTEM = "system"  # reminders and housekeeping


class Action(StrEnum):
    READ_PROGRAMME = "read_programme"
    CHANGE_PROGRAMME = "change_programme"
    SEE_DAYS = "see_days"  # on which days they moved; whether they are on hold or away
    SEE_NUMBERS = "see_numbers"  # what they did
    SEE_WARNINGS = "see_warnings"  # why they are on hold; that something serious was told; silence


EVERYTHING = frozenset(Action)
RIGHTS: dict[Role, frozenset[Action]] = {
    Role.PATIENT: EVERYTHING,
    Role.SYSTEM: EVERYTHING,
}
SHARED: dict[Scope, frozenset[Action]] = {
    Scope.MOVED: frozenset({Action.SEE_DAYS}),
    Scope.NUMBERS: frozenset({Action.SEE_DAYS, Action.SEE_NUMBERS}),
    Scope.WARNINGS: frozenset({Action.SEE_DAYS, Action.SEE_NUMBERS, Action.SEE_WARNINGS}),
}


class NotAllowed(Exception):
    """Somebody asked for data that is not theirs to see."""


@dataclass(frozen=True, slots=True)
class Actor:
    """On whose behalf something is read or changed; the system has no person.

    A relative's says whose data and how much of it: it is made from an active bond (`storage.bonds.actor`).
    """

    role: Role
    person_id: int | None = None
    patient_id: int | None = None
    scope: Scope | None = None

    def __str__(self) -> str:
        return f"{self.role}:{self.person_id}" if self.person_id else str(self.role)


SYSTEM = Actor(Role.SYSTEM)


def allows(actor: Actor, action: Action, patient_id: int) -> bool:
    """Whether the actor may do this with this patient's data."""
    if actor.role is Role.RELATIVE:
        return actor.patient_id == patient_id and actor.scope is not None and action in SHARED[actor.scope]
    own = actor.role is not Role.PATIENT or actor.person_id == patient_id
    return own and action in RIGHTS[actor.role]


def require(actor: Actor, action: Action, patient_id: int) -> None:
    """Raise `NotAllowed` unless the actor may do this with this patient's data."""
    if not allows(actor, action, patient_id):
        raise NotAllowed(f"{actor} may not {action}")
