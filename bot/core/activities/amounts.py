"""Quantities with what they count: "2x10", "3 sets of 8", "15-20 dk", "yirmişer saniye"."""

from __future__ import annotations

from bot.core.activities.amount import (
    BARE,
    HOUR,
    HOURS,
    LAPS,
    MINUTES,
    PRODUCT,
    REPS,
    SECONDS,
    SETS,
    STEPS,
    STRANGE,
    TIMES,
    Amount,
)
from bot.core.activities.durations import HALF, Durations
from bot.core.activities.numbers import Number

FEW = 6  # more sets than these nobody does at a time
WIDEST = 3  # how many times its lower bound the upper bound of a range may be


class Amounts(Durations):
    """Reads the quantities of one message."""

    __slots__ = ()

    def at(self, start: int) -> Amount | None:
        """The quantity that begins at this word; `strange` where a number is none of an exercise."""
        return self.fraction(start) or self._counted(start) or self._sign(start)

    def _counted(self, start: int) -> Amount | None:
        number = self.numbers.at(start) or self._single(start)
        if number is None:
            return self.hours(start, Number(1, start)) if self.unit(start) == HOURS else None
        if number.value is None:
            return Amount(STRANGE, 0, start, number.end)
        number = self._lower(start, number)
        end = number.end
        unit = self.skip(end, "of")
        kind = self.unit(unit)
        if self._clock(start) and self.unit(end) in (None, SECONDS):
            return Amount(STRANGE, 0, start, end)
        if self.marked(start - 1, "from"):
            return self.span(start, number)
        if kind == HOURS or self.marked(end, "more_half") or self.mixed(end):
            return self.hours(start, number)
        if self.marked(end, "by"):
            return self._product(start, number, end + 1) or self._held(start, number, end + 1)
        if kind is None:
            return self._several(start, number) or self._bare(start, number)
        return self._with_unit(start, number, kind, unit + 1)

    def _single(self, start: int) -> Number | None:
        """A dozen; a full hour."""
        place = self.skip(start, "one", "one")
        if place == start:
            return None
        if self.marked(place, "grouped"):
            return self.numbers.at(place)
        return Number(1, place) if self.unit(place) in (MINUTES, SECONDS, HOURS) else None

    def _with_unit(self, start: int, number: Number, kind: str, end: int) -> Amount:
        product = self._product(start, number, self.skip(end, "of"), kind) if kind in (SETS, TIMES, LAPS) else None
        half = self.skip(end, "and", "one")
        if kind == MINUTES and half > end and self.marked(half, "half") and self.ends(half + 1):
            return Amount(MINUTES, (number.value or 0) + HALF, start, half + 1)
        return product or self.unless_ago(Amount(kind, number.value or 0, start, end))

    def _several(self, start: int, number: Number) -> Amount | None:
        """Two 15 minute walks: thirty minutes."""
        other = self._next(start, number.end)
        if (
            other is None
            or (number.value or 0) >= FEW
            or self.marked(start, "twice")
            or not self.marked(other.end, "long")
        ):
            return None
        minutes = (number.value or 0) * (other.value or 0) * (HOUR if self.unit(other.end) == HOURS else 1)
        return Amount(MINUTES, minutes, start, other.end + 1)

    def _next(self, start: int, place: int) -> Number | None:
        """Another number at this place, in the same clause."""
        other = self.numbers.at(place)
        if other is None or not other.value or self.text.clauses[place] != self.text.clauses[start]:
            return None
        return other

    def _product(self, start: int, number: Number, place: int, kind: str = "") -> Amount | None:
        """So many sets of so many, where another number follows that counts neither time nor anything strange.

        `kind`: what the first number counts, if a unit says so; "three times ten" and "iki tur dokuzar" are products
        too, but "10 times" before the next exercise's number is none.
        """
        other = self._next(start, place)
        if other is None or self.marked(other.end, "by") or self.mixed(other.end):
            return None
        if self.marked(place, "twice"):  # ten times twice
            return Amount(PRODUCT, other.value or 0, start, other.end, number.value or 0) if kind == TIMES else None
        unit = self.unit(other.end)
        if unit not in (TIMES, REPS, STEPS, None) or (kind and unit == TIMES and not other.each):
            return None
        if kind == LAPS and not other.each:
            return None
        if kind == TIMES and not (other.each or (unit is None and self.ends(other.end))):
            return None
        sets, reps = number.value or 0, other.value or 0
        if not kind and (reps < FEW - 1 < sets or (sets > 9 and reps < sets)):
            sets, reps = reps, sets
        return Amount(PRODUCT, sets, start, other.end + (unit is not None), reps)

    def _held(self, start: int, number: Number, place: int) -> Amount:
        """3x15 seconds: three times; the seconds follow as a quantity of their own."""
        other = self.numbers.at(place)
        held = other is not None and self.unit(other.end) == SECONDS
        counted = held or place - 1 in self.text.glued
        return Amount(TIMES if counted else BARE, number.value or 0, start, place)

    def _lower(self, start: int, number: Number) -> Number:
        """Twenty to thirty: twenty, up to the word after thirty."""
        place = self.skip(number.end, "and" if self.marked(start - 1, "between") else "to")
        other = self.numbers.at(place)
        value, upper = number.value or 0, other.value or 0 if other else 0
        if other is None or place in self.text.glued or not value < upper <= WIDEST * value:
            return number
        if place == number.end and (number.figures or other.figures or self.unit(other.end) is None):
            return number
        return Number(value, other.end)

    def _bare(self, start: int, number: Number) -> Amount:
        value, end = number.value or 0, number.end
        if self.marked(start, "twice"):
            return Amount(TIMES, value, start, end)
        product = self._product(start, number, end + 1) if self.marked(end, "of") and value <= FEW else None
        return product or Amount(BARE, value, start, end)

    def _sign(self, start: int) -> Amount | None:
        """A number after its sign: "x 30"."""
        number = self.numbers.at(start + 1) if self.marked(start, "by") else None
        if number is None or not number.value or self.unit(number.end) in (MINUTES, SECONDS, HOURS):
            return None
        return Amount(TIMES, number.value, start, number.end)

    def _clock(self, start: int) -> bool:
        return self.marked(start - 1, "clock") and self.text.clauses[start - 1] == self.text.clauses[start]
