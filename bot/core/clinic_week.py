"""How the clinic stands, in numbers without anybody's name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from bot.core.roster import Status

WEEKS = 8
CLAIMS = timedelta(weeks=4)  # how far back the time to a claim is measured


@dataclass(frozen=True, slots=True)
class WeekMinutes:
    """`total`: moderate minutes of all patients in the week from `monday` on; `median`: of those who had any."""

    monday: date
    total: int = 0
    median: int = 0
    patients: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """`open_cases`: not closed; `unclaimed`: of these, nobody has them; `claims`: how long each claimed case waited."""

    counts: Mapping[Status, int]
    weeks: Sequence[WeekMinutes]
    open_cases: int
    unclaimed: int
    claims: Sequence[timedelta]

    @property
    def patients(self) -> int:
        return sum(self.counts.values())

    @property
    def median_claim(self) -> timedelta | None:
        return timedelta(seconds=median(each.total_seconds() for each in self.claims)) if self.claims else None

    @property
    def slowest_claim(self) -> timedelta | None:
        return max(self.claims, default=None)
