"""A message as the model of the second opinion sees it: letters, words, pairs of meanings, and what the lexicon heard.

The same function feeds the training and the running bot, so that both see the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from bot.core.language.reading import Reading
from bot.core.language.vocabulary import DENIED, Vocabulary
from bot.core.triage.contexts import Heard
from bot.core.triage.signs import RULE_OF

LETTERS = (2, 5)  # lengths of the runs of letters within a word
NEAR = 4  # words between which a pair is seen
STEM = 4  # letters of a word that no class knows
MEANT = "meant"
UNHEARD = frozenset({"h"})  # the lexicon hears nothing


def features(reading: Reading, heard: Sequence[Heard], vocabulary: Vocabulary) -> tuple[frozenset[str], ...]:
    """Four sets of names; each set weighs the same, however many it holds."""
    words = ["0" if word.isdigit() else word for word in reading.words]
    ends = ["?"] if reading.asks else []
    return (
        frozenset(_runs_of_letters(words)),
        frozenset(_words(["^", *words, *ends, "$"])),
        frozenset(_meanings(["^", *_kinds(words, vocabulary), *ends, "$"])),
        _heard(heard),
    )


def unaware(blocks: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The same message as if the lexicon had heard nothing."""
    return (*blocks[:-1], UNHEARD)


def _runs_of_letters(words: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for word in set(words):
        padded = f" {word} "
        for length in range(LETTERS[0], min(LETTERS[1], len(padded)) + 1):
            found.update("c" + padded[start : start + length] for start in range(len(padded) - length + 1))
    return found


def _words(words: Sequence[str]) -> set[str]:
    return {"w" + word for word in words} | {f"b{first} {second}" for first, second in itertools.pairwise(words)}


def _kinds(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Each word's class of meaning, a denial as a word of its own; of an unknown word its first letters."""
    found: list[str] = []
    for word in words:
        kind = vocabulary.kind(word)
        if kind is None:
            found.append(word[:STEM])
        elif kind.startswith(DENIED):
            found += [kind[1:].upper(), DENIED]
        else:
            found.append(kind.upper())
    return found


def _meanings(kinds: Sequence[str]) -> set[str]:
    found = {"k" + kind for kind in kinds}
    for place, kind in enumerate(kinds):
        found.update(f"p{kind} {later}" for later in kinds[place + 1 : place + 1 + NEAR])
        found.add("t" + " ".join(kinds[place : place + 3]))
    return found


def _heard(heard: Sequence[Heard]) -> frozenset[str]:
    found: set[str] = set()
    for each in heard:
        how = each.softened or MEANT
        found |= {f"h{how}", f"h{RULE_OF[each.sign]} {how}", f"h{each.sign} {how}"}
    return frozenset(found) or UNHEARD
