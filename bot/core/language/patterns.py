"""Patterns over words: the small notation in which the lexicons are written, and their search in a message.

    dizz*                a word that begins so
    *erse                a word that ends so
    head|hed             one of these
    <head> ... <spin>    a class of words, then up to three words of any kind, then another class
    my? head             the first may be missing
    don+                 a Turkish verb: its stem with endings that affirm; a negating ending (-me-, -ma-) counts as a
                         match that is denied

Every attempt is bounded, so that the search is linear in the length of the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.core.language import turkish

GAP = 3  # words that "..." may skip
KEPT = 8192  # words whose forms are remembered: people use the same ones again and again
_WORD = re.compile(r"[^\W_]+[*+]?|\*[^\W_]+|[^\w\s]+", re.UNICODE)


class BadPattern(ValueError):
    """A pattern that does not follow the notation."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a pattern: the words that fit it; `gap`: any words, up to `GAP` of them."""

    words: frozenset[str]
    optional: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """`means`: what a match says, for instance a sign."""

    means: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """From the word at `start` up to, not including, `end`; `denied`: a verb in it has a negating ending.

    `skipped`: the words in between that the pattern does not name.
    """

    means: str
    start: int
    end: int
    denied: bool = False
    skipped: tuple[int, ...] = ()


class Notation:
    """Reads patterns; those that name the same words share them."""

    __slots__ = ("_classes", "_read")

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._read: dict[str, Element] = {}

    def parse(self, means: str, source: str) -> Pattern:
        """The pattern that a line of a lexicon writes; raises BadPattern."""
        elements = tuple(map(self._element, source.split()))
        if not elements or any(each.gap or each.optional for each in (elements[0], elements[-1])):
            raise BadPattern(f"{source!r} must begin and end with a word that is always there")
        return Pattern(means, elements)

    def _element(self, part: str) -> Element:
        if part not in self._read:
            self._read[part] = _element(part, self._classes)
        return self._read[part]


def parse(means: str, source: str, classes: Mapping[str, Sequence[str]]) -> Pattern:
    """One pattern by itself; raises BadPattern."""
    return Notation(classes).parse(means, source)


def _element(part: str, classes: Mapping[str, Sequence[str]]) -> Element:
    if part == "...":
        return Element(frozenset(), gap=True)
    optional = part.endswith("?") and len(part) > 1
    return Element(frozenset(_words(part.removesuffix("?") if optional else part, classes)), optional)


def _words(part: str, classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for word in part.split("|"):
        if word.startswith("<") and word.endswith(">"):
            if word[1:-1] not in classes:
                raise BadPattern(f"there is no class {word}")
            yield from (known for entry in classes[word[1:-1]] for known in _words(entry, classes))
        elif _WORD.fullmatch(word):
            yield word
        else:
            raise BadPattern(f"{word!r} is no word")


class Patterns:
    """Many patterns, ready to be searched for all at once."""

    __slots__ = ("_ends", "_exact", "_firsts", "_forms", "_longest", "_stems", "_verbs")

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._firsts: dict[str, list[Pattern]] = {}
        self._exact: set[str] = set()
        self._stems: dict[str, str] = {}
        self._verbs: dict[str, str] = {}
        self._ends: dict[str, str] = {}
        for pattern in patterns:
            for word in pattern.elements[0].words:
                self._firsts.setdefault(word, []).append(pattern)
            for word in (word for element in pattern.elements for word in element.words):
                self._learn(word)
        self._longest = max(map(len, (*self._stems, *self._verbs, *self._ends)), default=0)
        self._forms = lru_cache(KEPT)(self._forms_of)

    def _learn(self, word: str) -> None:
        if word[0] == "*" and len(word) > 1:
            self._ends[word[1:]] = word
        elif word[-1] == "*":
            self._stems[word[:-1]] = word
        elif word[-1] == "+":
            self._verbs[word[:-1]] = word
        else:
            self._exact.add(word)

    def find(self, words: Sequence[str], sentences: Sequence[int] = ()) -> list[Match]:
        """Every match, from left to right; nothing is skipped across the end of a sentence where they are given."""
        forms = [self._forms(word) for word in words]
        found: dict[Match, None] = {}
        for start, (affirmed, denied) in enumerate(forms):
            for word in affirmed | denied:
                for pattern in self._firsts.get(word, ()):
                    match = _match(pattern, forms, start, sentences)
                    if match is not None:
                        found[match] = None
        return list(found)

    def _forms_of(self, word: str) -> tuple[frozenset[str], frozenset[str]]:
        """How a word may stand in the patterns: as it affirms, and as it denies."""
        affirmed, denied = {word} & self._exact, set[str]()
        for length in range(1, min(len(word), self._longest) + 1):
            beginning = word[:length]
            if beginning in self._stems:
                affirmed.add(self._stems[beginning])
            if beginning in self._verbs:
                (denied if turkish.DENYING.match(word, length) else affirmed).add(self._verbs[beginning])
            if word[-length:] in self._ends:
                affirmed.add(self._ends[word[-length:]])
        return frozenset(affirmed), frozenset(denied)


_Forms = Sequence[tuple[frozenset[str], frozenset[str]]]
_Reached = dict[int, tuple[bool, tuple[int, ...]]]  # where the next element may stand: whether denied, what was skipped


def _match(pattern: Pattern, forms: _Forms, start: int, sentences: Sequence[int]) -> Match | None:
    """The shortest match that begins here."""
    reached: _Reached = {start: (False, ())}
    for element in pattern.elements:
        reached = _skip(reached, len(forms), sentences) if element.gap else _step(element, reached, forms)
        if not reached:
            return None
    end = min(reached)
    return Match(pattern.means, start, end, *reached[end])


def _skip(reached: _Reached, last: int, sentences: Sequence[int]) -> _Reached:
    found: _Reached = {}
    for place, (denied, skipped) in sorted(reached.items()):
        for end in range(place, min(place + GAP, last) + 1):
            if sentences and end < last and sentences[end] != sentences[place - 1]:
                break
            found.setdefault(end, (denied, (*skipped, *range(place, end))))
    return found


def _step(element: Element, reached: _Reached, forms: _Forms) -> _Reached:
    found: _Reached = {}
    for place, (denied, skipped) in sorted(reached.items()):
        if element.optional:
            found.setdefault(place, (denied, skipped))
        if place < len(forms):
            affirming, denying = forms[place]
            if not element.words.isdisjoint(affirming):
                found.setdefault(place + 1, (denied, skipped))
            elif not element.words.isdisjoint(denying):
                found.setdefault(place + 1, (True, skipped))
    return found
