"""What people write besides the very words on a button (care rules §1: typed answers are understood)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bot.content.schema import File

ByLanguage = Mapping[Literal["en", "tr"], tuple[str, ...]]


class AnswerWords(File):
    """`polite`: words around an answer that change nothing. `also`: by a button's data without its numbers and dates,
    other words for it."""

    polite: ByLanguage
    also: Mapping[str, ByLanguage]

    def around(self) -> frozenset[str]:
        """The polite words of every language."""
        return frozenset(word for words in self.polite.values() for word in words)

    def for_data(self, data: str) -> tuple[str, ...]:
        """Other words for the button with this data."""
        parts = [part for part in data.split(":") if not part.replace("-", "").isdigit()]
        return tuple(word for words in self.also.get(":".join(parts), {}).values() for word in words)
