"""What a rule may look at on one day: the facts, the clearance and what happened so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.core.clearance import Clearance
from bot.core.facts import Facts

DIZZINESS_DAYS = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What happened so far, as far as a plan needs it.

    `rungs`: stored rung by exercise (missing = 1); `since`: the day that rung was reached; `out`: exercises
    put out by a symptom, with the rule (S6); `days_off`: weekdays, Monday 0; `key`: the person's key for variety.
    """

    first_day: date
    rungs: Mapping[str, int] = field(default_factory=dict)
    since: Mapping[str, date] = field(default_factory=dict)
    out: Mapping[str, str] = field(default_factory=dict)
    dizziness_on: date | None = None
    days_off: frozenset[int] = frozenset()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """One person on one day."""

    facts: Facts
    clearance: Clearance
    history: History
    date: date

    @property
    def dizzy(self) -> bool:
        """Care rule S7: dizziness within 14 days, even when cleared."""
        on = self.history.dizziness_on
        return on is not None and self.date - on <= DIZZINESS_DAYS

    @property
    def day_index(self) -> int:
        """Days since the person's first day, which is 0."""
        return max(0, (self.date - self.history.first_day).days)

    @property
    def limits_unknown(self) -> bool:
        """Care rule C7: a professional set limits that the clinic has not entered."""
        return self.facts.professional == "with_limits"
