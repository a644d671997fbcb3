"""Numbers in figures and in words: "25", "twenty five", "on dokuz", "onar"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.activities.tokens import Text
from bot.core.activities.words import ActivityWords

HUNDRED, TEN = 100, 10


@dataclass(frozen=True, slots=True)
class Number:
    """`value` None: written like a number, but not to be read as one; `end`: the place of the word after it.

    `each`: so many each (onar); `figures`: not in words.
    """

    value: float | None
    end: int
    each: bool = False
    figures: bool = False


class Numbers:
    """Reads the numbers of one message."""

    __slots__ = ("_foreign", "_text", "_words")

    def __init__(self, text: Text, words: ActivityWords) -> None:
        self._text = text
        self._words = words
        telltale = words.marks["telltale"]
        self._foreign = any(word in telltale for word in text.words)  # then "on" is no ten

    def at(self, start: int) -> Number | None:
        """The number that begins at this word, None where none does."""
        text = self._text
        if start >= len(text.words):
            return None
        if start in text.figures:
            return self._figures(start)
        value = self._word(start)
        if value is None:
            return self._each(start, 0)
        end = start + 1
        while end < len(text.words) and text.clauses[end] == text.clauses[start]:
            place = end + (value % HUNDRED == 0 < value and text.words[end] in self._words.marks["and"])
            next_value = self._word(place) if place < len(text.words) else None
            if next_value is None:
                break
            if next_value == HUNDRED and 0 < value < TEN:
                value *= HUNDRED
            elif not _joins(value, next_value):
                break
            else:
                value += next_value
            end = place + 1
        return self._each(end, value) or Number(value, end)

    def _figures(self, start: int) -> Number:
        value, end = self._text.figures[start], start + 1
        fraction = self._text.figures.get(end)
        if value is not None and fraction is not None and 0 < fraction < 1 <= value:
            return Number(value + fraction, end + 1, figures=True)
        if end in self._text.glued and self._text.words[end] in self._words.marks["each_ending"]:
            return Number(value, end + 1, each=True, figures=True)
        if end in self._text.glued and self._text.words[end] in self._words.marks["place_ending"]:
            return Number(None, end + 1, figures=True)
        return Number(value, end, figures=True)

    def _word(self, place: int) -> float | None:
        word = self._text.words[place]
        if word in self._words.marks["ambiguous"] and self._foreign and not self._before_turkish(place):
            return None
        return self._words.numbers.get(word)

    def _before_turkish(self, place: int) -> bool:
        """Whether a word follows that makes "on" a ten even in an English message."""
        following = self._text.words[place + 1 : place + 2]
        return bool(following) and following[0] in self._words.marks["number_of"]

    def _each(self, place: int, tens: float) -> Number | None:
        if place >= len(self._text.words):
            return None
        value = self._words.each.get(self._text.words[place])
        if value is None or (tens and not _joins(tens, value)):
            return None
        return Number(tens + value, place + 1, each=True)


def _joins(value: float, following: float) -> bool:
    """Twenty and five are one number, five and twenty are two."""
    last = value % HUNDRED
    return (last == 0 and 0 < following < HUNDRED <= value) or (
        last >= TEN and last % TEN == 0 and 0 < following < TEN and following == int(following)
    )
