"""A message ready for the grammar: quantities stand as one word each, and phrases are found over the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.activities import amount as kinds
from bot.core.activities.activity import TIMED
from bot.core.activities.amount import Amount
from bot.core.activities.amounts import Amounts
from bot.core.activities.tokens import Text
from bot.core.activities.words import CUE, HIDDEN, NAME, PLANNED, TIERS, ActivityWords
from bot.core.language.patterns import Match

SLOT = "#"
SMALL, WIDE, MORE = 1, 3, 2
KEPT = frozenset({kinds.BARE, kinds.STRANGE, kinds.LAPS, kinds.STEPS})  # their words may belong to a phrase
NEXT_WORD, NEXT_PART, NEXT_CLAUSE, NEXT_SENTENCE = 1, 2, 3, 12  # how far apart two words are


@dataclass(frozen=True, slots=True)
class Phrase:
    """`means`: as in ActivityWords; from the word at `start` up to `end`."""

    means: tuple[str, ...]
    start: int
    end: int
    skipped: int = 0  # words in between that it does not name


@dataclass(frozen=True, slots=True)
class Line:
    """`far`: for each word its distance from the beginning, in words, where breaks count as several."""

    words: tuple[str, ...]
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]
    parts: tuple[int, ...]
    far: tuple[int, ...]
    amounts: tuple[Amount, ...]
    asked: frozenset[int]
    opened: frozenset[int]


def line_of(text: Text, words: ActivityWords) -> Line:
    """The message with each quantity as one SLOT, where it has a unit."""
    reader = Amounts(text, words)
    kept: list[tuple[int, str]] = []
    found: list[Amount] = []
    place = 0
    while place < len(text.words):
        amount = reader.at(place)
        start, end = place, amount.end if amount else place + 1
        if amount:
            size = end - start if amount.kind in KEPT else 1
            found.append(_moved(amount, len(kept), len(kept) + size))
        if amount and amount.kind not in KEPT:
            kept.append((start, SLOT))
        else:
            kept += [(at, text.words[at]) for at in range(start, end)]
        place = end
    new_place = {old: new for new, (old, _) in enumerate(kept)}
    opened = frozenset(new_place[old] for old in text.opened if old in new_place)
    clauses, parts, sentences = (
        tuple(row[old] for old, _ in kept) for row in (text.clauses, text.parts, text.sentences)
    )
    written = tuple(word for _, word in kept)
    return Line(written, sentences, clauses, parts, _far(sentences, clauses, parts), tuple(found), text.asked, opened)


def _moved(amount: Amount, start: int, end: int) -> Amount:
    return Amount(amount.kind, amount.value, start, end, amount.reps)


def _far(sentences: tuple[int, ...], clauses: tuple[int, ...], parts: tuple[int, ...]) -> tuple[int, ...]:
    far, reached = [], 0
    for place in range(len(parts)):
        if place:
            reached += NEXT_WORD
            reached += NEXT_PART * (parts[place] != parts[place - 1])
            reached += NEXT_CLAUSE * (clauses[place] != clauses[place - 1])
            reached += NEXT_SENTENCE * (sentences[place] != sentences[place - 1])
        far.append(reached)
    return tuple(far)


def phrases_in(line: Line, words: ActivityWords) -> tuple[list[Phrase], list[Phrase]]:
    """Names and plans without overlaps, the longest first served; and all cues."""
    found = [
        Phrase(tuple(match.means.split()), match.start, match.end, len(match.skipped))
        for match in words.patterns.find(line.words)
        if _whole(match, line)
    ]
    cues = [phrase for phrase in found if phrase.means[0] == CUE]
    bare = [amount for amount in line.amounts if amount.kind in KEPT]
    named = [phrase for phrase in found if phrase.means[0] != CUE and not _overreaches(phrase, bare, line)]
    taken: set[int] = set()
    kept: list[Phrase] = []
    for phrase in sorted(named, key=_worth):
        span = range(phrase.start, phrase.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(phrase)
    return sorted((each for each in kept if each.means[0] != HIDDEN), key=_start), sorted(cues, key=_start)


def _overreaches(phrase: Phrase, bare: Sequence[Amount], line: Line) -> bool:
    """Whether a name reaches over a number into another name: "kalça sıkma 10 sırt kaldırma"."""
    at = bisect_right(bare, phrase.start, key=_begin)
    if phrase.means[0] != NAME or at == len(bare) or bare[at].start >= phrase.end:
        return False
    return (
        phrase.end - phrase.start - (bare[at].end - bare[at].start) > WIDE
        or line.parts[phrase.start] != line.parts[phrase.end - 1]
    )


def _worth(phrase: Phrase) -> tuple[int, int, int, int]:
    tier = TIERS.index(phrase.means[2]) if phrase.means[-1] in TIERS else -1
    partly = phrase.means[:2] == (PLANNED, "some")  # "all but the stairs" is more than the stairs
    return phrase.start - phrase.end - MORE * partly, phrase.skipped, tier, phrase.start


def _begin(amount: Amount) -> int:
    return amount.start


def _start(phrase: Phrase) -> int:
    return phrase.start


def _whole(match: Match, line: Line) -> bool:
    """Within one clause, or for a plan within one sentence ("all but the last"); a denied verb says nothing here."""
    kind = line.sentences if match.means.startswith(PLANNED) else line.clauses
    return not match.denied and kind[match.start] == kind[match.end - 1]


def free(amounts: Iterable[Amount], named: Iterable[Phrase]) -> list[Amount]:
    """The amounts whose number is no part of a phrase; those in a slot may stand in the middle of one."""
    taken = {place: phrase for phrase in named for place in range(phrase.start, phrase.end)}
    return [each for each in amounts if each.kind not in KEPT or _apart(each, taken.get(each.start))]


def _apart(amount: Amount, phrase: Phrase | None) -> bool:
    """Whether a number is no word of a phrase ("one leg"), but only stands in it ("duvarda altı şınav")."""
    if phrase is None:
        return True
    inside = phrase.means[0] == NAME and phrase.start < amount.start
    return inside and phrase.means[1] not in TIMED and amount.value > SMALL
