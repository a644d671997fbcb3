"""Is it worth asking whether a professional allows high impact (care rules S3 and S10)?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date

from bot.core.catalogue import Asking, Catalogue
from bot.core.circumstances import circumstances
from bot.core.clearance import clearance, clearance_of
from bot.core.facts import Answers, Facts, facts_of
from bot.core.history import History
from bot.core.prescribing import ruling


def clear_for_weeks(answers: Answers, since: Date, day: Date, asking: Asking) -> bool:
    """`since`: the first day, or that of the last answer that decides whether somebody may exercise."""
    return clearance(answers).level == "clear" and (day - since).days >= asking.clear


def matters(catalogue: Catalogue, answers: Answers, history: History, day: Date) -> bool:
    """Whether a yes would allow an exercise that is out without it."""
    facts = facts_of(answers)
    without = _allowed(catalogue, replace(facts, high_impact_ok=False), history, day)
    return not facts.high_impact_ok and without < _allowed(catalogue, replace(facts, high_impact_ok=True), history, day)


def _allowed(catalogue: Catalogue, facts: Facts, history: History, day: Date) -> frozenset[str]:
    case = circumstances(catalogue, facts, clearance_of(facts), history, day)
    return frozenset(exercise.id for exercise in catalogue.exercises.values() if ruling(exercise, case).allowed)
