"""Who takes which place in the day (care rules S5 and §4).

A place is a category or a strength group. Its candidates come in the order of their turn; the first that every
rule allows takes it. The item records each rule that put a candidate out or that limits the one chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core.catalogue import BALANCE, GROUPS, RESISTANCE, WEIGHT_BEARING, Catalogue, Exercise
from bot.core.circumstances import Circumstances
from bot.core.day_plan import WALKING, Item, Note, item_of
from bot.core.prescribing import Ruling, ruling
from bot.core.variety import WEEKDAYS, in_turn, strength_weekdays

FIRST_WEEK_GROUPS = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """What fills a place (None: nothing is left), at which rung, by which rules; optional: may give way to time."""

    place: str
    exercise: Exercise | None
    rung: int
    rules: tuple[str, ...]
    optional: bool = False

    def items(self) -> tuple[Item, ...]:
        """The item of the plan, or none."""
        return (item_of(self.exercise, self.rung, self.rules),) if self.exercise else ()

    def notes(self) -> tuple[Note, ...]:
        """S5: what had to be left out or done sitting, and whether equipment would help."""
        if self.optional or (self.exercise and not (self.place == BALANCE and self.exercise.fallback)):
            return ()
        what = "seated" if self.exercise else "omitted"
        why = "equipment" if "S5" in self.rules else "resting"
        return (Note("S5", f"{self.place}_{what}_{why}"),)


def choices_of(catalogue: Catalogue, case: Circumstances) -> Iterator[Choice]:
    """All places of the day, in the order in which they are shown."""
    yield from _weight_bearing(catalogue, case)
    yield _choose(BALANCE, _turns(catalogue.slot(BALANCE), case), case)
    for group in _groups_today(case):
        yield _choose(group, _turns(catalogue.slot(RESISTANCE, group), case), case)
    if _groups_today(case) == GROUPS:
        yield from _extras(catalogue, case)


def _weight_bearing(catalogue: Catalogue, case: Circumstances) -> Iterator[Choice]:
    """Walking always; from the second week a second choice beside it."""
    slot = catalogue.slot(WEIGHT_BEARING)
    walking = [exercise for exercise in slot if exercise.id == WALKING]
    others = _turns([exercise for exercise in slot if exercise.id != WALKING], case)
    first = _choose(WEIGHT_BEARING, [*walking, *others], case)
    yield first
    if case.day_index >= WEEKDAYS:
        rest = [exercise for exercise in others if exercise is not first.exercise]
        yield replace(_choose(WEIGHT_BEARING, rest, case), optional=True)


def _extras(catalogue: Catalogue, case: Circumstances) -> Iterator[Choice]:
    """Strength outside the four groups, each for itself."""
    for exercise in _turns(catalogue.slot(RESISTANCE), case):
        yield replace(_choose(RESISTANCE, [exercise], case), optional=True)


def _groups_today(case: Circumstances) -> tuple[str, ...]:
    """Strength on the strength days; in the first week two groups a day, taking turns; none on day 1."""
    day, weekdays = case.day_index, strength_weekdays(case.history.first_day, case.history.days_off)
    if day == 0 or case.date.weekday() not in weekdays:
        return ()
    if day >= WEEKDAYS:
        return GROUPS
    first = case.history.first_day.weekday()
    before = sum((first + n) % WEEKDAYS in weekdays for n in range(1, day))
    start = before * FIRST_WEEK_GROUPS % len(GROUPS)
    return GROUPS[start : start + FIRST_WEEK_GROUPS]


def _turns(exercises: Sequence[Exercise], case: Circumstances) -> list[Exercise]:
    return in_turn(exercises, case.history.key, case.day_index)


def _choose(place: str, candidates: Sequence[Exercise], case: Circumstances) -> Choice:
    rulings = [ruling(exercise, case) for exercise in candidates]
    chosen = next((each for each in rulings if each.allowed), None)
    rules = _bearing_on(chosen, rulings)
    return Choice(place, chosen.exercise if chosen else None, chosen.rung if chosen else 1, rules)


def _bearing_on(chosen: Ruling | None, rulings: Sequence[Ruling]) -> tuple[str, ...]:
    """Whatever narrowed the choice or limits the one chosen; missing equipment (S5) only where it changed it."""
    before = rulings[: rulings.index(chosen)] if chosen else rulings
    narrowing = {rule for each in rulings for rule in each.out_by if each in before or rule != "S5"}
    bearing = narrowing | set(chosen.limited_by if chosen else ())
    return tuple(sorted(bearing, key=lambda rule: (rule[0], int(rule[1:]))))
