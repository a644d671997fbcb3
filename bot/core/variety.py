"""Which choice is whose turn: the same for a person and a date, whenever it is asked (care rules §4).

1. A choice is kept four weeks, then the next one follows; after the first block the order is the person's own.
2. Fallbacks take no turns: they come last, when nothing else is left.
3. Strength days never stand next to each other, Sunday and Monday included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from bot.core.catalogue import Exercise

WEEKDAYS = 7
BLOCK_DAYS = 28


def in_turn(exercises: Sequence[Exercise], key: str, day_index: int) -> list[Exercise]:
    """The exercises by preference for this person in this block of four weeks."""
    main = [exercise for exercise in exercises if not exercise.fallback]
    fallbacks = [exercise for exercise in exercises if exercise.fallback]
    ordered = main[:1] + sorted(main[1:], key=lambda exercise: _mixed(key, exercise.id))
    first = day_index // BLOCK_DAYS % len(ordered) if ordered else 0
    return ordered[first:] + ordered[:first] + fallbacks


def _mixed(key: str, exercise_id: str) -> bytes:
    return hashlib.sha256(f"{key}/{exercise_id}".encode()).digest()


def strength_weekdays(first_day: date, days_off: frozenset[int]) -> frozenset[int]:
    """Up to three weekdays (Monday 0) with a day between them, the first as soon after the first day as can be."""
    offsets = [n for n in range(1, WEEKDAYS + 1) if (first_day.weekday() + n) % WEEKDAYS not in days_off]
    for size in (3, 2, 1):
        for chosen in combinations(offsets, size):
            if _apart(chosen):
                return frozenset((first_day.weekday() + n) % WEEKDAYS for n in chosen)
    return frozenset()


def _apart(offsets: tuple[int, ...]) -> bool:
    return all((b - a) % WEEKDAYS not in (1, WEEKDAYS - 1) for a, b in combinations(offsets, 2))
