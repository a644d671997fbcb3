"""What is wrong with the weeks of one person: the days for strength (care rules §4), and how choices take turns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from tests.proof.climbing import is_demanding, more_impacts
from tests.proof.day import is_strength_day
from tests.proof.patient import Day, Patient
from tests.proof.rules import Case, allowed, out
from tests.proof.tables import EXERCISES, GROUPS, WALKING, WEIGHT_BEARING

KEPT, LONGEST = timedelta(days=28), timedelta(days=35)
JUMPS = {"small_jumps", "skipping"}


def most_strength_days(days_off: frozenset[int]) -> int:
    """As many as fit between the days off, at most three, never two next to each other, Sunday and Monday included."""
    free = [day for day in range(7) if day not in days_off]
    fitting = (
        len(some)
        for size in (3, 2, 1)
        for some in combinations(free, size)
        if all((a - b) % 7 not in (1, 6) for a, b in combinations(some, 2))
    )
    return next(fitting, 0)


def strength_offences(days: Sequence[Day], patient: Patient) -> Iterator[str]:
    strong = [day for day in days if day.plan and day.plan.day == "plan" and is_strength_day(day.plan)]
    for one, other in pairwise(strong):
        if other.number - one.number == 1:
            yield f"week: strength on day {one.number} and on the next"
    most = most_strength_days(patient.days_off)
    for week in whole_weeks(days):
        number = sum(day in strong for day in week)
        if number != most:
            yield f"week: {number} strength days from day {week[0].number}, not {most}"


def whole_weeks(days: Sequence[Day]) -> Iterator[Sequence[Day]]:
    """Monday to Sunday, after the first week and without a hold."""
    weeks: dict[int, list[Day]] = {}
    for day in days:
        weeks.setdefault((day.number - 1) // 7, []).append(day)
    for week in weeks.values():
        lived = len(week) == 7 and all(day.plan and day.plan.day != "hold" for day in week)
        if lived and (week[0].date - week[0].history.first_day).days >= 7:
            yield week


@dataclass
class Block:
    """Whose block it is since when, and whose it was before, the latest last."""

    exercise: str
    since: date
    before: tuple[str, ...] = ()


def block_offences(days: Sequence[tuple[Day, Case]]) -> Iterator[str]:
    """Choices stay four weeks and then change; what only rested comes back."""
    blocks: dict[str, Block] = {}
    for day, case in days:
        if day.plan is None:
            blocks = {}
            continue
        for slot, exercise in shown(day):
            found = blocks.get(slot)
            if found is None:
                blocks[slot] = Block(exercise, day.date)
                continue
            orderly = not day.history.symptoms
            stays = exercise == found.exercise and waits_for_a_step(day, case, exercise, found.since)
            for what in turned(found, exercise, day.date, case, orderly) if not stays else ():
                yield f"variety: day {day.number}, {slot}: {what}"
            over = day.date - found.since >= KEPT and not stays
            if over or (exercise != found.exercise and not out(found.exercise, case)):
                blocks[slot] = Block(exercise, day.date, (*found.before, found.exercise))


def waits_for_a_step(day: Day, case: Case, exercise: str, since: date) -> bool:
    """After four weeks a step that takes support away or makes the impact rise may be waited for, a week at most."""
    place = day.history.places.get(exercise)
    demanding = place is not None and (is_demanding(exercise, place.rung) or more_impacts(exercise, place.rung))
    mine = EXERCISES[exercise]
    others = [name for name in allowed(case, mine.category, mine.group) if name not in (exercise, WALKING)]
    return demanding and bool(others) and KEPT <= day.date - since < LONGEST


def shown(day: Day) -> Iterator[tuple[str, str]]:
    """The slots that take turns, with what stands in them; where walking rests, the first other one has the block."""
    items = day.plan.items if day.plan else ()
    second = [item.exercise for item in items if item.category == WEIGHT_BEARING and item.exercise != WALKING]
    yield from (("second", exercise) for exercise in second[:1])
    for item in items:
        if item.category == "balance":
            yield "balance", item.exercise
        elif item.group in GROUPS:
            yield item.group, item.exercise


def turned(block: Block, exercise: str, today: date, case: Case, orderly: bool) -> Iterator[str]:
    """`orderly`: nothing ever had to rest, so that nobody has lost a block."""
    mine = EXERCISES[block.exercise]
    others = [name for name in allowed(case, mine.category, mine.group) if name not in (block.exercise, WALKING)]
    resting, over = bool(out(block.exercise, case)), today - block.since >= KEPT
    better = EXERCISES[block.exercise].fallback and others and not EXERCISES[exercise].fallback
    if exercise == block.exercise and over and set(others) - JUMPS and not EXERCISES[block.exercise].fallback:
        yield f"{exercise} stays longer than four weeks, though {others} are allowed"
    if exercise != block.exercise and not resting and not over and not better:
        yield f"{exercise} instead of {block.exercise}, whose block began on {block.since}"
    if exercise != block.exercise and over and orderly:
        waiting = [name for name in others if name not in block.before and name not in JUMPS]
        if exercise in block.before[1:] and exercise != block.before[0] and waiting:
            yield f"{exercise} again, though {waiting} never had a block"
