"""How a hold ends by the patient's own word (care rules §1).

1. It takes a second tap: "a doctor or physiotherapist told me so".
2. After an emergency (T1) and after dizziness (T5, or told in the answers) not before the next day.
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
    """A hold that has not ended: its rule, the patient's local day on which it began, and whether they were dizzy."""

    rule: str
    since: date
    dizzy: bool = False

    @property
    def may_end_from(self) -> date:
        return self.since + timedelta(days=1) if self.dizzy or self.rule in NEXT_DAY else self.since


def may_end_from(holds: Iterable[OpenHold]) -> date | None:
    """The first local day on which all of them may end; None where there is none."""
    return max((hold.may_end_from for hold in holds), default=None)


def needs_witness(holds: Iterable[OpenHold]) -> bool:
    """Whether it has to be said who gave the word, and when."""
    return any(hold.rule in WITNESSED for hold in holds)


def word_counts(holds: Iterable[OpenHold], said_on: date) -> bool:
    """A word given before the emergency says nothing about it."""
    return all(said_on >= hold.since for hold in holds if hold.rule in WITNESSED)
