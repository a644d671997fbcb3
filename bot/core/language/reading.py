"""A message as words and clauses.

1. An apostrophe joins: "isn't" is one word, and so is "Park'ta".
2. A comma ends a clause, a full stop a sentence; so do the words for them that dictation leaves behind.
3. An emoji is a word of its own: 🌀 says that the head spins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.language.folding import APOSTROPHES, fold_letters

LONGEST = 4096  # characters: what Telegram lets one message hold
_PIECE = re.compile(r"[^\W\d_]+|\d+|[.!?\n…]+|[,;:()\-–—/\"“”]+|[^\w\s]", re.UNICODE)
_STOPS, _COMMAS = frozenset(".!?\n…"), frozenset(',;:()-–—/"“”')
_DICTATED_STOP, _DICTATED_COMMA = frozenset({"nokta"}), frozenset({"comma", "virgul"})


@dataclass(frozen=True, slots=True)
class Reading:
    """`words`: folded; `clauses` and `sentences`: for each word the number of the one it stands in.

    `asks`: it holds a question mark.
    """

    words: tuple[str, ...]
    clauses: tuple[int, ...]
    sentences: tuple[int, ...]
    asks: bool = False


def read(text: str, breaking: frozenset[str] = frozenset()) -> Reading:
    """The message's first 4,096 characters as words; a word of `breaking` ("but") begins a clause and belongs to it."""
    words: list[str] = []
    clauses: list[int] = []
    sentences: list[int] = []
    clause = sentence = 0
    for piece in _PIECE.findall(fold_letters(text[:LONGEST]).translate(APOSTROPHES)):
        if piece[0] in _STOPS or piece in _DICTATED_STOP:
            sentence, clause = sentence + 1, clause + 1
        elif piece[0] in _COMMAS or piece in _DICTATED_COMMA:
            clause += 1
        else:
            clause += piece in breaking
            words.append(piece)
            clauses.append(clause)
            sentences.append(sentence)
    return Reading(tuple(words), tuple(clauses), tuple(sentences), "?" in text[:LONGEST])
