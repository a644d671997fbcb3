"""Quantities with what they count: "half an hour", "2x10", "3 sets of 8", "yirmişer saniye"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.activities.numbers import Number, Numbers
from bot.core.activities.tokens import Text
from bot.core.activities.words import ActivityWords

MINUTES, SECONDS, SETS, TIMES, REPS, STEPS = "minutes", "seconds", "sets", "times", "reps", "steps"
BARE, PRODUCT, STRANGE, LAPS, AGO = "bare", "product", "strange", "laps", "ago"
FEW_SETS = 6
HOUR = 60


@dataclass(frozen=True, slots=True)
class Amount:
    """`kind`: what `value` counts; of a product `value` sets of `reps`; from the word at `start` up to `end`."""

    kind: str
    value: float
    start: int
    end: int
    reps: float = 0
    each: bool = False
    short: bool = False


class Amounts:
    """Reads the quantities of one message."""

    __slots__ = ("_marks", "_numbers", "_text", "_units")

    def __init__(self, text: Text, words: ActivityWords) -> None:
        self._text = text
        self._marks = words.marks
        self._units = words.units
        self._numbers = Numbers(text, words)

    def at(self, start: int) -> Amount | None:
        """The quantity that begins at this word; `strange` where a number is none of an exercise."""
        return self._fraction(start) or self._counted(start) or self._sign(start)

    def _is(self, place: int, mark: str) -> bool:
        return place < len(self._text.words) and self._text.words[place] in self._marks[mark]

    def _unit(self, place: int) -> str | None:
        return self._units.get(self._text.words[place]) if place < len(self._text.words) else None

    def _skip(self, place: int, *marks: str) -> int:
        for mark in marks:
            place += self._is(place, mark)
        return place

    def _fraction(self, start: int) -> Amount | None:
        """Half an hour, a quarter of an hour, three quarters of an hour."""
        place, share = start, 0.0
        number = self._numbers.at(start)
        if self._is(start, "one") and self._is(start + 1, "quarter"):
            place, share = start + 2, 0.25
        elif self._is(start, "half"):
            place, share = start + 1, 0.5
        elif self._is(start, "quarter"):
            place, share = start + 1, 0.25
        elif number and number.value == 3 and self._is(number.end, "quarter"):
            place, share = number.end + 1, 0.75
        if not share:
            return None
        unit = self._skip(place, "of", "one")
        kind = self._unit(unit)
        if kind == "hours":
            return self._late(Amount(MINUTES, share * HOUR, start, unit + 1))
        if kind == MINUTES:
            return Amount(SECONDS, share * HOUR, start, unit + 1)
        return Amount(MINUTES, 45, start, place) if share == 0.75 else None

    def _counted(self, start: int) -> Amount | None:
        number = self._numbers.at(start)
        if number is None and self._is(start, "one"):
            number = self._single(start + 1)
        if number is None:
            return self._hours(start, Number(1, start)) if self._unit(start) == "hours" else None
        if number.value is None:
            return Amount(STRANGE, 0, start, number.end)
        number = self._lower(number)
        value, end = number.value or 0, number.end
        if self._clock(start) and self._unit(end) in (None, SECONDS):
            return Amount(STRANGE, 0, start, end)
        kind = self._unit(self._skip(end, "of"))
        if start and self._is(start - 1, "from"):
            return self._between(start, number)
        if kind == "hours" or self._is(end, "more_half") or self._mixed(end):
            return self._hours(start, number)
        if self._is(end, "by"):
            return self._product(start, number, end + 1) or self._of_seconds(start, value, end + 1)
        if kind is None:
            return self._several(start, number) or self._bare(start, number)
        return self._with_unit(start, number, kind, self._skip(end, "of") + 1)

    def _single(self, place: int) -> Number | None:
        """A dozen; a full hour."""
        place = self._skip(place, "one")
        if self._is(place, "grouped"):
            return self._numbers.at(place)
        return Number(1, place) if self._unit(place) in (MINUTES, SECONDS, "hours") else None

    def _between(self, start: int, number: Number) -> Amount:
        """From two till four: two hours."""
        other = self._numbers.at(number.end + 1) if self._is(number.end, "until") and number.end + 1 < len(self._text.words) else None
        hours = (other.value or 0) - (number.value or 0) if other else 0
        return Amount(MINUTES, hours * HOUR, start, other.end) if other and 0 < hours < FEW_SETS else Amount(STRANGE, 0, start, number.end)

    def _several(self, start: int, number: Number) -> Amount | None:
        """Two 15 minute walks: thirty minutes."""
        place = number.end
        other = self._numbers.at(place) if place < len(self._text.words) and (number.value or 0) < FEW_SETS else None
        if other is None or self._is(start, "twice") or self._text.clauses[place] != self._text.clauses[start] or not other.value or not self._is(other.end, "long"):
            return None
        kind = self._unit(other.end)
        minutes = (number.value or 0) * other.value * (HOUR if kind == "hours" else 1)
        return Amount(MINUTES, minutes, start, other.end + 1)

    def _with_unit(self, start: int, number: Number, kind: str, end: int) -> Amount:
        value = number.value or 0
        if kind in (SETS, TIMES, LAPS):
            product = self._product(start, number, self._skip(end, "of"), spare=kind)
            if product:
                return product
        return self._late(Amount(kind, value, start, end, each=number.each))

    def _product(self, start: int, number: Number, place: int, spare: str = "") -> Amount | None:
        """So many sets of so many, where another number follows that counts neither time nor anything strange."""
        other = self._numbers.at(place) if place < len(self._text.words) else None
        if other is None or not other.value or self._text.clauses[place] != self._text.clauses[start]:
            return None
        kind = self._unit(other.end)
        countable = kind in (TIMES, REPS, STEPS, None) and not self._is(other.end, "by") and not self._mixed(other.end)
        if spare in (TIMES, LAPS) and not (other.each or (kind is None and spare == TIMES and self._ends(other.end))):
            return None
        if not countable or (spare and kind == TIMES and not other.each):
            return None
        end = other.end + (kind is not None)
        sets, reps = number.value or 0, other.value
        if not spare and (reps < FEW_SETS - 1 < sets or (sets > 9 and reps < sets)):
            sets, reps = reps, sets
        return Amount(PRODUCT, sets, start, end, reps=reps)

    def _of_seconds(self, start: int, value: float, place: int) -> Amount:
        """3x15 seconds: three times; the seconds follow as a quantity of their own."""
        other = self._numbers.at(place) if place < len(self._text.words) else None
        held = other is not None and self._unit(other.end) == SECONDS
        return Amount(TIMES if held or place - 1 in self._text.glued else BARE, value, start, place)

    def _ends(self, place: int) -> bool:
        text = self._text
        return place >= len(text.words) or text.parts[place] != text.parts[place - 1]

    def _lower(self, number: Number) -> Number:
        """ "Twenty to thirty": twenty, up to the word after thirty."""
        place = self._skip(number.end, "to")
        other = self._numbers.at(place) if place < len(self._text.words) else None
        if other is None or not other.value or number.value is None or self._text.glued & {place}:
            return number
        written = place > number.end or not (number.figures or other.figures)
        if not written or not number.value < other.value <= 3 * number.value:
            return number
        if place == number.end and self._unit(other.end) is None:
            return number
        return Number(number.value, other.end)

    def _mixed(self, place: int) -> bool:
        """Two AND A HALF hours."""
        after = self._skip(place, "and", "one")
        return (self._is(after, "half") or self._is(after, "quarter")) and self._unit(after + 1) == "hours"

    def _hours(self, start: int, number: Number) -> Amount | None:
        """Hours with what follows them: "an hour and a half", "1h10", "bir saat on beş dakika", "bir buçuk saat"."""
        value, place = number.value or 0, number.end
        after = self._skip(place, "and", "one")
        if self._is(place, "more_half"):
            value, place = value + 0.5, place + 1
        elif self._is(after, "half") and self._unit(after + 1) == "hours":
            value, place = value + 0.5, after + 1
        elif self._is(after, "quarter") and self._unit(after + 1) == "hours":
            value, place = value + 0.25, after + 1
        if self._unit(place) == MINUTES:
            return (
                Amount(SECONDS, value * HOUR, start, place + 1)
                if value < 1
                else Amount(MINUTES, value, start, place + 1)
            )
        if self._unit(place) != "hours":
            return Amount(STRANGE, 0, start, place)
        minutes, end = self._past_hour(place + 1)
        if start == place and not minutes:
            return None
        return self._late(Amount(MINUTES, value * HOUR + minutes, start, end))

    def _past_hour(self, place: int) -> tuple[float, int]:
        after = self._skip(place, "and", "one")
        if self._is(after, "half") or self._is(place, "more_half"):
            return HOUR / 2, max(after, place) + 1
        if self._is(after, "quarter"):
            return HOUR / 4, after + 1
        start = self._skip(place, "and")
        number = self._numbers.at(start) if start < len(self._text.words) else None
        if number is None or not number.value or number.value >= HOUR or number.each:
            return 0, place
        if self._unit(number.end) == MINUTES:
            return number.value, number.end + 1
        if (
            self._unit(number.end) is None
            and self._ends(number.end)
            and self._text.clauses[start - 1] == self._text.clauses[start]
        ):
            return number.value, number.end
        return 0, place

    def _bare(self, start: int, number: Number) -> Amount | None:
        value, end = number.value or 0, number.end
        if end - start == 1 and self._is(start, "twice"):
            return Amount(TIMES, value, start, end)
        if self._is(end, "of") and value <= FEW_SETS and self._text.words[end] == "of":
            product = self._product(start, number, end + 1)
            if product:
                return product
        return Amount(BARE, value, start, end, each=number.each)

    def _sign(self, start: int) -> Amount | None:
        """A number after its sign: "x 30"."""
        number = self._numbers.at(start + 1) if self._is(start, "by") and start + 1 < len(self._text.words) else None
        if number is None or not number.value or self._unit(number.end) in (MINUTES, SECONDS, "hours"):
            return None
        return Amount(TIMES, number.value, start, number.end)

    def _clock(self, start: int) -> bool:
        return start > 0 and self._is(start - 1, "clock") and self._text.clauses[start - 1] == self._text.clauses[start]

    def _late(self, amount: Amount) -> Amount:
        """ "20 minutes ago" and "20 minutes before" are no duration."""
        return Amount(AGO, 0, amount.start, amount.end) if self._is(amount.end, "late") and amount.kind == MINUTES else amount
