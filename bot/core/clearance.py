"""May this person exercise now? Care rules C1-C7.

1. Every rule whose condition holds is given as a reason, also one that a professional's word has lifted.
2. `hold` wins over `advised`, `advised` over `clear`.
3. A professional's word (`professional_ok`) lifts C1, C2 and C4; C3 only a word given after that answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.facts import Answers, Facts, facts_of

Condition = Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class HoldRule:
    """A hold: when it applies, what lifts it, and the sentence of the source that justifies it."""

    id: str
    applies: Condition
    lifted: Condition
    source: str


@dataclass(frozen=True, slots=True)
class Clearance:
    """`level`: hold, advised or clear; `reasons`: rule ids in order; `holds`: those of C1-C4 that hold now."""

    level: str
    reasons: tuple[str, ...]
    holds: tuple[str, ...]


def _has_professional_word(facts: Facts) -> bool:
    return facts.professional != "no"


HOLDS = (
    HoldRule(
        "C1",
        lambda facts: facts.fracture_risk == "high",
        _has_professional_word,
        "[1] with spinal fractures or frequent breaks consult a professional, some movements need adapting",
    ),
    HoldRule(
        "C2",
        lambda facts: facts.falls_risk == "high",
        _has_professional_word,
        "[5] recurrent falls or unsteadiness: a falls assessment first; home programmes alone can raise falls",
    ),
    HoldRule(
        "C3",
        lambda facts: facts.new_signs,
        lambda facts: facts.signs_cleared,
        "[1][2] new back pain, sharp pain, dizziness, height loss or a stoop: a professional before exercising",
    ),
    HoldRule(
        "C4",
        lambda facts: facts.medical_caution,
        _has_professional_word,
        "(+) a condition that exercise may worsen needs a professional's word",
    ),
)


def clearance(answers: Answers) -> Clearance:
    """Decide from the answers, as `clearance_of` does from the facts."""
    return clearance_of(facts_of(answers))


def clearance_of(facts: Facts) -> Clearance:
    """The level with all its reasons."""
    applying = tuple(rule for rule in HOLDS if rule.applies(facts))
    holds = tuple(rule.id for rule in applying if not rule.lifted(facts))
    level = _level(facts, holds)
    reasons = [rule.id for rule in applying]
    if not holds and facts.professional == "no":
        reasons.append("C5")
    if level == "clear":
        reasons.append("C6")
    if facts.professional == "with_limits":
        reasons.append("C7")
    if facts.missing:
        reasons.append("S9")
    return Clearance(level, tuple(reasons), holds)


def _level(facts: Facts, holds: tuple[str, ...]) -> str:
    if holds:
        return "hold"
    # C5 and C7: without a word whose limits are known, if it has any, the programme stays on its lowest rungs.
    known = facts.professional == "yes" or (facts.professional == "with_limits" and facts.limits_entered)
    return "clear" if known else "advised"
