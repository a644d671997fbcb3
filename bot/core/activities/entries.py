"""From what somebody says they did to what is written down about it, and how much that is.

1. An exercise of the plan that is mentioned without a quantity was done as planned; with one, as stated.
2. What was not said about a dose is taken from the plan; without a plan it stays open.
3. An amount has a kind: minutes, impacts, seconds held, or repetitions. Different kinds are never compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date as Date
from typing import Any

from bot.core.activities.activity import Activity
from bot.core.catalogue import Exercise
from bot.core.day_plan import Item
from bot.core.totals import PLAN, LogEntry, entry_of

Amount = tuple[str, int]

MOST = {"minutes": 600, "sets": 20, "reps": 500, "seconds": 600}
"""What can be changed in an entry, and the highest value of each."""


def entry_told(activity: Activity, day: Date, item: Item | None, *, lands: bool = False) -> LogEntry:
    """`item`: the exercise as it stands in the day's plan; `lands`: its repetitions are firm ones, counted as impacts.

    The source says what was told; `standing.with_told` makes it the only one of its kind.
    """
    if not any((activity.minutes, activity.sets, activity.reps, activity.seconds)):
        return entry_of(item, day) if item else LogEntry(day, activity.exercise, source="told:")
    stated = _stated(activity, item)
    minutes, sets, reps, seconds = stated
    source = f"told:{minutes}m{sets}x{reps}x{seconds}s"
    return LogEntry(day, activity.exercise, minutes, sets, reps, seconds, sets * reps if lands else 0, source)


def _stated(activity: Activity, item: Item | None) -> tuple[int, int, int, int]:
    """Minutes in all, sets, repetitions a set, seconds a hold."""
    minutes, seconds = _whole(activity.minutes), _whole(activity.seconds)
    sets, reps = _within("sets", activity.sets or 0), _within("reps", activity.reps or 0)
    if minutes:
        return _within("minutes", minutes), sets, reps, 0
    if not reps and not seconds and item is not None:  # only how often: each time as planned
        return _within("minutes", sets * (item.minutes or 0)), sets, item.reps or item.impacts or 0, item.seconds or 0
    if item is not None:
        seconds, reps = seconds or item.seconds or 0, reps or (item.reps if seconds and item.reps else 0)
    return 0, max(sets, 1) if reps or seconds else sets, reps, _within("seconds", seconds)


def _whole(number: float | None) -> int:
    """Rounded, but never down to nothing."""
    return max(1, round(number)) if number else 0


def _within(what: str, number: int) -> int:
    return min(number, MOST[what])


def amount_of(entry: LogEntry) -> Amount | None:
    """How much it is in all, with its kind; None where nothing was said."""
    if entry.minutes:
        return "minutes", entry.minutes
    if entry.impacts:
        return "impacts", entry.impacts
    if entry.seconds:
        return "seconds", max(entry.sets, 1) * max(entry.reps, 1) * entry.seconds
    return ("reps", max(entry.sets, 1) * entry.reps) if entry.reps else None


def fulfilled(items: Iterable[Item], entries: Sequence[LogEntry]) -> frozenset[str]:
    """The exercises of a plan that were done as planned, or more: less is not done (care rules §4, progression)."""
    return frozenset(item.exercise for item in items if _is_fulfilled(item, entries))


def _is_fulfilled(item: Item, entries: Sequence[LogEntry]) -> bool:
    done = [entry for entry in entries if entry.exercise == item.exercise]
    planned = amount_of(entry_of(item, Date.min))
    amounts = [amount for entry in done if (amount := amount_of(entry)) is not None]
    enough = planned is not None and planned[1] <= sum(n for kind, n in amounts if kind == planned[0])
    return enough or any(entry.source == PLAN for entry in done)


def lands(exercise: Exercise, rung: int) -> bool:
    """Whether its repetitions are impacts on that rung: heel drops are soft at first."""
    return exercise.rung(rung).dose.impacts is not None


def changeable(entry: LogEntry, exercise: Exercise | None) -> tuple[str, ...]:
    """What can be changed about it: what was said; of what nothing was said, what the exercise is counted in."""
    if entry.minutes:
        return ("minutes",)
    if entry.sets or entry.reps or entry.seconds:
        return ("sets", *(name for name in ("reps", "seconds") if getattr(counted(entry), name)))
    dose = exercise.rung(1).dose if exercise else None
    if dose is None or dose.minutes is not None:
        return ("minutes",)
    return ("sets", "seconds") if dose.reps is None and dose.impacts is None else ("sets", "reps")


def changed(entry: LogEntry, what: str, value: int) -> LogEntry:
    """The same with another number; a planned one becomes one of its own."""
    amount: dict[str, Any] = {what: max(1, _within(what, value))}
    found = replace(counted(entry), **amount)
    if what != "minutes":
        found = replace(found, sets=max(found.sets, 1))
    if entry.impacts:
        found = replace(found, impacts=found.sets * found.reps)
    return replace(found, source="told:changed") if entry.source == PLAN else found


def counted(entry: LogEntry) -> LogEntry:
    """With the impacts of a set as its repetitions, as they are told."""
    return replace(entry, reps=entry.impacts // max(entry.sets, 1)) if entry.impacts and not entry.reps else entry
