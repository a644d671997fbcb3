"""When the answers to the safety questions have to be looked at again (care rules §1).

1. Every three months, with a few days in which the programme goes on without progression; then it waits.
2. After four silent weeks it is asked what is new; after three silent months everything, from the lowest rungs on.
3. After a fall, a fracture or an illness it is asked what is new before anything goes on.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

REVIEW = timedelta(days=90)
GRACE = timedelta(days=7)
SILENT, LONG_SILENT = timedelta(days=28), timedelta(days=90)
AFTER_SIGNS = frozenset({"fall", "fracture"})


class Return(StrEnum):
    """What somebody is asked who was silent and comes back."""

    NOTHING = "nothing"
    WHAT_IS_NEW = "what_is_new"
    EVERYTHING = "everything"


def coming_back(heard_on: date | None, day: date) -> Return:
    """By the day on which anything came from them last."""
    silent = day - heard_on if heard_on else timedelta()
    if silent >= LONG_SILENT:
        return Return.EVERYTHING
    return Return.WHAT_IS_NEW if silent >= SILENT else Return.NOTHING


def review_due(confirmed_on: date, day: date) -> bool:
    """Whether three months have passed since the answers were confirmed."""
    return day - confirmed_on >= REVIEW


def review_open(asked_on: date | None, confirmed_on: date | None) -> bool:
    """Whether the question of every three months is unanswered; an answer confirms, or takes everything back."""
    return asked_on is not None and confirmed_on is not None and confirmed_on < asked_on


def grace_over(asked_on: date, day: date) -> bool:
    """Whether the plan waits for the answer."""
    return day - asked_on >= GRACE
