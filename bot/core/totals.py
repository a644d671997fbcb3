"""What a week, and twelve of them, add up to (care rules §5): totals, not streaks.

1. One entry for a date, an exercise and a plan item or free report: the last one given counts, so nothing
   is ever counted twice.
2. A week runs from Monday to Sunday in the person's own zone; the dates given here are already local.
3. Swimming and cycling are movement, not weight-bearing [3].
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from bot.core.catalogue import GROUPS, Catalogue
from bot.core.day_plan import Item

WEEKS = 12
PLAN = "plan"
"""The source of what was done as planned."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Something done: totals over all sets except reps and seconds, which are per set.

    `source`: `plan`, or a key that tells free reports of the same exercise on a day apart.
    """

    date: Date
    exercise: str
    minutes: int = 0
    sets: int = 0
    reps: int = 0
    seconds: int = 0
    impacts: int = 0
    source: str = PLAN

    @property
    def key(self) -> tuple[Date, str, str]:
        """Two entries with the same key are one thing done."""
        return self.date, self.exercise, self.source


@dataclass(frozen=True, slots=True)
class WeekTotals:
    """The numbers of one week; `impact_days`: days that reached the target of moderate impacts."""

    moderate_minutes: int
    weight_bearing_minutes: int
    impacts: int
    impact_days: int
    strength_days: int
    groups: tuple[str, ...]
    balance_days: int
    active_days: int


@dataclass(frozen=True, slots=True)
class DayTotals:
    """What counts of one day; both kinds of minutes together are its moderate minutes."""

    date: Date
    feet_minutes: int = 0  # weight-bearing as well, such as walking
    other_minutes: int = 0
    impacts: int = 0
    strength: bool = False
    balance: bool = False
    active: bool = False


def entry_of(item: Item, date: Date) -> LogEntry:
    """A planned item that was done as planned."""
    return LogEntry(
        date=date,
        exercise=item.exercise,
        minutes=item.sets * (item.minutes or 0),
        sets=item.sets,
        reps=item.reps or 0,
        seconds=item.seconds or 0,
        impacts=item.sets * (item.impacts or 0),
    )


def monday_of(day: Date) -> Date:
    """The Monday of the week that holds this day."""
    return day - timedelta(days=day.weekday())


def week_totals(entries: Iterable[LogEntry], catalogue: Catalogue, week: Date) -> WeekTotals:
    """Add up the week that holds the date `week`; entries of other weeks do not count."""
    monday = monday_of(week)
    unique = {entry.key: entry for entry in entries if monday_of(entry.date) == monday}.values()

    def counting(what: str) -> list[LogEntry]:
        return [entry for entry in unique if what in catalogue.counts(entry.exercise)]

    groups = {catalogue.group(entry.exercise) for entry in unique}
    return WeekTotals(
        moderate_minutes=sum(entry.minutes for entry in counting("moderate_minutes")),
        weight_bearing_minutes=sum(entry.minutes for entry in counting("weight_bearing_minutes")),
        impacts=sum(entry.impacts for entry in counting("impacts")),
        impact_days=_days_reaching(catalogue.targets.impacts, counting("impacts")),
        strength_days=_days(counting("strength")),
        groups=tuple(group for group in GROUPS if group in groups),
        balance_days=_days(counting("balance")),
        active_days=_days(unique),
    )


def day_totals(entries: Iterable[LogEntry], catalogue: Catalogue, week: Date) -> tuple[DayTotals, ...]:
    """The seven days, from Monday, of the week that holds the date `week`."""
    unique = {entry.key: entry for entry in entries}.values()
    days = [monday_of(week) + timedelta(days=n) for n in range(7)]
    return tuple(_day(day, [entry for entry in unique if entry.date == day], catalogue) for day in days)


def _day(day: Date, entries: Sequence[LogEntry], catalogue: Catalogue) -> DayTotals:
    counted = [(entry, catalogue.counts(entry.exercise)) for entry in entries]
    moderate = [(entry.minutes, counts) for entry, counts in counted if "moderate_minutes" in counts]
    feet = sum(minutes for minutes, counts in moderate if "weight_bearing_minutes" in counts)
    return DayTotals(
        date=day,
        feet_minutes=feet,
        other_minutes=sum(minutes for minutes, _ in moderate) - feet,
        impacts=sum(entry.impacts for entry, counts in counted if "impacts" in counts),
        strength=any("strength" in counts for _, counts in counted),
        balance=any("balance" in counts for _, counts in counted),
        active=bool(entries),
    )


def twelve_weeks(
    entries: Iterable[LogEntry], catalogue: Catalogue, day: Date, first_day: Date
) -> tuple[tuple[Date, WeekTotals], ...]:
    """Monday and totals of each week, oldest first, up to the one that holds `day`.

    Twelve, or fewer: weeks before the one of the first day are not there at all.
    """
    entries = tuple(entries)
    mondays = [monday_of(day) - timedelta(weeks=n) for n in reversed(range(WEEKS))]
    lived = [monday for monday in mondays if monday >= monday_of(first_day)]
    return tuple((monday, week_totals(entries, catalogue, monday)) for monday in lived)


def _days(entries: Iterable[LogEntry]) -> int:
    return len({entry.date for entry in entries})


def _days_reaching(target: int, entries: Iterable[LogEntry]) -> int:
    per_day: dict[Date, int] = {}
    for entry in entries:
        per_day[entry.date] = per_day.get(entry.date, 0) + entry.impacts
    return sum(total >= target for total in per_day.values())
