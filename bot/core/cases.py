"""What waits for a clinician: how grave it is, how it may end, and who is told while nobody has taken it.

1. An emergency is told at once at any hour, to whoever is on call; a referral for the same day in working hours.
2. What nobody takes is told to every clinician after a while, and after as long again to the administrators, who learn
   nothing about the patient, and to the family who are to be warned (care rules §6).
3. A question is answered when there is time: it stands in the morning's digest, and nobody is alarmed for it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from bot.core.clinic_hours import Hours, worked_after
from bot.core.findings import EMERGENCY, REFERRAL, SAME_DAY, Finding


class Kind(StrEnum):
    SYMPTOM = "symptom"  # T1 to T6, T8
    UNSURE = "unsure"  # T9 that nobody has answered by the next morning
    SPINE = "spine"  # C1: whether a bone of the spine has ever broken is not known
    CONCERN = "concern"  # a relative's worry: nobody has verified it
    QUESTION = "question"  # a patient's, which no text of ours answers
    LETTER = "letter"  # something that the clinic wrote first
    REVIEW = "review"  # a decision of the clinic's, to be looked at again


class Severity(IntEnum):
    """The lowest is the gravest."""

    EMERGENCY = 0
    SAME_DAY = 1
    WITHIN_DAYS = 2
    UNSURE = 3
    QUESTION = 4


class State(StrEnum):
    OPEN = "open"  # nobody has taken it
    CLAIMED = "claimed"
    CLOSED = "closed"


class Which(StrEnum):
    """The lists of staff."""

    OPEN = "open"  # whatever is not closed and no question
    MINE = "mine"
    QUESTIONS = "questions"
    WAITING = "waiting"  # no cases: patients on a hold from their answers


class Outcome(StrEnum):
    """How a case ended."""

    CLEAR = "clear"  # they may exercise
    HOLD = "hold"  # not yet
    LIMITS = "limits"  # within limits
    UNCHANGED = "unchanged"
    ANSWERED = "answered"


class Step(IntEnum):
    """Who was told of a case that nobody has taken."""

    NOBODY = 0
    ON_CALL = 1
    EVERYBODY = 2  # all clinicians
    ABOVE = 3  # administrators, and the family who are to be warned


@dataclass(frozen=True, slots=True)
class Case:
    """`rule`: T1 to T9, or C1; `words`: a question, a worry, what nobody understood; `step`: who was told of it while
    nobody took it; `next_at`: when more people are, or when a closed one comes back."""

    id: int
    bot_id: int
    patient_id: int
    kind: Kind
    severity: Severity
    rule: str | None
    report_id: int | None
    bond_id: int | None
    words: str
    opened_at: datetime
    state: State
    claimed_by: int | None
    claimed_at: datetime | None
    closed_at: datetime | None
    outcome: Outcome | None
    withdrawn_at: datetime | None
    step: Step
    next_at: datetime | None

    @property
    def is_closed(self) -> bool:
        return self.state is State.CLOSED


@dataclass(frozen=True, slots=True)
class Counted:
    """What nobody has taken: `emergencies`; of the others `new` since the last digest, `waiting` longer. `unfinished`:
    everything that is open."""

    emergencies: int
    new: int
    waiting: int
    questions: int
    unfinished: int

    def __bool__(self) -> bool:
        return bool(self.emergencies or self.new or self.waiting or self.questions)


@dataclass(frozen=True, slots=True)
class Taken:
    """What one clinician has taken and not closed: `cases` in all, `emergencies` among them."""

    cases: int = 0
    emergencies: int = 0


UNCLAIMED, EMERGENCY_UNCLAIMED = timedelta(hours=4), timedelta(minutes=15)  # the first in working hours
QUESTIONS_A_DAY = 3  # a patient
DRAFT_LASTS = timedelta(minutes=10)


def severity_of(found: Finding) -> Severity:
    """Of what was reported (T1 to T9)."""
    if found.level == EMERGENCY:
        return Severity.EMERGENCY
    if found.level == REFERRAL:
        return Severity.SAME_DAY if found.urgency == SAME_DAY else Severity.WITHIN_DAYS
    return Severity.UNSURE


def is_told_at_once(severity: Severity, *, is_open: bool) -> bool:
    """`is_open`: whether the clinic works at this moment. Everything else waits for the digest."""
    return severity is Severity.EMERGENCY or (severity is Severity.SAME_DAY and is_open)


def told_again_at(severity: Severity, now: datetime, hours: Hours, zone: str) -> datetime | None:
    """When more people are told of it, if nobody takes it; None of a question."""
    if severity is Severity.EMERGENCY:
        return now + EMERGENCY_UNCLAIMED
    return None if severity is Severity.QUESTION else worked_after(hours, now, UNCLAIMED, zone)


def next_step(step: Step) -> Step:
    """Whoever was told at once is one of everybody."""
    return Step.ABOVE if step >= Step.EVERYBODY else Step.EVERYBODY
