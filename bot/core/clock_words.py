"""A time of day in words, and nothing besides: "half past eight", "20.30", "akşam sekizde", "dokuza çeyrek var".

1. The whole text is a time; any word that has no part in one makes it none.
2. Without "evening", "akşam" or the like, 8 may be either half of the day: the reader is told so and decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time as Time

from bot.core.language.folding import fold

# As they read once folded: no case, no diacritics, no punctuation.
_ENGLISH_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50}
_TURKISH_TENS = {"on": 10, "yirmi": 20, "otuz": 30, "kirk": 40, "elli": 50}
_ONES = {
    0: "zero sifir",
    1: "one bir",
    2: "two iki",
    3: "three uc",
    4: "four dort",
    5: "five bes",
    6: "six alti",
    7: "seven yedi",
    8: "eight sekiz",
    9: "nine dokuz",
    10: "ten",
    11: "eleven onbir",
    12: "twelve oniki",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
}
_NUMBERS: Mapping[str, int] = (
    {word: number for number, words in _ONES.items() for word in words.split()} | _ENGLISH_TENS | _TURKISH_TENS
)
_STEMS = {"dord": "dort"}  # dörde, dördü
# What Turkish adds to a number: at eight, to eight, past eight.
_ENDINGS = (
    (re.compile(r"[dt][ea]$"), "at"),
    (re.compile(r"y?[ea]$"), "dat"),
    (re.compile(r"y?[iu]$"), "acc"),
)
_PARTS: Mapping[str, str] = {
    "half": "half",
    "bucuk": "more_half",
    "bucukta": "more_half",
    "bucuga": "more_half",
    "quarter": "quarter",
    "ceyrek": "quarter",
    "past": "past",
    "after": "past",
    "gece": "past",
    "geciyor": "past",
    "to": "before",
    "before": "before",
    "var": "before",
    "kala": "before",
}
_MORNING = r"am|(?:in the |every )?mornings?|sabah(?:lari|leyin)?|ogleden once"
_LATER = (
    r"pm|(?:in the |every )?(?:afternoons?|evenings?)|this evening|aksam(?:lari|leyin|ustu)?"
    r"|ogleden sonra|ikindi(?:de)?|ogle(?:n|nleyin|de|nde|yin)?"
)
_NIGHT = r"(?:at )?night|tonight|gece(?:leri|leyin)?"
_HALVES = {"am": _MORNING, "pm": _LATER, "night": _NIGHT}
_NOON = re.compile(r"^(?:at )?(?:noon|midday|12 noon)$|^ogle(?:n|de|nde|nleyin|yin)?$")
_MIDNIGHT = re.compile(r"^(?:at )?midnight$|^gece yarisi(?:nda)?$")
_AROUND = re.compile(
    r"^(?:please |lutfen )?(?:(?:can|could|will|would) you (?:please )?)?(?:(?:write|message|remind)(?: to)?(?: me)? )?"
    r"(?:change the (?:time|hour) to )?(?:saati |hatirlatmayi |mesaji )?(?:bana )?(?:(?:each|every) day |her gun )?"
    r"(?:it is |its |it s )?(?:now |simdi )?(?:at |around |about )?(?:saat )?"
)
_AFTER = re.compile(
    r"(?: o ?clock| oclock| sharp| gibi| olsun| olabilir| yaz(?:in(?:iz)?|ar misin(?:iz)?|abilir misin(?:iz)?)?"
    r"| yap(?:in)?| al(?:in)?| now| simdi| instead| her gun| (?:each|every) day| please| lutfen| thanks| thank you)+$"
)


_WRITING = re.compile(r"\b(?:write|message|remind|change the (?:time|hour)|yaz\w*|saati|hatirlatmayi|mesaji)\b")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """`certain`: not the other half of the day as well."""

    time: Time
    certain: bool

    @property
    def other(self) -> Time:
        """Twelve hours later or earlier."""
        return self.time.replace(hour=(self.time.hour + 12) % 24)


def clock_time(text: str) -> ClockTime | None:
    """The time that the whole text is; None where it is none. Without a half of the day, the earlier one."""
    words = _plain(text)
    if _NOON.match(words):
        return ClockTime(Time(12), certain=True)
    if _MIDNIGHT.match(words):
        return ClockTime(Time(0), certain=True)
    words, half = _half_of_day(words)
    found = _hour_and_minute(" ".join(_marks(words)))
    hour = _in_half(found[0], half) if found else None
    if found is None or hour is None:
        return None
    certain = half is not None or not 1 <= hour <= 12 or words.startswith("0")
    return ClockTime(Time(hour, found[1]), certain)


def wishes_to_be_written_to(text: str) -> bool:
    """Whether words about a time speak of writing: of a message, and of no walk."""
    return bool(_WRITING.search(fold(text)))


def by_day(found: ClockTime) -> Time:
    """For a message that nobody wants at night: 8 is in the morning, 4 in the afternoon."""
    return found.other if not found.certain and 1 <= found.time.hour <= 6 else found.time


def _plain(text: str) -> str:
    words = re.sub(r"(?<=\d)(?=[a-z])", " ", fold(text))
    words = re.sub(r"\b([ap]) m\b", r"\1m", words)
    return re.sub(r"^(\d\d)(\d\d)\b", r"\1 \2", _bare(words))


def _half_of_day(words: str) -> tuple[str, str | None]:
    """The words without "in the evening", and which half they name."""
    for half, pattern in _HALVES.items():
        before = re.match(rf"(?:saat )?(?:{pattern}) (?=.)", words)
        if before:
            return _bare(words[before.end() :]), half
        after = re.search(rf" (?:{pattern})$", words)
        if after and not (half == "night" and after[0] == " gece" and _past_follows(words)):
            return _bare(words[: after.start()]), half
    return _bare(words), None


def _past_follows(words: str) -> bool:
    """Turkish "geçe" (past) and "gece" (night) are one word once folded: dokuzu on geçe."""
    return bool(re.search(r"(?:[iu]|acc) \S+(?: \S+)? gece$", words))


def _bare(words: str) -> str:
    return _AROUND.sub("", _AFTER.sub("", words), count=1).strip()


def _marks(words: str) -> list[str]:
    """Numbers as figures, endings and small words as marks; "?" for a word that is neither."""
    marks: list[str] = []
    for word in words.split():
        if word in ("a", "minutes", "minute", "dakika") and word != words.split()[-1]:
            continue
        for mark in _mark(word, after_figures=bool(marks) and marks[-1].isdigit()):
            joins = marks and marks[-1] in _TENS_WRITTEN and mark in _ONES_WRITTEN and not word.isdigit()
            marks[-1:] = [str(int(marks[-1]) + int(mark))] if joins else [*marks[-1:], mark]
    return marks


_TENS_WRITTEN = frozenset({"10", "20", "30", "40", "50"})
_ONES_WRITTEN = frozenset("123456789")


def _mark(word: str, *, after_figures: bool) -> list[str]:
    if word in _PARTS:
        return [_PARTS[word]]
    if word.isascii() and word.isdigit():
        return [word if len(word) <= 2 else "?"]
    if word in _NUMBERS:
        return [str(_NUMBERS[word])]
    for ending, mark in _ENDINGS:
        stem = ending.sub("", word)
        stem = _STEMS.get(stem, stem)
        if stem != word and (stem in _NUMBERS or (not stem and after_figures)):
            return [str(_NUMBERS[stem]), mark] if stem else [mark]
    return ["?"]


_SHAPES = (
    (re.compile(r"^(?P<hour>\d+)(?: at| dat)?$"), 0),
    (re.compile(r"^(?P<hour>\d+) (?P<minute>\d\d)(?: at| dat)?$"), 0),
    (re.compile(r"^(?P<hour>\d+)(?: at)? more_half$"), 30),
    (re.compile(r"^half(?: past)? (?P<hour>\d+)$"), 30),
    (re.compile(r"^quarter past (?P<hour>\d+)$"), 15),
    (re.compile(r"^quarter before (?P<hour>\d+)$"), -15),
    (re.compile(r"^(?P<past>\d+) past (?P<hour>\d+)$"), 0),
    (re.compile(r"^(?P<before>\d+) before (?P<hour>\d+)$"), 0),
    (re.compile(r"^(?P<hour>\d+) acc quarter past$"), 15),
    (re.compile(r"^(?P<hour>\d+) dat quarter before$"), -15),
    (re.compile(r"^(?P<hour>\d+) acc (?P<past>\d+) past$"), 0),
    (re.compile(r"^(?P<hour>\d+) dat (?P<before>\d+) before$"), 0),
)


def _hour_and_minute(marks: str) -> tuple[int, int] | None:
    for shape, minutes in _SHAPES:
        if found := shape.match(marks):
            given = {name: int(value) for name, value in found.groupdict().items()}
            minute = minutes + given.get("minute", 0) + given.get("past", 0) - given.get("before", 0)
            hour = given["hour"] % 24 if given["hour"] <= 24 else 24
            if hour == 24 or not -60 < minute < 60:
                return None
            return (hour - 1) % 24 if minute < 0 else hour, minute % 60
    return None


def _in_half(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour
    if half == "am":
        return None if hour > 12 else hour % 12
    if half == "night":
        return hour if hour > 12 else hour % 12 + (12 if 6 <= hour < 12 else 0)
    return hour if hour >= 12 else hour + 12 if hour else None
