"""Made-up people on whom the rules are tried out, so that the handbook shows what the code does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date
from typing import Any

from bot.core.catalogue import Catalogue
from bot.core.circumstances import Circumstances, circumstances
from bot.core.clearance import clearance_of
from bot.core.facts import EQUIPMENT, Answers, facts_of
from bot.core.history import History, Symptom
from bot.core.limits import NONE as NO_LIMITS
from bot.core.limits import Limits

DAY = Date(2000, 1, 3)  # any day will do
UNCONCERNED = Answers(
    spinal_fracture="no",
    frequent_fractures="no",
    falls_12m="none",
    unsteady="no",
    current_signs=frozenset(),
    medical_caution="no",
    professional_ok="yes",
    equipment=frozenset(EQUIPMENT),
    age_band="50_64",
    diagnosis="yes",
    high_impact_ok="yes",
)
"""Somebody to whom no rule applies, but for the long build-up to jumps (care rule S10)."""


def somebody(**answers: Any) -> Answers:
    """The same with other answers."""
    return replace(UNCONCERNED, **answers)


def on_a_day(catalogue: Catalogue, answers: Answers, *symptoms: Symptom, limits: Limits = NO_LIMITS) -> Circumstances:
    """On the first day, with symptoms that were reported on it, and what the clinic has decided."""
    facts = facts_of(answers)
    history = History(first_day=DAY, symptoms=symptoms, limits=limits)
    return circumstances(catalogue, facts, clearance_of(facts), history, DAY)
