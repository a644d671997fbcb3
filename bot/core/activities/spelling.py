"""Words that are one slip of a finger away from a long word that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

SHORTEST, LONGEST = 6, 20  # letters of a word that may be guessed


class Speller:
    """`misspelt`: wrong → right, whatever its length; `known`: words that others may be a slip of; `unlike`: never."""

    __slots__ = ("_by_rest", "_kept", "_misspelt")

    def __init__(self, misspelt: Mapping[str, str], known: Iterable[str], unlike: Iterable[str]) -> None:
        words = [word for word in known if len(word) >= SHORTEST]
        self._misspelt = dict(misspelt)
        self._kept = frozenset((*words, *unlike))
        self._by_rest: dict[str, list[str]] = {}
        for word in words:
            for rest in {word, *_rests(word)}:
                self._by_rest.setdefault(rest, []).append(word)

    def correct(self, word: str) -> str:
        """The known word that this one stands for, or the word itself."""
        if word in self._misspelt:
            return self._misspelt[word]
        if word in self._kept or not SHORTEST <= len(word) <= LONGEST:
            return word
        for rest in (word, *_rests(word)):
            for known in self._by_rest.get(rest, ()):
                if known[0] == word[0] and one_slip(word, known):
                    return known
        return word


def _rests(word: str) -> Iterator[str]:
    """The word without one of its letters."""
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def one_slip(word: str, known: str) -> bool:
    """Whether one letter too many, too few, wrong, or two that changed places make the difference."""
    start = next((at for at, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known)))
    rest, wanted = word[start:], known[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return wanted in (rest[1:], swapped) or rest == wanted[1:] or rest[1:] == wanted[1:]
