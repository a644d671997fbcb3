"""What a person is told after the questions: whole sentences, chosen by clearance and facts (care rules §1)."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.schema import Outcomes
from bot.content.text import Text
from bot.core.clearance import Clearance
from bot.core.facts import Facts


def outcome_sentences(outcomes: Outcomes, clearance: Clearance, facts: Facts) -> tuple[Text, ...]:
    """Opening, one sentence for each reason, closing; English, with {emergency} still open."""
    reasons = (outcomes.reasons[reason] for reason in _reasons(clearance, facts))
    return (outcomes.opening[clearance.level], *reasons, *outcomes.closing[clearance.level])


def _reasons(clearance: Clearance, facts: Facts) -> Iterator[str]:
    """On hold only what holds: what a professional's word has lifted would confuse."""
    for rule in clearance.reasons:
        if rule in clearance.holds:
            yield f"hold_{rule}"
        elif not clearance.holds and rule in ("C1", "C2", "C3", "C4"):
            yield f"word_{rule}"
        elif not clearance.holds and rule == "C7" and facts.limits_entered:
            yield "C7_entered"
        elif not clearance.holds and rule in ("C5", "C7"):
            yield rule
    if not clearance.holds and facts.falls_risk == "some":
        yield "one_fall"
