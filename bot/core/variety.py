"""Whose turn it is in a slot of the day: the same for a person and a date, whenever it is asked (care rules §4).

1. A choice is kept four weeks, then the next one that is allowed follows; the order is the person's own.
2. What rests for a while (S6, S7) keeps its turn, and another one stands in; what is out for good loses it.
3. Fallbacks take no turns: they come last, when nothing else is left.
4. Strength days never stand next to each other, Sunday and Monday included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date as Date
from itertools import combinations

from bot.core.catalogue import Exercise
from bot.core.history import Turn

WEEKDAYS = 7


def in_turn(exercises: Sequence[Exercise], key: str, turn: Turn | None, is_over: bool) -> list[Exercise]:
    """The exercises by preference: from the one whose turn it is, or from the one after it when that is over."""
    main = [exercise for exercise in exercises if not exercise.fallback]
    fallbacks = [exercise for exercise in exercises if exercise.fallback]
    ordered = main[:1] + sorted(main[1:], key=lambda exercise: _mixed(key, exercise.id))
    place = next((n for n, exercise in enumerate(ordered) if turn and exercise.id == turn.exercise), None)
    first = 0 if place is None else place + 1 if is_over else place
    return ordered[first:] + ordered[:first] + fallbacks


def _mixed(key: str, exercise_id: str) -> bytes:
    return hashlib.sha256(f"{key}/{exercise_id}".encode()).digest()


def strength_weekdays(first_day: Date, days_off: frozenset[int]) -> frozenset[int]:
    """Up to three weekdays (Monday 0) with a day between them, the first as soon after the first day as can be."""
    offsets = [n for n in range(1, WEEKDAYS + 1) if (first_day.weekday() + n) % WEEKDAYS not in days_off]
    for size in (3, 2, 1):
        for chosen in combinations(offsets, size):
            if _apart(chosen):
                return frozenset((first_day.weekday() + n) % WEEKDAYS for n in chosen)
    return frozenset()


def _apart(offsets: tuple[int, ...]) -> bool:
    return all((b - a) % WEEKDAYS not in (1, WEEKDAYS - 1) for a, b in combinations(offsets, 2))
