"""How a hold ends by the patient's own word (care rules §1).

1. It takes a second tap: "a doctor or physiotherapist told me so".
2. After an emergency (T1) and after dizziness (T5) not before the next day.
3. After an emergency also who said so and when, and the questionnaire is asked again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

NEXT_DAY = frozenset({"T1", "T5"})
WITNESSED = frozenset({"T1"})


@dataclass(frozen=True, slots=True)
class OpenHold:
    """A hold that has not ended: its rule, and the patient's local day on which it began."""

    rule: str
    since: date


def may_end_from(holds: Iterable[OpenHold]) -> date | None:
    """The first local day on which all of them may end; None where there is none."""
    days = [hold.since + timedelta(days=1) if hold.rule in NEXT_DAY else hold.since for hold in holds]
    return max(days, default=None)


def needs_witness(holds: Iterable[OpenHold]) -> bool:
    """Whether it has to be said who gave the word, and when."""
    return any(hold.rule in WITNESSED for hold in holds)


def word_counts(holds: Iterable[OpenHold], said_on: date) -> bool:
    """A word given before the emergency says nothing about it."""
    return all(said_on >= hold.since for hold in holds if hold.rule in WITNESSED)
