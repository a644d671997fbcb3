"""Who goes one rung up today (care rules §4, Progression).

At most one step up in a group (category where there is none) a week; whoever has waited longest goes first, so that
no ladder starves. What is optional gives way to a step; one that makes the session too long all the same waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date as Date

from bot.core.catalogue import Catalogue, Exercise
from bot.core.choosing import Choice, Taken
from bot.core.circumstances import Circumstances
from bot.core.fitting import making_room
from bot.core.history import Place
from bot.core.progression import may_rise


def stepped_up(choices: Iterable[Choice], case: Circumstances, catalogue: Catalogue) -> list[Choice]:
    """The choices, with a rung more where it is time for it; for that, what is optional gives way."""
    kept = list(choices)
    ready = sorted(_ready(kept, case), key=lambda taken: taken.place.since)
    latest = _latest_steps(case, catalogue) if ready else {}
    for taken in ready:
        group = _group(taken.exercise)
        tried = making_room([_one_up(each, taken, case.date) for each in kept], catalogue)
        if tried and case.days_since(latest.get(group)) >= case.intervals.group:
            kept, latest[group] = tried, case.date
    return kept


def _ready(choices: Iterable[Choice], case: Circumstances) -> Iterator[Taken]:
    for choice in choices:
        taken = choice.taken
        if taken and may_rise(taken.exercise, taken.place, case, taken.top):
            yield taken


def _one_up(choice: Choice, taken: Taken, date: Date) -> Choice:
    """The choice as it is, or with a rung more where it is the one to rise; then it gives way to no other."""
    if choice.taken is not taken:
        return choice
    rung = taken.place.rung + 1
    return replace(choice, taken=replace(taken, place=Place(rung, date, risen=date)), rung=rung, optional=False)


def _group(exercise: Exercise) -> str:
    return exercise.group or exercise.category


def _latest_steps(case: Circumstances, catalogue: Catalogue) -> dict[str, Date]:
    """The last step up in each group."""
    latest: dict[str, Date] = {}
    for name, place in case.history.places.items():
        exercise = catalogue.exercises.get(name)
        if exercise and place.risen:
            latest[_group(exercise)] = max(place.risen, latest.get(_group(exercise), place.risen))
    return latest
