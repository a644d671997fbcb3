"""Hours and their parts: "half an hour", "an hour and five", "1h10", "bir buçuk saat", "from two till four"."""

from __future__ import annotations

from bot.core.activities.amount import AGO, HOUR, HOURS, MINUTES, SECONDS, STRANGE, Amount
from bot.core.activities.numbers import Number, Numbers
from bot.core.activities.tokens import Text
from bot.core.activities.words import ActivityWords

LONGEST_SPAN = 6  # hours between two times of the clock
HALF, QUARTER = 0.5, 0.25


class Durations:
    """Reads the durations of one message, and what its small words are."""

    __slots__ = ("marks", "numbers", "text", "units")

    def __init__(self, text: Text, words: ActivityWords) -> None:
        self.text = text
        self.marks = words.marks
        self.units = words.units
        self.numbers = Numbers(text, words)

    def marked(self, place: int, mark: str) -> bool:
        """Whether the word at this place is one of the mark's."""
        return 0 <= place < len(self.text.words) and self.text.words[place] in self.marks[mark]

    def unit(self, place: int) -> str | None:
        """What a number before this word counts."""
        return self.units.get(self.text.words[place]) if place < len(self.text.words) else None

    def skip(self, place: int, *marks: str) -> int:
        """The place after words of these marks, each of which may be missing."""
        for mark in marks:
            place += self.marked(place, mark)
        return place

    def ends(self, place: int) -> bool:
        """Whether a part of the message ends before this word."""
        return place >= len(self.text.words) or self.text.parts[place] != self.text.parts[place - 1]

    def fraction(self, start: int) -> Amount | None:
        """Half an hour, a quarter of an hour, three quarters of an hour."""
        place, share = self._share(start)
        unit = self.skip(place, "of", "one")
        if share and self.unit(unit) == HOURS:
            return self.unless_ago(Amount(MINUTES, share * HOUR, start, unit + 1))
        if share and self.unit(unit) == MINUTES:
            return Amount(SECONDS, share * HOUR, start, unit + 1)
        return Amount(MINUTES, share * HOUR, start, place) if share > HALF else None

    def _share(self, start: int) -> tuple[int, float]:
        """The place after the words of a share, and the share; 0 where there is none."""
        number = self.numbers.at(start)
        place = number.end if number and number.value == 3 else self.skip(start, "one")
        if self.marked(place, "quarter"):
            return place + 1, QUARTER * (3 if number and number.value == 3 else 1)
        return start + 1, HALF * self.marked(start, "half")

    def hours(self, start: int, number: Number) -> Amount | None:
        """A number of hours with what follows them; also "1½ minutes" in words."""
        value, place = number.value or 0, number.end
        if self.marked(place, "more_half"):
            value, place = value + HALF, place + 1
        elif self.mixed(place):
            after = self.skip(place, "and", "one")
            value, place = value + (HALF if self.marked(after, "half") else QUARTER), after + 1
        if self.unit(place) == MINUTES:
            return Amount(MINUTES, value, start, place + 1)
        if self.unit(place) != HOURS:
            return Amount(STRANGE, 0, start, place)
        minutes, end = self._past_hour(place + 1)
        if start == place and not minutes:
            return None
        return self.unless_ago(Amount(MINUTES, value * HOUR + minutes, start, end))

    def mixed(self, place: int) -> bool:
        """Two AND A HALF hours."""
        after = self.skip(place, "and", "one")
        return (self.marked(after, "half") or self.marked(after, "quarter")) and self.unit(after + 1) == HOURS

    def _past_hour(self, place: int) -> tuple[float, int]:
        """The minutes beyond the hour, and the place after them."""
        after = self.skip(place, "and", "one")
        if self.marked(after, "half") or self.marked(place, "more_half"):
            return HOUR * HALF, after + 1
        if self.marked(after, "quarter"):
            return HOUR * QUARTER, after + 1
        start = self.skip(place, "and")
        number = self.numbers.at(start)
        if number is None or not number.value or number.value >= HOUR or number.each:
            return 0, place
        if self.unit(number.end) == MINUTES:
            return number.value, number.end + 1
        alone = self.unit(number.end) is None and self.ends(number.end)
        same = self.text.clauses[start - 1] == self.text.clauses[start]
        return (number.value, number.end) if alone and same else (0, place)

    def span(self, start: int, number: Number) -> Amount:
        """From two till four: two hours."""
        other = self.numbers.at(number.end + 1) if self.marked(number.end, "until") else None
        hours = (other.value or 0) - (number.value or 0) if other else 0
        if other is None or not 0 < hours < LONGEST_SPAN:
            return Amount(STRANGE, 0, start, number.end)
        return Amount(MINUTES, hours * HOUR, start, other.end)

    def unless_ago(self, amount: Amount) -> Amount:
        """No duration where "ago" follows."""
        ago = self.marked(amount.end, "late") and amount.kind == MINUTES
        return Amount(AGO, 0, amount.start, amount.end) if ago else amount
