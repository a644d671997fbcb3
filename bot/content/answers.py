"""What people write besides the very words on a button (care rules §1: typed answers are understood)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Literal

from bot.content.schema import File

ByLanguage = Mapping[Literal["en", "tr"], tuple[str, ...]]


class AnswerWords(File):
    """`polite`: words around an answer that change nothing. `correcting`: what says that words put right what was told
    before. `also`: other words for a button, by its data without numbers and dates, or by how this begins and ends.
    """

    polite: ByLanguage
    also: Mapping[str, ByLanguage]
    correcting: ByLanguage

    def around(self) -> frozenset[str]:
        """The polite words of every language."""
        return frozenset(_all(self.polite))

    def put_right(self) -> frozenset[str]:
        """The cues of a correction in every language."""
        return frozenset(_all(self.correcting))

    def for_data(self, data: str) -> tuple[str, ...]:
        """Other words for the button with this data."""
        parts = [part for part in data.split(":") if not part.replace("-", "").isdigit()]
        known = dict.fromkeys([":".join(parts), ":".join([*parts[:1], *parts[-1:]])])
        return tuple(chain.from_iterable(_all(self.also[key]) for key in known if key in self.also))


def _all(words: ByLanguage) -> tuple[str, ...]:
    return tuple(chain.from_iterable(words.values()))
