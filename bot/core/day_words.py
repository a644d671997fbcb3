"""A day to come in words: "Tuesday", "next Friday", "5 December", "the 12th", "haftaya salı", "05.12.".

1. The whole text is a day; any word that has no part in one makes it none.
2. A weekday is the next one after today; a date is its next one, within a year.
3. A time of day may stand beside it and is passed over: "Thursday at 10". A mere number there may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from bot.core.clock_words import clock_time
from bot.core.language.folding import fold

# As they read once folded.
_NEAR = {
    "today": 0,
    "bugun": 0,
    "tomorrow": 1,
    "yarin": 1,
    "day after tomorrow": 2,
    "obur gun": 2,
    "yarindan sonra": 2,
    "a week today": 7,
    "in a week": 7,
    "haftaya bugun": 7,
}
_NEXT_WEEK = re.compile(r"\b(next week|next|haftaya|gelecek hafta|onumuzdeki hafta|gelecek|onumuzdeki)\b")
_FILLING = re.compile(r"\b(on|the|of|it is|its|it s|this|coming|bu|gunu|da|de|ta|te)\b")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_ENDING = re.compile(r"(?:[dt][ae]|ya|ye)$")
_DAY_OF_MONTH = re.compile(r"^(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)$|^(?:ayin )?(\d{1,2}) s?[iu](?:n[dt][ae])?$")
_PART_OF_DAY = re.compile(
    r" (?:in the )?(?:early |late )?(?:morning|afternoon|evening)$"
    r"| (?:sabah|sabahleyin|ogleden once|ogleden sonra|ogleyin|ogle|ikindi|aksam|aksamustu)$"
)
_IN_FIGURES = re.compile(r"^\s*(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d\d))?\.?\s*$")


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names: of weekdays, Monday 0, and of months."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]


def day_in_words(text: str, today: Date, names: Names) -> Date | None:
    """The day that the text is, today or later; None where it is none."""
    found = _day(text, today, names)
    return found or next(filter(None, (_day(rest, today, names) for rest in _without_time(text))), None)


def _without_time(text: str) -> Iterator[str]:
    """What is left where the words at its end or its beginning are a time of day."""
    words = text.split()
    for at in range(1, len(words)):
        before, after = " ".join(words[:at]), " ".join(words[at:])
        if _is_time(after):
            yield before
        if _is_time(before):
            yield after
    if part := _PART_OF_DAY.search(fold(text)):
        yield fold(text)[: part.start()]


def _is_time(text: str) -> bool:
    return not text.strip(" .,").isdigit() and clock_time(text) is not None


def _day(text: str, today: Date, names: Names) -> Date | None:
    if found := _IN_FIGURES.match(text):
        return _coming(int(found[1]), int(found[2]), today)
    if found := _DAY_OF_MONTH.match(fold(text)):
        return _of_month(int(found[1] or found[2]), today)
    words = _ORDINAL.sub(r"\1", fold(text))
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    next_week = _NEXT_WEEK.search(words) is not None
    left = _FILLING.sub(" ", _NEXT_WEEK.sub(" ", words)).split()
    if len(left) == 1 and (weekday := _named(left[0], names.weekdays)) is not None:
        return _weekday(weekday, today, next_week=next_week)
    return None if next_week else _date(left, today, names)


def _of_month(day: int, today: Date) -> Date | None:
    """The next day of that number; None where no month has it."""
    days = (today + timedelta(days=ahead) for ahead in range(62))
    return next((each for each in days if each.day == day), None)


def _named(word: str, names: Mapping[str, int]) -> int | None:
    return names.get(word, names.get(_ENDING.sub("", word)))


def _weekday(weekday: int, today: Date, *, next_week: bool) -> Date:
    if next_week:
        return today - timedelta(days=today.weekday()) + timedelta(days=7 + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _date(words: Sequence[str], today: Date, names: Names) -> Date | None:
    """A day of the month and a month, in either order; the weekday or the year beside them may stand there too."""
    left = [word for word in words if _named(word, names.weekdays) is None and not re.fullmatch(r"20\d\d", word)]
    days = [int(word) for word in left if word.isascii() and word.isdigit()]
    months = [month for word in left if (month := _named(word, names.months)) is not None]
    return _coming(days[0], months[0], today) if len(left) == 2 and days and months else None


def _coming(day: int, month: int, today: Date) -> Date | None:
    """The next such date; None where there is none within a year."""
    for year in (today.year, today.year + 1):
        try:
            found = Date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None
