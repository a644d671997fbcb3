"""Why this exercise and not another: the rules behind an item, with what each of them left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Date

from bot.core.catalogue import Catalogue
from bot.core.circumstances import Circumstances, circumstances
from bot.core.clearance import clearance_of
from bot.core.day_plan import WALKING, Item
from bot.core.facts import Answers, facts_of
from bot.core.history import History
from bot.core.limits import Limits
from bot.core.prescribing import Ruling, ruling


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that bears on an item: the exercises that it put out of the same slot, and whether it limits this one."""

    rule: str
    left_out: tuple[str, ...]
    limits: bool


def explained(catalogue: Catalogue, answers: Answers, history: History, day: Date, item: Item) -> tuple[Reason, ...]:
    """One reason for each rule of the item, in their order."""
    case = _case(catalogue, answers, history, day)
    exercise = catalogue.exercises[item.exercise]
    others = [] if exercise.id == WALKING else [e for e in catalogue.slot(*exercise.slot) if e.id != exercise.id]
    rulings = [ruling(other, case) for other in others]
    limited_by = ruling(exercise, case).limited_by
    return tuple(
        Reason(rule, tuple(each.exercise.id for each in rulings if rule in each.out_by), rule in limited_by)
        for rule in item.rules
    )


def left_out_by(
    catalogue: Catalogue, answers: Answers, history: History, day: Date, exercises: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Of these exercises those that may not be done, each with the rules that put it out (S2 to S10).

    Missing equipment (S5) forbids nothing to somebody who has just used it.
    """
    case = _case(catalogue, answers, history, day)
    rulings = [ruling(catalogue.exercises[each], case) for each in exercises if each in catalogue.exercises]
    found = {each.exercise.id: tuple(rule for rule in each.out_by if rule != "S5") for each in rulings}
    return {exercise: rules for exercise, rules in found.items() if rules}


def ruled(catalogue: Catalogue, answers: Answers, history: History, day: Date, exercise: str) -> Ruling:
    """What all rules say about one exercise on this day."""
    return ruling(catalogue.exercises[exercise], _case(catalogue, answers, history, day))


def leaves_anything(catalogue: Catalogue, answers: Answers, history: History, day: Date, limits: Limits) -> bool:
    """Whether with these limits of the clinic there is still an exercise that may be done."""
    case = _case(catalogue, answers, replace(history, limits=limits), day)
    return any("S8" not in ruling(exercise, case).out_by for exercise in catalogue.exercises.values())


def _case(catalogue: Catalogue, answers: Answers, history: History, day: Date) -> Circumstances:
    facts = facts_of(answers)
    return circumstances(catalogue, facts, clearance_of(facts), history, day)
