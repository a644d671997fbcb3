"""What kind of thing a word is: everyday words by class of meaning, in every inflected form.

1. The longest known lemma that a word begins with counts, if an ending of its language is all that follows.
2. A denying Turkish verb ("dönmüyor", "kalkamıyorum") is told from an affirming one ("dönüyor").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bot.core.language import turkish

KEPT = 8192  # words whose class is remembered
LONGEST, ENDING = 20, 14  # letters of a lemma, and of what follows it
_ENGLISH = re.compile(r"(?:e?s|e?d|ings?|in|e?rs?|est|ly|y|ies|ied|e?n|ness|ful|less|able|ish|like|ed|th)?$")
DENIED = "!"


class Vocabulary:
    """Lemmas and their classes, by language ("en", "tr")."""

    __slots__ = ("_known", "kind")

    def __init__(self, classes: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._known: dict[str, dict[str, str]] = {
            language: {lemma: name for name, lemmas in by_class.items() for lemma in lemmas}
            for language, by_class in classes.items()
        }
        self.kind = lru_cache(KEPT)(self._kind)

    def _kind(self, word: str) -> str | None:
        """The word's class, with "!" before it where the word denies it; None for a word that nobody taught us."""
        found = [kind for language in self._known if (kind := self._in_language(language, word))]
        return max(found)[1] if found else None

    def _in_language(self, language: str, word: str) -> tuple[int, str] | None:
        """How many letters the longest fitting lemma has, and its class."""
        known = self._known[language]
        for length in range(min(len(word), LONGEST), 0, -1):
            name = next((known[lemma] for lemma in _lemmas(language, word[:length]) if lemma in known), None)
            if name is None or (length == 1 and len(word) > 1):
                continue
            if language == "tr" and self._is_denied(word, length, name):
                return length, DENIED + name
            if _fits(language, word, length):
                return length, name
        return None

    def _is_denied(self, word: str, longest: int, name: str) -> bool:
        """By an ending after this lemma or a shorter one of its kind: "ağrımadı" is no "ağrım"."""
        known = self._known["tr"]
        lengths = (length for length in range(longest, 1, -1) if known.get(word[:length]) == name)
        return any(turkish.DENYING.match(word, each) or turkish.UNABLE.match(word, each) for each in lengths)


def _lemmas(language: str, beginning: str) -> Iterator[str]:
    """What the beginning of a word may stand for: itself, and in English "bak-" for "bake", "carri-" for "carry"."""
    yield beginning
    if language == "en":
        yield beginning + "e"
        if beginning.endswith("i"):
            yield beginning[:-1] + "y"


def _fits(language: str, word: str, length: int) -> bool:
    if len(word) - length > ENDING:  # longer ones are no words, and take long to try
        return False
    if language == "tr":
        return turkish.ENDINGS.match(word, length) is not None
    doubled = word[length : length + 1] == word[length - 1] and _ENGLISH.match(word, length + 1) is not None
    return doubled or _ENGLISH.match(word, length) is not None
