"""People and days for the tests of the rules."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

from bot.content.load import load_content
from bot.core.catalogue import EQUIPMENT, Catalogue, Exercise
from bot.core.circumstances import Circumstances, circumstances
from bot.core.clearance import clearance
from bot.core.facts import Answers, facts_of
from bot.core.history import History, Place, Session, Symptom

MONDAY = date(2026, 1, 5)
EVERYTHING = frozenset(EQUIPMENT)

AYSE = Answers(
    spinal_fracture="no",
    frequent_fractures="no",
    falls_12m="none",
    unsteady="no",
    current_signs=frozenset(),
    medical_caution="no",
    professional_ok="yes",
    equipment=EVERYTHING,
)
"""Nothing stands in her way: clear, no risk, all equipment."""


@cache
def catalogue() -> Catalogue:
    """The one that patients get."""
    return load_content().catalogue


def exercise(name: str, **other: Any) -> Exercise:
    """One that patients get, or one like it."""
    return replace(catalogue().exercises[name], **other)


def only(*exercises: str | Exercise, limit: int = 30) -> Catalogue:
    """A catalogue with nothing but these, in this order; a session may take so many minutes."""
    found = [exercise(each) if isinstance(each, str) else each for each in exercises]
    timing = replace(catalogue().timing, session_limit=limit)
    return replace(catalogue(), exercises={each.id: each for each in found}, timing=timing)


def someone(**answers: Any) -> Answers:
    """Ayşe with other answers."""
    return replace(AYSE, **answers)


def history(**what: Any) -> History:
    """Someone who began on a Monday."""
    return History(**{"first_day": MONDAY, "key": "ayse"} | what)


def case(on: date, so_far: Mapping[str, Any] | None = None, **answers: Any) -> Circumstances:
    """What the rules look at on that day."""
    person = someone(**answers)
    return circumstances(catalogue(), facts_of(person), clearance(person), history(**so_far or {}), on)


def sessions(rung: int, *felt: tuple[int, str | None]) -> tuple[Session, ...]:
    """Sessions that were done on that rung: number of the day and how it felt."""
    return tuple(Session(day(number), rung, True, feel) for number, feel in felt)


def standing(rungs: Mapping[str, int]) -> dict[str, Place]:
    """At these rungs, and they have come there so lately that nothing is missed."""
    return {exercise: Place(rung, date.max) for exercise, rung in rungs.items()}


def at_the_top() -> dict[str, Place]:
    """At the last rung of everything."""
    return standing(dict.fromkeys(catalogue().exercises, 6))


def dizzy(on: date) -> dict[str, Any]:
    """A history of dizziness on that day."""
    return {"symptoms": (Symptom(on, "referral", dizzy=True),)}


def ached(on: date, *exercises: str) -> dict[str, Any]:
    """A history of an ache with these exercises."""
    return {"symptoms": tuple(Symptom(on, "caution", exercise) for exercise in exercises)}


def day(number: int) -> date:
    """Day 1 is the first day."""
    return MONDAY + timedelta(days=number - 1)


def all_facts() -> Iterator[dict[str, Any]]:
    """Answers that lead to every combination of facts which the rules read, once each."""
    fractures: list[dict[str, Any]] = [{}, {"spinal_fracture": "yes"}]
    falls = [{}, {"falls_12m": "one", "serious_fall": "no"}, {"unsteady": "yes"}]
    signs = [{}, {"current_signs": frozenset({"dizziness"})}, {"current_signs": None, "signs_cleared": True}]
    cautions = [{}, {"medical_caution": "yes"}]
    words = [{"professional_ok": word} for word in ("yes", "with_limits", "not_yet")]
    impacts = [{}, {"high_impact_ok": "yes"}]
    for parts in product(fractures, falls, signs, cautions, words, impacts):
        yield {name: value for part in parts for name, value in part.items()}
