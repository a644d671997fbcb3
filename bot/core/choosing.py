"""Who takes which slot of the day (care rules S5 and §4).

A slot is a category or a strength group. Its candidates come in the order of their block; the first that every
rule allows takes it. The item records each rule that put a candidate out or that limits the one chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.core.catalogue import BALANCE, GROUPS, RESISTANCE, WEIGHT_BEARING, Catalogue, Exercise
from bot.core.circumstances import Circumstances
from bot.core.day_plan import WALKING, Item, Note, item_of
from bot.core.history import Block, Place
from bot.core.prescribing import Ruling, ruling
from bot.core.progression import has_earned, place_today
from bot.core.variety import WEEKDAYS, following, next_number, own_order, strength_weekdays

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

    `blocks`: whose block begins with it, by slot; `optional`: it may give way to time; `left_out`: the clinic leaves
    out what could stand here, and no equipment would help.
    """

    slot: str
    taken: Taken | None
    rung: int
    rules: tuple[str, ...]
    blocks: Mapping[str, Block] = field(default_factory=dict)
    optional: bool = False
    left_out: bool = False

    def items(self) -> tuple[Item, ...]:
        """The item of the plan, or none."""
        return (item_of(self.taken.exercise, self.rung, self.rules),) if self.taken else ()

    def notes(self) -> tuple[Note, ...]:
        """S5: what had to be left out or done sitting, and whether equipment would help or the clinic wants it so."""
        if self.optional or (self.taken and not (self.slot == BALANCE and self.taken.exercise.fallback)):
            return ()
        what = "seated" if self.taken else "omitted"
        why = "clinic" if self.left_out else "equipment" if "S5" in self.rules else "resting"
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
    walking = [ruling(exercise, case) for exercise in slot if exercise.id == WALKING]
    others = _in_turn(SECOND, [exercise for exercise in slot if exercise.id != WALKING], case)
    walks = any(each.allowed for each in walking)
    first = _first_allowed(WEIGHT_BEARING, walking if walks else walking + others, case)
    yield first if walks else _with_block(first, SECOND, others, case)
    if second and walks:
        yield replace(_with_block(_first_allowed(SECOND, others, case), SECOND, others, case), optional=True)
    elif second:
        rest = [each for each in others if first.taken and each.exercise is not first.taken.exercise]
        yield replace(_first_allowed(SECOND, rest, case), optional=True)


def _one_of(groups: Sequence[Choice], case: Circumstances) -> Iterator[Choice]:
    """The short form keeps one strength exercise; the groups take turns."""
    filled = [choice for choice in groups if choice.taken]
    if filled:
        yield filled[_strength_days_before(case) % len(filled)]


def _extras(catalogue: Catalogue, case: Circumstances) -> Iterator[Choice]:
    """Strength outside the four groups: the one whose block it is, and those behind it."""
    rulings = _in_turn(EXTRAS, catalogue.slot(RESISTANCE), case)
    allowed = [each for each in rulings if each.allowed][: case.intervals.extras]
    for number, each in enumerate(allowed):
        choice = replace(_first_allowed(EXTRAS, [each], case), optional=True)
        yield choice if number else _with_block(choice, EXTRAS, rulings, case)


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
    rulings = _in_turn(slot, exercises, case)
    return _with_block(_first_allowed(slot, rulings, case), slot, rulings, case)


def _in_turn(slot: str, exercises: Sequence[Exercise], case: Circumstances) -> list[Ruling]:
    """What the rules say of each, from the one whose block it is; fallbacks take no turns and come last."""
    rulings = [ruling(exercise, case) for exercise in own_order(exercises, case.history.key)]
    main = [each for each in rulings if not each.exercise.fallback]
    lasting = [each for each in main if each.lasts]
    if not lasting:
        return rulings
    block, had = case.history.blocks.get(slot), _holder(slot, lasting, case)
    name = had.exercise.id if had else following([each.exercise.id for each in lasting], block)
    place = next(number for number, each in enumerate(main) if each.exercise.id == name)
    return main[place:] + main[:place] + rulings[len(main) :]


def _holder(slot: str, rulings: Sequence[Ruling], case: Circumstances) -> Ruling | None:
    """Who has the block in this slot; None when it is over or lost: what is out for good loses it."""
    block = case.history.blocks.get(slot)
    if block is None:
        return None
    had = next((each for each in rulings if each.exercise.id == block.exercise and each.lasts), None)
    return had if had and not _is_over(block, had, case) else None


def _is_over(block: Block, had: Ruling, case: Circumstances) -> bool:
    """After four weeks; a step that is due and took two weeks to earn is still taken, or else nobody ever got there."""
    days, intervals = case.days_since(block.since), case.intervals
    if days < intervals.block or days >= intervals.block + intervals.group:
        return days >= intervals.block
    place = place_today(had.exercise, case, had.top)
    return not (had.allowed and has_earned(had.exercise, place, case, had.top))


def _first_allowed(slot: str, rulings: Sequence[Ruling], case: Circumstances) -> Choice:
    chosen = next((each for each in rulings if each.allowed), None)
    rules = _bearing_on(chosen, rulings)
    left_out = _leaves_out(rulings, case)
    if chosen is None:
        return Choice(slot, None, 1, rules, left_out=left_out)
    place = place_today(chosen.exercise, case, chosen.top)
    return Choice(slot, Taken(chosen.exercise, place, chosen.top), place.rung, rules, left_out=left_out)


def _leaves_out(rulings: Sequence[Ruling], case: Circumstances) -> bool:
    """Whether the clinic forbids one of these, and all that equipment could bring back is nothing."""
    return any(case.limits.forbids(each.exercise.id) for each in rulings) and not any(
        each.out_by == ("S5",) for each in rulings
    )


def _with_block(choice: Choice, slot: str, rulings: Sequence[Ruling], case: Circumstances) -> Choice:
    """A stand-in for one that rests for a while, and a fallback, leave the block to the one who has it."""
    if choice.taken is None or choice.taken.exercise.fallback or _holder(slot, rulings, case):
        return choice
    number = next_number(case.history.blocks.get(slot))
    return replace(choice, blocks={slot: Block(choice.taken.exercise.id, case.date, number)})


def _bearing_on(chosen: Ruling | None, rulings: Sequence[Ruling]) -> tuple[str, ...]:
    """Whatever narrowed the choice or limits the one chosen; missing equipment (S5) only where it changed it."""
    last_resort = chosen is None or chosen.exercise.fallback
    alone = [each for each in rulings if last_resort or each.out_by == ("S5",)]
    narrowing = {rule for each in rulings for rule in each.out_by if rule != "S5" or each in alone}
    bearing = narrowing | set(chosen.limited_by if chosen else ())
    return tuple(sorted(bearing, key=lambda rule: (rule[0], int(rule[1:]))))
