"""A day's plan as a value: what a person is asked to do on one date, and the rules behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.core.catalogue import Exercise
from bot.core.clearance import Clearance
from bot.core.history import Block, Place

WALKING = "brisk_walking"


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a plan; reps, seconds, minutes and impacts are per set, None where not applicable."""

    exercise: str
    category: str
    group: str | None
    impact: str
    support: str | None
    sets: int
    reps: int | None
    seconds: int | None
    minutes: int | None
    impacts: int | None
    rung: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the plan has to explain; `text_id` names its words in the content."""

    rule: str
    text_id: str


@dataclass(frozen=True, slots=True)
class DayPlan:
    """`day`: plan, off or hold; `session_minutes`: everything but walking, rounded up.

    `places` and `blocks`: those that changed with this plan; they are part of the next day's history.
    `news`: which exercises are new, back after a while, or higher or lower than before (new, back, up, down); none on
    the first day.
    """

    date: date
    day: str
    clearance: Clearance
    session_minutes: int
    items: tuple[Item, ...]
    notes: tuple[Note, ...]
    places: Mapping[str, Place] = field(default_factory=dict)
    blocks: Mapping[str, Block] = field(default_factory=dict)
    news: Mapping[str, str] = field(default_factory=dict)


def item_of(exercise: Exercise, rung: int, rules: tuple[str, ...]) -> Item:
    """The exercise at that rung of its ladder."""
    step = exercise.rung(rung)
    return Item(
        exercise=exercise.id,
        category=exercise.category,
        group=exercise.group,
        impact=exercise.impact,
        support=step.support,
        sets=step.dose.sets,
        reps=step.dose.reps,
        seconds=step.dose.seconds,
        minutes=step.dose.minutes,
        impacts=step.dose.impacts,
        rung=rung,
        rules=rules,
    )
