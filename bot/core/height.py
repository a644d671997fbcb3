"""Height and posture from month to month (care rules §6): whether somebody has become shorter.

1. The first two measures, averaged, are what every later one is compared with.
2. One that is lower by the limit is measured again on another day; lower once more, it is a loss of height (T3).
3. After a loss the two lower ones are what counts, so that the same loss is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from bot.core.catalogue import Asking
from bot.core.findings import finding

LOST = finding("T3", ["height_loss"])
STOOPED = finding("T3", ["stoop"])


@dataclass(frozen=True, slots=True)
class Measure:
    """A height in millimetres, and the local day on which it was taken."""

    day: Date
    height: int


@dataclass(frozen=True, slots=True)
class Heights:
    """What the measures so far amount to.

    `usual`: what later ones are compared with, None before there are two; `lower_on`: the day of one that waits to be
    confirmed; `lost`: the last one has confirmed a loss.
    """

    usual: float | None = None
    lower_on: Date | None = None
    lost: bool = False


def heights(measures: Sequence[Measure], limit: int) -> Heights:
    """Oldest first; `limit` in millimetres."""
    if len(measures) < 2:
        return Heights()
    usual, lower, lost = _mean(*measures[:2]), None, False
    for measure in measures[2:]:
        lost = False
        if usual - measure.height < limit:
            lower = None
        elif lower is None or lower.day == measure.day:
            lower = lower or measure
        else:
            usual, lower, lost = _mean(lower, measure), None, True
    return Heights(usual, lower.day if lower else None, lost)


def _mean(first: Measure, second: Measure) -> float:
    return (first.height + second.height) / 2


def agree(first: int, second: int, limit: int) -> bool:
    """Whether two measures of one day can stand for the same height."""
    return abs(first - second) < limit


def is_plausible(height: int, asking: Asking) -> bool:
    return asking.shortest <= height <= asking.tallest


def check_from(first_day: Date, asked_on: Date | None, put_off: Date | None, known: Heights, asking: Asking) -> Date:
    """The day from which height and posture may be asked about; `put_off`: until when they wanted to leave it."""
    if put_off is not None and (asked_on is None or put_off > asked_on):
        return put_off
    if known.lower_on is not None and (asked_on is None or asked_on <= known.lower_on):
        return known.lower_on + timedelta(days=1)
    if asked_on is not None:
        return asked_on + timedelta(days=asking.check)
    return first_day + timedelta(days=asking.first_check)


def stooped(touched: Sequence[bool]) -> bool:
    """Whether the head no longer reaches the wall where it did the time before; oldest first."""
    return len(touched) > 1 and touched[-2] and not touched[-1]


# -- how people write a height -----------------------------------------------------------------------------------------

_LEAD = r"(?:(?:my height is|i am|i'm|im|it is|it's|its|height|boyum|boy)\s*:?\s*)?"
_CENTIMETRES = r"(?:cm|centimet(?:er|re)s?|santim(?:etre)?|sm)\.?"
_METRES = r"(?:m|mt|met(?:er|re)s?)\.?"
_FEET = r"(?:ft|feet|foot|')\.?"
_INCHES = r"(?:in|inch|inches|\"|'')?\.?"
_FORMS = (
    (re.compile(rf"{_LEAD}(?P<cm>\d{{1,4}}(?:\.\d)?)\s*{_CENTIMETRES}"), ("cm",)),
    (re.compile(rf"{_LEAD}(?P<cm>\d{{1,4}}|\d{{2,4}}\.\d)"), ("cm",)),
    (re.compile(rf"{_LEAD}(?P<m>\d\.\d{{1,3}})\s*(?:{_METRES})?"), ("m",)),
    (re.compile(rf"{_LEAD}(?P<m>\d)\s*{_METRES}\s*(?P<cm>\d{{1,2}})\s*(?:{_CENTIMETRES})?"), ("m", "cm")),
    (re.compile(rf"{_LEAD}(?P<ft>\d)\s*{_FEET}\s*(?P<inch>\d{{1,2}}(?:\.\d)?)\s*{_INCHES}"), ("ft", "inch")),
    (re.compile(rf"{_LEAD}(?P<ft>\d)\s*{_FEET}"), ("ft",)),
)
_MILLIMETRES = {"cm": 10.0, "m": 1000.0, "ft": 304.8, "inch": 25.4}
_MARKS = str.maketrans({",": ".", "’": "'", "′": "'", "”": '"', "″": '"'})


def height_in(text: str) -> int | None:
    """Millimetres, where the whole text is a height ("158", "1,58 m", "5 ft 3"), plausible or not; else None."""
    said = " ".join(text.casefold().translate(_MARKS).split()).rstrip("!. ")
    found = ((form.fullmatch(said), units) for form, units in _FORMS)
    return next((_millimetres(match, units) for match, units in found if match), None)


def _millimetres(match: re.Match[str], units: Iterable[str]) -> int:
    return round(sum(float(match[unit]) * _MILLIMETRES[unit] for unit in units))
