"""Who may do what with a patient's data: one table of role and action."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    PATIENT = "patient"  # their own data, nobody else's
    SYSTEM = "system"  # reminders and housekeeping


class Action(StrEnum):
    READ_PROGRAMME = "read_programme"
    CHANGE_PROGRAMME = "change_programme"


RIGHTS: dict[Role, frozenset[Action]] = {
    Role.PATIENT: frozenset({Action.READ_PROGRAMME, Action.CHANGE_PROGRAMME}),
    Role.SYSTEM: frozenset({Action.READ_PROGRAMME, Action.CHANGE_PROGRAMME}),
}


class NotAllowed(Exception):
    """Somebody asked for data that is not theirs to see."""


@dataclass(frozen=True, slots=True)
class Actor:
    """On whose behalf something is read or changed; the system has no person."""

    role: Role
    person_id: int | None = None

    def __str__(self) -> str:
        return f"{self.role}:{self.person_id}" if self.person_id else str(self.role)


SYSTEM = Actor(Role.SYSTEM)


def require(actor: Actor, action: Action, patient_id: int) -> None:
    """Raise `NotAllowed` unless the actor may do this with this patient's data."""
    own = actor.role is not Role.PATIENT or actor.person_id == patient_id
    if not own or action not in RIGHTS[actor.role]:
        raise NotAllowed(f"{actor} may not {action}")
