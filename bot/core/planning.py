"""The plan of one day (care rules S1, S5 and §4).

1. On hold nothing is prescribed (S1); a hold goes before a day off.
2. Day 1: walking and one balance exercise. First week: at most two strength groups a strength day.
3. Then every active day weight-bearing and balance; on strength days one of each group, extras as time allows.
4. What cannot be filled safely is left out and explained (S5); a plan never reaches for what is out.
5. At most one step up in a group a week, for the one that has waited longest; what is optional gives way to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date

from bot.core.catalogue import Catalogue
from bot.core.choosing import Choice, choices_of
from bot.core.circumstances import Circumstances, circumstances
from bot.core.clearance import clearance_of
from bot.core.day_plan import DayPlan, Item, Note
from bot.core.facts import Answers, facts_of
from bot.core.fitting import fitting, items_of
from bot.core.history import History, Place
from bot.core.session import session_minutes
from bot.core.stepping import stepped_up

__all__ = ["DayPlan", "History", "Item", "Note", "plan_day"]


def plan_day(catalogue: Catalogue, answers: Answers, history: History, date: Date) -> DayPlan:
    """The same plan for the same person, history and date."""
    facts = facts_of(answers)
    clearance = clearance_of(facts)
    if clearance.level == "hold":
        return DayPlan(date, "hold", clearance, 0, (), ())
    if date.weekday() in history.days_off:
        return DayPlan(date, "off", clearance, 0, (), ())
    case = circumstances(catalogue, facts, clearance, history, date)
    choices = tuple(choices_of(catalogue, case))
    kept = stepped_up(fitting(choices, catalogue), case, catalogue)
    return DayPlan(
        date,
        "plan",
        clearance,
        session_minutes(items_of(kept), catalogue),
        items_of(kept),
        notes=tuple(note for choice in choices for note in choice.notes()),
        places=_changed_places(kept, case),
        blocks={slot: block for choice in kept for slot, block in choice.blocks.items()},
        news=dict(_news(kept, case)) if case.day_index else {},
    )


def _changed_places(kept: Iterable[Choice], case: Circumstances) -> dict[str, Place]:
    taken = [choice.taken for choice in kept if choice.taken]
    return {each.exercise.id: each.place for each in taken if each.place != case.place(each.exercise.id)}


def _news(kept: Iterable[Choice], case: Circumstances) -> Iterator[tuple[str, str]]:
    for choice in kept:
        if choice.taken is None:
            continue
        exercise, now, before = choice.taken.exercise.id, choice.taken.place, case.place(choice.taken.exercise.id)
        if before is None:
            yield exercise, "new"
        elif _is_long_ago(exercise, case):
            yield exercise, "back"
        elif now.rung != before.rung:
            yield exercise, "up" if now.rung > before.rung else "down"


def _is_long_ago(exercise: str, case: Circumstances) -> bool:
    """Whether it has not stood in a plan for so long that somebody may have forgotten how it is done."""
    planned = case.history.sessions.get(exercise)
    return case.days_since(planned[-1].date if planned else None) >= case.intervals.missed
