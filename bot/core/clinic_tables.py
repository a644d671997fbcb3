"""The rows of the tables that a clinic takes along: values by table, without anybody's own words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from bot.core.catalogue import Catalogue
from bot.core.roster import Listed, Status
from bot.core.totals import LogEntry, WeekTotals, monday_of, week_totals

NAMES = ("patients", "weeks", "cases")  # of the tables
LONGEST = 10_000_000  # characters of one file; what is longer goes on in another


@dataclass(frozen=True, slots=True)
class PatientRow:
    """`own_name`: as Telegram shows it; `holds`: the rules of those that are open, `held_since`: the first of them."""

    listed: Listed
    own_name: str
    status: Status
    by_helper: bool
    clearance: str | None
    first_day: date | None
    heard_on: date | None
    paused_until: date | None
    holds: tuple[str, ...]
    held_since: datetime | None
    facts: Mapping[str, str]
    followed: bool
    died_at: datetime | None
    language: str
    zone: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    id: int
    patient_id: int
    kind: str
    rule: str | None
    severity: int
    state: str
    opened_at: datetime
    claimed_at: datetime | None
    closed_at: datetime | None
    outcome: str | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class WeekRow:
    patient_id: int
    monday: date
    totals: WeekTotals


def weeks(
    first_days: Mapping[int, date], logged: Iterable[tuple[int, LogEntry]], catalogue: Catalogue, day: date
) -> Iterator[WeekRow]:
    """Each week of each patient from the first day to the one that holds `day`, those without anything too.

    Both are in the order of the patients' numbers, and what was logged in the order of days: only one patient is held
    at a time.
    """
    entries = _by_patient(logged)
    ahead = next(entries, None)
    for number, first in first_days.items():
        done: Mapping[date, list[LogEntry]] = {}
        if ahead is not None and ahead[0] == number:
            done, ahead = ahead[1], next(entries, None)
        for monday in _mondays(first, day):
            yield WeekRow(number, monday, week_totals(done.get(monday, ()), catalogue, monday))


def _by_patient(logged: Iterable[tuple[int, LogEntry]]) -> Iterator[tuple[int, dict[date, list[LogEntry]]]]:
    for number, rows in groupby(logged, key=lambda row: row[0]):
        by_week = groupby((entry for _number, entry in rows), key=lambda entry: monday_of(entry.date))
        yield number, {monday: list(entries) for monday, entries in by_week}


def _mondays(first: date, day: date) -> Iterator[date]:
    monday = monday_of(first)
    while monday <= day:
        yield monday
        monday += timedelta(weeks=1)


def files(lengths: Sequence[int], longest: int = LONGEST) -> list[list[int]]:
    """Which parts, by their places, stand together in a file: one file or several, the first maybe without any."""
    found: list[list[int]] = [[]]
    size = 0
    for place, length in enumerate(lengths):
        if found[-1] and size + length > longest:
            found.append([])
            size = 0
        found[-1].append(place)
        size += length
    return found
