"""Whose block it is in a slot of the day: the same for a person and a history, whenever it is asked (care rules §4).

1. A choice is kept four weeks, then the next one follows; the order is the person's own.
2. The one that the content puts first has every second block, so that the others bring variety and its ladder grows.
3. Strength days never stand next to each other, Sunday and Monday included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date as Date
from itertools import combinations

from bot.core.catalogue import Exercise
from bot.core.history import Block

WEEKDAYS = 7


def own_order(exercises: Iterable[Exercise], key: str) -> list[Exercise]:
    """The content's first, then the others in an order of this person's; fallbacks last."""
    main = [exercise for exercise in exercises if not exercise.fallback]
    fallbacks = [exercise for exercise in exercises if exercise.fallback]
    return main[:1] + sorted(main[1:], key=lambda exercise: _mixed(key, exercise.id)) + fallbacks


def following(names: Sequence[str], block: Block | None) -> str:
    """Who follows when a block is over: of those that may take turns, at least one, in their order."""
    number = next_number(block)
    main, *others = names
    wanted = main if number % 2 == 0 or not others else others[number // 2 % len(others)]
    if block is None or wanted != block.exercise:
        return wanted
    return names[(names.index(wanted) + 1) % len(names)]


def next_number(block: Block | None) -> int:
    """The number of the block after this one; the first is 0."""
    return block.number + 1 if block else 0


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
