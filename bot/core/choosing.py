"""Who takes which slot of the day (care rules S5 and §4).

A slot is a category or a strength group. Its candidates come in the order of their turn; the first that every
rule allows takes it. The item records each rule that put a candidate out or that limits the one chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.core.catalogue import BALANCE, GROUPS, RESISTANCE, WEIGHT_BEARING, Catalogue, Exercise
from bot.core.circumstances import Circumstances
from bot.core.day_plan import WALKING, Item, Note, item_of
from bot.core.history import Place, Turn
from bot.core.prescribing import PASSING, Ruling, ruling
from bot.core.progression import place_today
from bot.core.variety import WEEKDAYS, in_turn, strength_weekdays

FIRST_WEEK_GROUPS = 2
SECOND, EXTRAS = "second", "extras"  # the other weight-bearing choice, and strength outside the groups


@dataclass(frozen=True, slots=True)
class Taken:
    """An exercise that takes a slot: where the person stands on its ladder, and the highest rung that is allowed."""

    exercise: Exercise
    place: Place
    top: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What fills a slot (None: nothing is left), at which rung, by which rules.

    `turns`: whose turn begins with it, by slot; `optional`: it may give way to time.
    """

    slot: str
    taken: Taken | None
    rung: int
    rules: tuple[str, ...]
    turns: Mapping[str, Turn] = field(default_factory=dict)
    optional: bool = False

    def items(self) -> tuple[Item, ...]:
        """The item of the plan, or none."""
        return (item_of(self.taken.exercise, self.rung, self.rules),) if self.taken else ()

    def notes(self) -> tuple[Note, ...]:
        """S5: what had to be left out or done sitting, and whether equipment would help."""
        if self.optional or (self.taken and not (self.slot == BALANCE and self.taken.exercise.fallback)):
            return ()
        what = "seated" if self.taken else "omitted"
        why = "equipment" if "S5" in self.rules else "resting"
        return (Note("S5", f"{self.slot}_{what}_{why}"),)


def choices_of(catalogue: Catalogue, case: Circumstances) -> Iterator[Choice]:
    """All slots of the day, in the order in which they are shown."""
    short = case.history.short_on == case.date
    yield from _weight_bearing(catalogue, case, second=case.day_index >= WEEKDAYS and not short)
    yield _choose(BALANCE, catalogue.slot(BALANCE), case)
    groups = [_choose(group, catalogue.slot(RESISTANCE, group), case) for group in _groups_today(case)]
    if short:
        yield from _one_of(groups, case)
        return
    yield from groups
    if len(groups) == len(GROUPS):
        yield from _extras(catalogue, case)


def _weight_bearing(catalogue: Catalogue, case: Circumstances, second: bool) -> Iterator[Choice]:
    """Walking always; from the second week a second choice beside it, which also takes its slot when it rests."""
    slot = catalogue.slot(WEIGHT_BEARING)
    walking = [exercise for exercise in slot if exercise.id == WALKING]
    others = _by_turn(SECOND, [exercise for exercise in slot if exercise.id != WALKING], case)
    first = _first_allowed(WEIGHT_BEARING, walking, case)
    if not first.taken:
        first = _first_allowed(WEIGHT_BEARING, walking + others, case, turns=SECOND)
    yield first
    if second:
        rest = [exercise for exercise in others if not first.taken or exercise is not first.taken.exercise]
        choice = _first_allowed(SECOND, rest, case)
        yield replace(choice, optional=True, turns=choice.turns if len(rest) == len(others) else {})


def _one_of(groups: Sequence[Choice], case: Circumstances) -> Iterator[Choice]:
    """The short form keeps one strength exercise; the groups take turns."""
    filled = [choice for choice in groups if choice.taken]
    if filled:
        yield filled[_strength_days_before(case) % len(filled)]


def _extras(catalogue: Catalogue, case: Circumstances) -> Iterator[Choice]:
    """Strength outside the four groups: the one whose turn it is, and those behind it."""
    candidates = _by_turn(EXTRAS, catalogue.slot(RESISTANCE), case)
    for number in range(case.intervals.extras):
        choice = _first_allowed(EXTRAS, candidates, case)
        if choice.taken is None:
            return
        yield replace(choice, optional=True, turns={} if number else choice.turns)
        candidates = candidates[candidates.index(choice.taken.exercise) + 1 :]


def _groups_today(case: Circumstances) -> tuple[str, ...]:
    """Strength on the strength days; in the first week two groups a day, taking turns; none on day 1."""
    day = case.day_index
    if day == 0 or case.date.weekday() not in _weekdays(case):
        return ()
    if day >= WEEKDAYS:
        return GROUPS
    start = _strength_days_before(case) * FIRST_WEEK_GROUPS % len(GROUPS)
    return GROUPS[start : start + FIRST_WEEK_GROUPS]


def _weekdays(case: Circumstances) -> frozenset[int]:
    return strength_weekdays(case.history.first_day, case.history.days_off)


def _strength_days_before(case: Circumstances) -> int:
    """How many strength days there were since the first day, this one not counted."""
    weekdays, first = _weekdays(case), case.history.first_day.weekday()
    weeks, rest = divmod(case.day_index - 1, WEEKDAYS)
    return weeks * len(weekdays) + sum((first + n) % WEEKDAYS in weekdays for n in range(1, rest + 1))


def _choose(slot: str, exercises: Sequence[Exercise], case: Circumstances) -> Choice:
    return _first_allowed(slot, _by_turn(slot, exercises, case), case)


def _by_turn(slot: str, exercises: Sequence[Exercise], case: Circumstances) -> list[Exercise]:
    turn = case.history.turns.get(slot)
    is_over = turn is not None and case.days_since(turn.since) >= case.intervals.turn
    return in_turn(exercises, case.history.key, turn, is_over)


def _first_allowed(slot: str, candidates: Sequence[Exercise], case: Circumstances, turns: str = "") -> Choice:
    rulings = [ruling(exercise, case) for exercise in candidates]
    chosen = next((each for each in rulings if each.allowed), None)
    rules = _bearing_on(chosen, rulings)
    if chosen is None:
        return Choice(slot, None, 1, rules)
    place = place_today(chosen.exercise, case, chosen.top)
    taken = Taken(chosen.exercise, place, chosen.top)
    return Choice(slot, taken, place.rung, rules, _new_turn(turns or slot, chosen.exercise, rulings, case))


def _new_turn(slot: str, chosen: Exercise, rulings: Sequence[Ruling], case: Circumstances) -> Mapping[str, Turn]:
    """A stand-in for one that rests for a while, a fallback and walking leave the turn to the one who has it."""
    turn = case.history.turns.get(slot)
    if chosen.fallback or chosen.id == WALKING:
        return {}
    if turn is not None and case.days_since(turn.since) < case.intervals.turn:
        had = next((each for each in rulings if each.exercise.id == turn.exercise), None)
        if had is not None and set(had.out_by) <= PASSING:
            return {}
    return {slot: Turn(chosen.id, case.date)}


def _bearing_on(chosen: Ruling | None, rulings: Sequence[Ruling]) -> tuple[str, ...]:
    """Whatever narrowed the choice or limits the one chosen; missing equipment (S5) only where it changed it."""
    before = rulings[: rulings.index(chosen)] if chosen else rulings
    narrowing = {rule for each in rulings for rule in each.out_by if each in before or rule != "S5"}
    bearing = narrowing | set(chosen.limited_by if chosen else ())
    return tuple(sorted(bearing, key=lambda rule: (rule[0], int(rule[1:]))))
