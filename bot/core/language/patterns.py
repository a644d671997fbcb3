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

GAP = 3  # words that "..." may skip
_WORD = re.compile(r"[^\W_]+[*+]?|\*[^\W_]+|[^\w\s]+", re.UNICODE)
_DENYING = re.compile(
    r"m(?:[iu]y\w*|[ae]d[iu]\w*|[ae]z\w*|[ae]m[iu]s\w*|[ae]y[ae][nc]\w*|[ae]den|[ae]m|[ae]s[ei]n\w*)$"
)


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
    source: str


@dataclass(frozen=True, slots=True)
class Match:
    """From the word at `start` up to, not including, `end`; `denied`: a verb in it has a negating ending."""

    means: str
    start: int
    end: int
    denied: bool = False


def parse(means: str, source: str, classes: Mapping[str, Sequence[str]]) -> Pattern:
    """The pattern that a line of a lexicon writes; raises BadPattern."""
    elements = tuple(_element(part, classes) for part in source.split())
    if not elements or any(each.gap or each.optional for each in (elements[0], elements[-1])):
        raise BadPattern(f"{source!r} must begin and end with a word that is always there")
    return Pattern(means, elements, source)


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

    __slots__ = ("_ends", "_exact", "_firsts", "_longest", "_stems", "_verbs")

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._firsts: dict[str, list[Pattern]] = {}
        self._exact: set[str] = set()
        self._stems: set[str] = set()
        self._ends: set[str] = set()
        self._verbs: set[str] = set()
        for pattern in patterns:
            for word in pattern.elements[0].words:
                self._firsts.setdefault(word, []).append(pattern)
            for word in (word for element in pattern.elements for word in element.words):
                self._known(word).add(word)
        self._longest = max(map(len, self._stems | self._verbs | self._ends), default=0)

    def _known(self, word: str) -> set[str]:
        if word[0] == "*" and len(word) > 1:
            return self._ends
        return {"*": self._stems, "+": self._verbs}.get(word[-1], self._exact)

    def find(self, words: Sequence[str]) -> list[Match]:
        """Every match, from left to right."""
        forms = [self._forms(word) for word in words]
        found: dict[Match, None] = {}
        for start, (affirmed, denied) in enumerate(forms):
            for word in affirmed | denied:
                for pattern in self._firsts.get(word, ()):
                    match = _match(pattern, forms, start)
                    if match is not None:
                        found[match] = None
        return list(found)

    def _forms(self, word: str) -> tuple[frozenset[str], frozenset[str]]:
        """How a word may stand in the patterns: as it affirms, and as it denies."""
        affirmed, denied = {word} & self._exact, set()
        for length in range(1, min(len(word), self._longest) + 1):
            if (stem := word[:length] + "*") in self._stems:
                affirmed.add(stem)
            if (verb := word[:length] + "+") in self._verbs:
                (denied if _DENYING.match(word, length) else affirmed).add(verb)
            if (end := "*" + word[-length:]) in self._ends:
                affirmed.add(end)
        return frozenset(affirmed), frozenset(denied)


_Forms = Sequence[tuple[frozenset[str], frozenset[str]]]


def _match(pattern: Pattern, forms: _Forms, start: int) -> Match | None:
    """The shortest match that begins here."""
    reached: dict[int, bool] = {start: False}  # places where the next element may stand, and whether denied so far
    for element in pattern.elements:
        reached = _after(element, reached, forms)
        if not reached:
            return None
    end = min(reached)
    return Match(pattern.means, start, end, reached[end])


def _after(element: Element, reached: Mapping[int, bool], forms: _Forms) -> dict[int, bool]:
    found: dict[int, bool] = {}
    for place, denied in sorted(reached.items()):
        if element.gap:
            for skipped in range(GAP + 1):
                if place + skipped <= len(forms):
                    found.setdefault(place + skipped, denied)
            continue
        if element.optional:
            found.setdefault(place, denied)
        if place < len(forms):
            affirming, denying = forms[place]
            if element.words & affirming:
                found.setdefault(place + 1, denied)
            elif element.words & denying:
                found.setdefault(place + 1, True)
    return found
