"""What a person's days left behind, as far as the next plan needs it.

1. Everything here happened before the day that is planned; nothing of it is changed by planning.
2. What planning changes (places and blocks) comes back with the plan, and is part of the next day's history.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta

from bot.core.limits import NONE, Limits

SESSIONS_KEPT = timedelta(days=28)
"""As far as a plan looks back: three sessions at one a week, and four silent weeks."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands on an exercise's ladder: rung 1 to 6, since that day; `risen`: when it last went up."""

    rung: int
    since: Date
    risen: Date | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """The exercise whose block it is in a slot of the day, since when, and its number (care rules §4, variety)."""

    exercise: str
    since: Date
    number: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """An exercise as it stood in a day's plan, and what became of it.

    `feel`: easy, right, hard or wobbly, said of the whole day; None as long as nothing was said.
    """

    date: Date
    rung: int
    done: bool
    feel: str | None = None


@dataclass(frozen=True, slots=True)
class Symptom:
    """Something that was reported: its level (care rules §6), and the exercise and the place of an ache, if known."""

    date: Date
    level: str
    exercise: str | None = None
    place: str | None = None
    dizzy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """`places`, `sessions` by exercise (oldest first, those of the last four weeks); `blocks` by slot.

    `last_active`: the last day on which anything was done; `ill_until`: the last day of the last illness.
    `days_off`: weekdays, Monday 0; `key`: the person's own, for variety; `short_on`: the day made short.
    `own_word`: the last hold was ended by the patient's own word; `unsettled`: a question about a symptom or about the
    answers is open, or the answers were confirmed only on this day. `limits`: what the clinic has decided.
    """

    first_day: Date
    places: Mapping[str, Place] = field(default_factory=dict)
    blocks: Mapping[str, Block] = field(default_factory=dict)
    sessions: Mapping[str, tuple[Session, ...]] = field(default_factory=dict)
    symptoms: tuple[Symptom, ...] = ()
    last_active: Date | None = None
    ill_until: Date | None = None
    days_off: frozenset[int] = frozenset()
    key: str = ""
    short_on: Date | None = None
    own_word: bool = False
    unsettled: bool = False
    limits: Limits = NONE
