"""When a clinic works: read from the operator's words, and counted across weekends and daylight saving.

1. What cannot be read with certainty is not guessed at: the usual hours are counted instead, and the operator is told.
2. The words themselves are what patients are shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

from bot.core.language.folding import fold_letters
from bot.core.schedule import local_date

MIDNIGHT = 24 * 60  # minutes: the end of a day
Period = tuple[int, int]  # from and until, in minutes of the day
CLOSED: Period = (0, 0)

# Monday is 0; folded, as they are written in English and Turkish.
_DAYS = (
    "mon monday mondays pzt pts pazartesi",
    "tue tues tuesday tuesdays sal sali",
    "wed weds wednesday wednesdays car crs carsamba",
    "thu thur thurs thursday thursdays per prs persembe",
    "fri friday fridays cum cuma",
    "sat saturday saturdays cmt cts cumartesi",
    "sun sunday sundays paz pzr pazar",
)
_DAY = {name: day for day, names in enumerate(_DAYS) for name in names.split()}
_SEVERAL = {
    "weekdays": range(5),
    "hafta ici": range(5),
    "weekend": range(5, 7),
    "weekends": range(5, 7),
    "hafta sonu": range(5, 7),
    "daily": range(7),
    "every day": range(7),
    "her gun": range(7),
}
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?"
_TOKEN = re.compile(
    rf"{_CLOCK} ?- ?{_CLOCK}(?![:.]?\d)"
    rf"|({'|'.join(sorted(_SEVERAL, key=len, reverse=True))})\b"
    r"|([a-z]+)\.?(?: ?- ?([a-z]+)\b\.?)?"
    r"|[\s,;:.&/]+|(.)"
)
_FILLERS = {"and", "ve", "from", "saat", "open", "acik", "h"}
_SHUT = {"closed", "kapali"}


@dataclass(frozen=True, slots=True)
class Hours:
    """`week`: the periods of each day in order, Monday first; at least one of them is not empty."""

    week: tuple[tuple[Period, ...], ...]


USUAL = Hours((((9 * 60, 17 * 60),),) * 5 + ((),) * 2)


# -- reading -----------------------------------------------------------------------------------------------------------


def read_hours(text: str) -> Hours | None:
    """ "Mon-Fri 09:00-17:00; Sat 9-12"; None where any word of it is not understood."""
    week: list[set[Period]] = [set() for _ in range(7)]
    days: list[int] = []
    used = True  # whether the days were given their hours
    for token in _tokens(text):
        if token is None:
            return None
        if isinstance(token, list):
            days = token if used else [*days, *token]
            used = False
        elif not days:
            return None
        else:
            for day in days:
                week[day] = week[day] | {token} if token != CLOSED else set()
            used = True
    return _hours(week) if used else None


def _hours(week: list[set[Period]]) -> Hours | None:
    """None where there are none, or where two overlap."""
    ordered = tuple(tuple(sorted(periods)) for periods in week)
    overlap = any(first[1] > then[0] for day in ordered for first, then in pairwise(day))
    return Hours(ordered) if any(ordered) and not overlap else None


def _tokens(text: str) -> Iterator[list[int] | Period | None]:
    """Days, hours, or None for what is neither."""
    plain = re.sub("[–—−]| to ", "-", fold_letters(text)).strip()
    for found in _TOKEN.finditer(plain):
        if found[10]:
            yield None
        elif found[1]:
            yield _period(*found.groups()[:6])
        elif found[7]:
            yield list(_SEVERAL[found[7]])
        elif found[8] in _SHUT:
            yield CLOSED
        elif found[8] and not (found[8] in _FILLERS and found[9] is None):
            yield _days(found[8], found[9] or found[8])


def _days(first: str, last: str) -> list[int] | None:
    """From one to the other, over the weekend where the second comes earlier in the week."""
    if first not in _DAY or last not in _DAY:
        return None
    return [(_DAY[first] + n) % 7 for n in range((_DAY[last] - _DAY[first]) % 7 + 1)]


def _period(*parts: str | None) -> Period | None:
    first, last = _minutes(*parts[:3]), _minutes(*parts[3:])
    return (first, last) if first is not None and last is not None and first < last else None


def _minutes(hour: str | None, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour or 0), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "pm" else 0)
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= MIDNIGHT else None


# -- counting ----------------------------------------------------------------------------------------------------------


def is_open(hours: Hours, moment: datetime, zone: str) -> bool:
    return any(first <= moment < last for first, last in _periods(hours, local_date(moment, zone), zone))


def worked_after(hours: Hours, moment: datetime, amount: timedelta, zone: str) -> datetime:
    """When the clinic has worked for so long since that moment."""
    periods = _from(hours, moment, zone)
    first, last = next(periods)
    while amount > last - first:
        amount -= last - first
        first, last = next(periods)
    return first + amount


def worked_between(hours: Hours, moment: datetime, until: datetime, zone: str) -> timedelta:
    """For how long the clinic worked between the two."""
    before = takewhile(lambda period: period[0] < until, _from(hours, moment, zone))
    return sum((min(last, until) - first for first, last in before), timedelta())


def next_opening(hours: Hours, moment: datetime, zone: str) -> datetime:
    """The beginning of the next working day that begins after this moment."""
    day = local_date(moment, zone)
    while not (periods := _periods(hours, day, zone)) or periods[0][0] <= moment:
        day += timedelta(days=1)
    return periods[0][0]


def last_opening(hours: Hours, moment: datetime, zone: str) -> datetime:
    """The beginning of the last working day that began before this moment."""
    day = local_date(moment, zone)
    while not (periods := _periods(hours, day, zone)) or periods[0][0] >= moment:
        day -= timedelta(days=1)
    return periods[0][0]


def _from(hours: Hours, moment: datetime, zone: str) -> Iterator[tuple[datetime, datetime]]:
    """The periods from this moment on, for ever; the first one may have begun."""
    day = local_date(moment, zone)
    while True:
        for first, last in _periods(hours, day, zone):
            if last > moment:
                yield max(first, moment), last
        day += timedelta(days=1)


def _periods(hours: Hours, day: date, zone: str) -> list[tuple[datetime, datetime]]:
    """The day's, in UTC; one that daylight saving leaves out is not there."""
    found = [(_moment(day, first, zone), _moment(day, last, zone)) for first, last in hours.week[day.weekday()]]
    return [(first, last) for first, last in found if first < last]


def _moment(day: date, minutes: int, zone: str) -> datetime:
    clock = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return clock.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
