"""How long a session takes, and how it is made to fit (care rules §4, Length).

Walking is spread over the day and does not count. A held repetition takes its hold, any other the usual time.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from bot.core.catalogue import Catalogue
from bot.core.day_plan import WALKING, Item


def session_minutes(items: Iterable[Item], catalogue: Catalogue) -> int:
    """Warm-up, exercises and rests, in minutes, rounded up; 0 when there is nothing to do."""
    items = tuple(items)
    if not items:
        return 0
    timing = catalogue.timing
    session = [item for item in items if item.exercise != WALKING]
    rests = timing.between_exercises * max(0, len(session) - 1)
    return ceil((timing.warm_up + rests + sum(_seconds(item, catalogue) for item in session)) / 60)


def _seconds(item: Item, catalogue: Catalogue) -> int:
    timing = catalogue.timing
    sides = 2 if catalogue.exercises[item.exercise].sided else 1
    return item.sets * sides * _set_seconds(item, timing.repetition) + (item.sets - 1) * timing.between_sets


def _set_seconds(item: Item, repetition: int) -> int:
    if item.minutes is not None:
        return item.minutes * 60
    if item.seconds is not None:
        return (item.reps or 1) * item.seconds
    return (item.reps or item.impacts or 0) * repetition
