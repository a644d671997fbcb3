"""What becomes of the daily message while nothing comes back.

1. Messages that went unanswered are counted, not days: days off, pauses and outages count against nobody.
2. Any tap and any message ends it, and the next day is a day like any other.
3. On a hold its own check-ins go on; silence only makes them weekly.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Step(StrEnum):
    """What the next message is."""

    AS_EVER = "as_ever"
    QUESTION = "question"  # how they are, in place of the exercises
    SLOWER = "slower"  # the last one of every day: it says that the next one comes in a week; the clinic is told
    WEEKLY = "weekly"
    GOODBYE = "goodbye"
    OVER = "over"  # there is none


STEPS = (
    (0, Step.AS_EVER),
    (3, Step.QUESTION),
    (4, Step.AS_EVER),
    (7, Step.SLOWER),
    (8, Step.WEEKLY),
    (14, Step.GOODBYE),  # a week of days and seven of weeks: after eight weeks
    (15, Step.OVER),
)
"""From so many unanswered messages on."""

SILENT_ON_HOLD = timedelta(days=7)
DAYS_APART = 7  # once it is weekly
QUIET = 3  # from so many on, nothing but the day's message is sent


def next_step(unanswered: int) -> Step:
    """What comes after so many messages without an answer."""
    return [step for least, step in STEPS if unanswered >= least][-1]


def is_weekly(unanswered: int) -> bool:
    """Whether a week lies between the last message and the next."""
    return next_step(unanswered) in (Step.WEEKLY, Step.GOODBYE, Step.OVER)


def is_silent(unanswered: int, heard_on: date | None, day: date, *, on_hold: bool) -> bool:
    """Whether nothing was heard for so long that the family is asked: seven messages in vain, or, on a hold with its
    few check-ins, seven days and one of them in vain."""
    for_days = heard_on is not None and day - heard_on >= SILENT_ON_HOLD
    return is_weekly(unanswered) or (on_hold and unanswered > 0 and for_days)


def after_check_in(unanswered: int) -> int:
    """On a hold nobody is said goodbye to."""
    return min(unanswered + 1, 8)
