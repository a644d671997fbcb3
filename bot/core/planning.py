"""The plan of one day (care rules S1, S5 and §4).

1. On hold nothing is prescribed (S1); a hold goes before a day off.
2. Day 1: walking and one balance exercise. First week: at most two strength groups a strength day.
3. Then every active day weight-bearing and balance; on strength days one of each group, extras as time allows.
4. What cannot be filled safely is left out and explained (S5); a plan never reaches for what is out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Date

from bot.core.catalogue import Catalogue
from bot.core.choosing import Choice, choices_of
from bot.core.circumstances import Circumstances, History
from bot.core.clearance import clearance_of
from bot.core.day_plan import WALKING, DayPlan, Item, Note
from bot.core.facts import Answers, facts_of
from bot.core.session import session_minutes

__all__ = ["DayPlan", "History", "Item", "Note", "plan_day"]


def plan_day(catalogue: Catalogue, answers: Answers, history: History, date: Date) -> DayPlan:
    """The same plan for the same person, history and date."""
    facts = facts_of(answers)
    clearance = clearance_of(facts)
    if clearance.level == "hold":
        return DayPlan(date, "hold", clearance, 0, (), ())
    if date.weekday() in history.days_off:
        return DayPlan(date, "off", clearance, 0, (), ())
    choices = tuple(choices_of(catalogue, Circumstances(facts, clearance, history, date)))
    items = _items(_fitting(choices, catalogue))
    notes = tuple(note for choice in choices for note in choice.notes())
    return DayPlan(date, "plan", clearance, session_minutes(items, catalogue), items, notes)


def _items(choices: Iterable[Choice]) -> tuple[Item, ...]:
    return tuple(item for choice in choices for item in choice.items())


def _fitting(choices: Iterable[Choice], catalogue: Catalogue) -> list[Choice]:
    """Drop optional exercises from the end, then shorten timed ones, until the session fits (§4, Length)."""
    kept = list(choices)
    while _too_long(kept, catalogue):
        optional = [number for number, choice in enumerate(kept) if choice.optional]
        timed = [number for number, choice in enumerate(kept) if _can_be_shortened(choice)]
        if optional:
            del kept[optional[-1]]
        elif timed:
            longest = max(timed, key=lambda number: kept[number].rung)
            kept[longest] = replace(kept[longest], rung=kept[longest].rung - 1)
        else:
            break
    return kept


def _too_long(choices: Iterable[Choice], catalogue: Catalogue) -> bool:
    return session_minutes(_items(choices), catalogue) > catalogue.timing.session_limit


def _can_be_shortened(choice: Choice) -> bool:
    return any(item.minutes and item.exercise != WALKING and item.rung > 1 for item in choice.items())
