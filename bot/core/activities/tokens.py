"""A message as words and figures, with its sentences, clauses and parts.

1. A figure is a word of its own: "2x10" is three words, "15dk" two.
2. "1,5" and "½" are numbers, "7.200" is seven thousand, "30-35" its lower bound; a time, a date or anything else
   that is written with figures is no number.
3. A full stop ends a sentence; a comma or "then" a clause; "and" a part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.activities.words import ActivityWords
from bot.core.language.folding import APOSTROPHES, fold_letters

LONGEST = 4096
_FRACTIONS = str.maketrans({"½": " \ue0005 ", "¼": " \ue00025 ", "¾": " \ue00075 ", "×": "x", "✕": "x", "✖": "x"})
_INVISIBLE = dict.fromkeys((0x200D, 0xFE0F, 0x2640, 0x2642, 0xAD, 0x200B, *range(0x1F3FB, 0x1F400)))
_PIECE = re.compile(
    r"(?P<range>(?<![\d-])\d{1,3} ?[-–—] ?\d{1,3}(?![\d:.,/%-]*\d)|(?<![\d/])\d{2}/\d{2}(?= ?(?:min|dk|dak)))"
    r"|(?P<ordinal>(?:(?<=\n)|^)\d{1,2}[.)] |\d+\. ?(?=kat|gun)|\d+(?:st|nd|rd|th)\b)"
    r"|(?P<figure>\ue000\d+|\d+(?:[.,:/]\d+)*%?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<stop>[.!?\n…]+)"
    r"|(?P<comma>[,;:()\"“”/]|(?<=\s)[-–—]+(?=\s))"
    r"|(?P<sign>[^\w\s\-–—'_=~])",
)
_PLAIN = re.compile(r"\d{1,4}|\d{1,3}[.,](?:5|25|75|0)")
_QUOTIENT = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Text:
    """`figures`: place of a word → its number, None where it is none; `glued`: words that touch the one before.

    `clauses`, `parts`, `sentences`: for each word the number of the one it stands in; `asked`: sentences with "?";
    `opened`: words after which a colon stands.
    """

    words: tuple[str, ...]
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]
    parts: tuple[int, ...]
    figures: Mapping[int, float | None]
    glued: frozenset[int]
    asked: frozenset[int]
    opened: frozenset[int]


def tokens(text: str, words: ActivityWords) -> Text:
    """The message's first 4,096 characters."""
    folded = fold_letters(text[:LONGEST].translate(_FRACTIONS).translate(_INVISIBLE)).translate(APOSTROPHES)
    breaking, joining = words.marks["breaking"], words.marks["joining"]
    found: list[str] = []
    places: list[tuple[int, int, int]] = []
    figures: dict[int, float | None] = {}
    glued: set[int] = set()
    asked: set[int] = set()
    opened: set[int] = set()
    sentence = clause = part = end = 0
    for piece in _PIECE.finditer(folded):
        kind, written = piece.lastgroup, piece.group()
        if kind == "stop":
            if "?" in written:
                asked.add(sentence)
            sentence, clause, part = sentence + 1, clause + 1, part + 1
            continue
        word = words.speller.correct(written) if kind == "word" else written
        if kind == "comma" or word in breaking:
            clause, part = clause + 1, part + 1
        elif word in joining:
            part += 1
        if kind == "comma":
            if written == ":":
                opened.add(len(found) - 1)
            continue
        if kind in ("range", "ordinal", "figure"):
            figures[len(found)] = _number(written, kind)
        if piece.start() == end and kind == "word":
            glued.add(len(found))
        end = piece.end()
        found.append(word)
        places.append((sentence, clause, part))
    sentences, clauses, parts = zip(*places, strict=True) if places else ((), (), ())
    return Text(tuple(found), sentences, clauses, parts, figures, frozenset(glued), frozenset(asked), frozenset(opened))


def _number(written: str, kind: str) -> float | None:
    if kind == "range":
        low, high = (int(figure) for figure in re.split(r"\D+", written))
        return low if low < high <= 3 * low + 2 else None
    if kind == "ordinal":
        return None
    if written[0] == "\ue000":
        return float(f"0.{written[1:]}")
    if _THOUSANDS.fullmatch(written):
        return int(re.sub(r"\D", "", written))
    return float(written.replace(",", ".")) if _PLAIN.fullmatch(written) else _QUOTIENT.get(written)
