"""What is wrong with the plan of one day: nothing forbidden, the right doses, the shape of the day, its length.

Every offence is a line that begins with the rule it offends: `S1` to `S10`, `C1` to `C7`, or `day`, `dose`, `length`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.core.day_plan import DayPlan, Item
from tests.proof.answers import clearance
from tests.proof.rules import Case, allowed, cap, caps, only_by_the_clinic, out
from tests.proof.tables import (
    BALANCE,
    EXERCISES,
    FALLBACK_BALANCE,
    GROUPS,
    RESISTANCE,
    UNSAID,
    WALKING,
    WEIGHT_BEARING,
    in_slot,
)

LIMIT = 30


@dataclass(frozen=True)
class Occasion:
    """`number`: the person's day, 1 is the first; `off`: a day off; `short`: the short form was asked for."""

    number: int
    off: bool = False
    short: bool = False


def offences(plan: DayPlan, case: Case, occasion: Occasion) -> list[str]:
    """All that is wrong, empty when nothing is."""
    level, reasons = clearance(case.facts)
    found = [
        *(["C1 to C7: the clearance is another one"] if plan.clearance.level != level else []),
        *(["C1 to C7: the reasons are others"] if plan.clearance.reasons != reasons else []),
    ]
    expected = "hold" if level == "hold" else "off" if occasion.off else "plan"
    if plan.day != expected:
        found.append(f"{'S1' if expected == 'hold' else 'day'}: {plan.day} instead of {expected}")
    if plan.day != "plan":
        empty = not (plan.items or plan.session_minutes or plan.notes or plan.places or plan.blocks)
        return found if empty else [*found, "S1: something stands on a day without a plan"]
    return [*found, *of_items(plan.items, case), *of_shape(plan, case, occasion), *of_length(plan, case, occasion)]


def of_items(items: Iterable[Item], case: Case) -> Iterator[str]:
    for item in items:
        if item.exercise not in EXERCISES:
            yield f"day: {item.exercise} is not in the catalogue"
            continue
        yield from (f"{rule}: {item.exercise} is out" for rule in sorted(out(item.exercise, case)))
        for rule, highest in caps(item.exercise, case).items():
            if item.rung > highest:
                yield f"{rule}: {item.exercise} on rung {item.rung} of at most {highest}"
            if rule not in item.rules:
                yield f"{rule}: is not told beside {item.exercise}"
        yield from (f"{rule}: stands beside {item.exercise} without a cause" for rule in needless(item, case))
        if not as_written(item):
            yield f"dose: {item.exercise} is not what its ladder says on rung {item.rung}"


def needless(item: Item, case: Case) -> Iterator[str]:
    """Rules beside an item that neither limit it nor put out another choice of its slot."""
    exercise = EXERCISES[item.exercise]
    others = in_slot(exercise.category, exercise.group)
    applied = set(caps(item.exercise, case)).union(*(out(name, case) for name in others))
    applied |= {"S2"} if only_by_the_clinic(item.exercise, case) else set()
    return (rule for rule in item.rules if rule not in applied)


def as_written(item: Item) -> bool:
    """The item is its exercise at its rung, word for word of care rules §2."""
    exercise = EXERCISES[item.exercise]
    if not 1 <= item.rung <= 6:
        return False
    step = exercise.ladder[item.rung - 1]
    dose = (item.sets, item.reps, item.minutes, item.impacts, item.seconds)
    written = (step.sets, step.reps, step.minutes, step.impacts, step.seconds)
    kind = (item.category, item.group, item.impact)
    held = step.support in (UNSAID, item.support)
    return dose == written and held and kind == (exercise.category, exercise.group, exercise.impact)


def of_shape(plan: DayPlan, case: Case, occasion: Occasion) -> Iterator[str]:
    names = [item.exercise for item in plan.items]
    if len(set(names)) < len(names):
        yield "day: an exercise stands twice"
    if (WALKING in names) == bool(out(WALKING, case)):
        yield "day: walking stands always, unless it is out"
    yield from too_many(plan.items, occasion)
    missing = set(left_out(plan.items, case, occasion))
    told = {note.text_id.split("_omitted_")[0].split("_seated_")[0] for note in plan.notes}
    if occasion.number <= 7:  # two groups a day take turns: one that has nothing left says so on its day
        missing |= {group for group in told & set(GROUPS) if not allowed(case, RESISTANCE, group)}
    if missing != told or len(told) != len(plan.notes) or any(note.rule != "S5" for note in plan.notes):
        yield f"S5: missing {sorted(missing)}, told {[(note.rule, note.text_id) for note in plan.notes]}"
    for slot in sorted(missing):
        if able(slot, case):
            yield f"day: no {slot}, though {able(slot, case)} would be allowed"
    for item in plan.items:
        if EXERCISES[item.exercise].fallback and item.exercise not in allowed(case, item.category, item.group):
            yield f"day: {item.exercise}, though better ones are allowed"


def able(slot: str, case: Case) -> list[str]:
    """What could fill a slot that is empty; sitting is no balance exercise."""
    found = allowed(case, RESISTANCE, slot) if slot in GROUPS else allowed(case, slot)
    return [name for name in found if name != FALLBACK_BALANCE]


def too_many(items: Sequence[Item], occasion: Occasion) -> Iterator[str]:
    groups = [item.group for item in items if item.group]
    counts = {category: count(items, category) for category in (WEIGHT_BEARING, BALANCE, RESISTANCE)}
    if len(set(groups)) < len(groups) or counts[BALANCE] > 1 or counts[WEIGHT_BEARING] > 2:
        yield "day: more than one choice of a kind"
    if occasion.number == 1 and (counts[WEIGHT_BEARING] > 1 or counts[RESISTANCE]):
        yield "day: day 1 is walking and one balance exercise"
    if occasion.number <= 7 and counts[RESISTANCE] > 2:
        yield "day: more than two groups in the first week"
    if occasion.short and max(counts.values()) > 1:
        yield "day: a short day keeps one of each category"


def count(items: Iterable[Item], category: str) -> int:
    return sum(item.category == category for item in items)


def is_strength_day(plan: DayPlan) -> bool:
    """It has strength exercises, or tells why it has none."""
    told = any(note.text_id.startswith(GROUPS) for note in plan.notes)
    return told or any(item.category == RESISTANCE for item in plan.items)


def left_out(items: Sequence[Item], case: Case, occasion: Occasion) -> Iterator[str]:
    """What an active day should have and this one has not."""
    if not count(items, WEIGHT_BEARING):
        yield WEIGHT_BEARING
    if all(item.exercise == FALLBACK_BALANCE for item in items if item.category == BALANCE):
        yield BALANCE
    groups = {item.group for item in items}
    strength = any(item.category == RESISTANCE for item in items)
    every_group_rests = not any(allowed(case, RESISTANCE, group) for group in GROUPS)
    if occasion.number > 7 and (strength or every_group_rests) and not (occasion.short and strength):
        yield from (group for group in GROUPS if group not in groups)


def seconds(item: Item) -> int:
    """How long an exercise takes, by its place in the catalogue and nothing else."""
    if item.minutes is not None:
        one_set = item.minutes * 60
    elif item.reps is not None:
        one_set = item.reps * (item.seconds or 4)
    elif item.impacts is not None:
        one_set = item.impacts * 4
    else:
        one_set = item.seconds or 0
    sides = 2 if EXERCISES[item.exercise].sided else 1
    return item.sets * one_set * sides + (item.sets - 1) * 45


def minutes(items: Sequence[Item]) -> int:
    """The session: 2 minutes of warm-up, all but walking, 30 seconds between two of them; rounded up. 0 of nothing."""
    inside = [seconds(item) for item in items if item.exercise != WALKING]
    return -(-(120 + sum(inside) + 30 * max(len(inside) - 1, 0)) // 60) if items else 0


def at(name: str, rung: int) -> Item:
    """An exercise as an item, for reckoning how long a day would be with it."""
    exercise, step = EXERCISES[name], EXERCISES[name].ladder[rung - 1]
    dose = (step.sets, step.reps, step.seconds, step.minutes, step.impacts)
    return Item(name, exercise.category, exercise.group, exercise.impact, None, *dose, rung, ())


def fits(items: Sequence[Item]) -> bool:
    return minutes(items) <= LIMIT


def is_optional(item: Item, items: Iterable[Item]) -> bool:
    """The second weight-bearing exercise, and strength beside the four groups."""
    walks = any(each.exercise == WALKING for each in items)
    extra = item.category == RESISTANCE and item.group is None
    return extra or (item.category == WEIGHT_BEARING and item.exercise != WALKING and walks)


def of_length(plan: DayPlan, case: Case, occasion: Occasion) -> Iterator[str]:
    if plan.session_minutes != minutes(plan.items):
        yield f"length: {plan.session_minutes} minutes instead of {minutes(plan.items)}"
    if not fits(plan.items):
        yield f"length: {minutes(plan.items)} minutes are more than {LIMIT}"
    if occasion.number <= 7 or occasion.short:
        return
    second = [name for name in allowed(case, WEIGHT_BEARING) if name != WALKING]
    if WALKING not in (item.exercise for item in plan.items):
        return
    if count(plan.items, WEIGHT_BEARING) == 1:
        yield from needlessly_dropped(plan, case, second)
        return
    if is_strength_day(plan) and not any(item.category == RESISTANCE and not item.group for item in plan.items):
        yield from needlessly_dropped(plan, case, allowed(case, RESISTANCE))


def needlessly_dropped(plan: DayPlan, case: Case, names: Sequence[str]) -> Iterator[str]:
    """Something optional is left out for its length only: one of the choices has to be too long."""
    if names and all(fits([*plan.items, at(name, cap(name, case))]) for name in names):
        yield f"day: none of {', '.join(names)}, though each would fit"
