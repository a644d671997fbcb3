"""Who may do what: one table of role and action, and one of scope and action.

1. Rights are read from the database on every update; a menu is no right.
2. A relative's rights are what one patient has agreed to share; staff have those of their roles, over every patient.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.family import Scope


class Role(StrEnum):
    PATIENT = "patient"  # their own data, nobody else's
    RELATIVE = "relative"  # what one patient has agreed to share
    SYSTEM = "system"  # reminders and housekeeping
    ADMINISTRATOR = "administrator"  # staff, settings of the clinic, audit; no patient's data
    CLINICIAN = "clinician"  # patients, cases, clearance, guidance
    COMMUNICATOR = "communicator"  # guidance; no patient's data


STAFF = (Role.ADMINISTRATOR, Role.CLINICIAN, Role.COMMUNICATOR)


class Action(StrEnum):
    READ_PROGRAMME = "read_programme"
    CHANGE_PROGRAMME = "change_programme"
    SEE_DAYS = "see_days"  # on which days they moved; whether they are on hold or away
    SEE_NUMBERS = "see_numbers"  # what they did
    SEE_WARNINGS = "see_warnings"  # why they are on hold; that something serious was told; silence
    # Of staff:
    ACT_ON_CASES = "act_on_cases"  # read, claim, answer, close; questions too
    SEE_PATIENTS = "see_patients"  # find them, their cards
    SET_LIMITS = "set_limits"  # clearance, holds, limits, pauses
    INVITE_PATIENTS = "invite_patients"
    EXPORT_PATIENTS = "export_patients"
    SEE_CLINIC = "see_clinic"  # how many, how long: numbers without anybody's name
    BROADCAST = "broadcast"
    APPROVE_URGENT = "approve_urgent"  # a broadcast at night
    MANAGE_STAFF = "manage_staff"
    SET_CLINIC = "set_clinic"  # who is on call
    READ_AUDIT = "read_audit"


PROGRAMME = frozenset(
    {
        Action.READ_PROGRAMME,
        Action.CHANGE_PROGRAMME,
        Action.SEE_DAYS,
        Action.SEE_NUMBERS,
        Action.SEE_WARNINGS,
    }
)
RIGHTS: dict[Role, frozenset[Action]] = {
    Role.PATIENT: PROGRAMME,
    Role.SYSTEM: PROGRAMME,
    Role.RELATIVE: frozenset(),
    Role.ADMINISTRATOR: frozenset(
        {Action.MANAGE_STAFF, Action.SET_CLINIC, Action.READ_AUDIT, Action.APPROVE_URGENT, Action.SEE_CLINIC}
    ),
    Role.CLINICIAN: PROGRAMME
    | {
        Action.ACT_ON_CASES,
        Action.SEE_PATIENTS,
        Action.SET_LIMITS,
        Action.INVITE_PATIENTS,
        Action.EXPORT_PATIENTS,
        Action.SEE_CLINIC,
        Action.BROADCAST,
    },
    Role.COMMUNICATOR: frozenset({Action.BROADCAST}),
}
SHARED: dict[Scope, frozenset[Action]] = {
    Scope.MOVED: frozenset({Action.SEE_DAYS}),
    Scope.NUMBERS: frozenset({Action.SEE_DAYS, Action.SEE_NUMBERS}),
    Scope.WARNINGS: frozenset({Action.SEE_DAYS, Action.SEE_NUMBERS, Action.SEE_WARNINGS}),
}


class NotAllowed(Exception):
    """Somebody asked for data that is not theirs to see."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Of which patients data was asked for on somebody's behalf, which were in a list that they saw, and of which
    people it is on record by now."""

    asked: set[int] = field(default_factory=set)
    listed: set[int] = field(default_factory=set)
    recorded: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Actor:
    """On whose behalf something is read or changed; the system has no person.

    A relative's says whose data and how much of it: it is made from an active bond (`storage.bonds.actor`). One of the
    staff may have several roles: `also` are the others (`storage.staff.Member.actor`), and leaves a trail, so that
    nothing they see is missing from the record.
    """

    role: Role
    person_id: int | None = None
    patient_id: int | None = None
    scope: Scope | None = None
    also: tuple[Role, ...] = ()
    trail: Trail | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.role}:{self.person_id}" if self.person_id else str(self.role)


SYSTEM = Actor(Role.SYSTEM)


def may(actor: Actor, action: Action) -> bool:
    """Whether one of the actor's roles has this right, whoever's data it is about."""
    return any(action in RIGHTS[role] for role in (actor.role, *actor.also))


def allows(actor: Actor, action: Action, patient_id: int) -> bool:
    """Whether the actor may do this with this patient's data."""
    if actor.role is Role.RELATIVE:
        return actor.patient_id == patient_id and actor.scope is not None and action in SHARED[actor.scope]
    own = actor.role is not Role.PATIENT or actor.person_id == patient_id
    return own and may(actor, action)


def require(actor: Actor, action: Action, patient_id: int) -> None:
    """Raise `NotAllowed` unless the actor may do this with this patient's data; where they leave a trail, note it."""
    if not allows(actor, action, patient_id):
        raise NotAllowed(f"{actor} may not {action}")
    if actor.trail is not None:
        actor.trail.asked.add(patient_id)


def note_list(actor: Actor, patient_ids: Iterable[int]) -> None:
    """They saw these patients in a list."""
    if actor.trail is not None:
        actor.trail.listed.update(patient_ids)


def require_right(actor: Actor, action: Action) -> None:
    """The same for what is about nobody alone: a list, a search, a table."""
    if not may(actor, action):
        raise NotAllowed(f"{actor} may not {action}")
