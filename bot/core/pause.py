"""A pause that somebody asks for: away, ill or in hospital (care rules §1 and §4).

1. Its days are the patient's own; while it lasts nothing is pushed, and a hold goes before it.
2. Somebody who is away may exercise all the same; somebody ill or in hospital rests.
3. After an illness it is asked what is new, and the ladders come down by two rungs.
"""

from dataclasses import dataclass
from datetime import date, timedelta

AWAY, ILL, HOSPITAL = "away", "ill", "hospital"
ILLNESSES = frozenset({ILL, HOSPITAL})
LENGTHS = (3, 7, 14)  # days to choose from


@dataclass(frozen=True, slots=True)
class Pause:
    """From its first to its last day, both included; without a last day until they say so.

    `asked_on`: when they were last asked whether they are back.
    """

    kind: str
    since: date
    until: date | None = None
    asked_on: date | None = None

    @property
    def rests(self) -> bool:
        """Whether nothing may be done: an illness."""
        return self.kind in ILLNESSES

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def ill_until(self, end: date) -> date | None:
        """The last day of the illness when they are back on `end`; one that ended on its first day was none."""
        return end - timedelta(days=1) if self.rests and self.since < end else None


def last_day(first: date, days: int) -> date:
    """Of a pause of so many days."""
    return first + timedelta(days=days - 1)
