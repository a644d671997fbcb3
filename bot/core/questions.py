"""Which answer fits a message that tells of no symptom, and which reply where none does.

1. Questions ("can I swim") and their topics ("sit-ups") count within a question only, with or without its mark; a
   wish ("write at nine") counts anywhere.
2. Of several answers the one that accounts for most words fits best; the closest rivals are told too.
3. "May I dance?" asks about an exercise: its name and a word of asking leave in one sentence.
4. Among the replies the first of the table that fits is given, so that grief goes before a greeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.language.patterns import Match, Patterns
from bot.core.language.reading import LONGEST, read

MOST = 3  # answers to choose from
_SENTENCE = re.compile(r"[^.!?\n…]+[.!?\n…]*")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What questions are told by.

    `questions`, `topics`: what they may be about, and `wishes` mean ids of answers; `exercises` mean exercises.
    `asking`: a question by its words, `opening` by the first ones; `leave`: asks whether something is allowed.
    `replies`: ids in the order in which they are tried; one fits `anywhere` in a message or where the message says it
    `alone`, and `unless` forbids it.
    """

    questions: Patterns
    topics: Patterns
    wishes: Patterns
    exercises: Patterns
    asking: Patterns
    opening: Patterns
    leave: Patterns
    replies: tuple[str, ...]
    anywhere: Patterns
    alone: Patterns
    unless: Patterns


@dataclass(frozen=True, slots=True)
class Heard:
    """`answers`: ids of those that fit equally well, at most `MOST`; `exercise`: the one that is asked about.

    `asks`: a question; `replies`: ids of those that fit, in the order of the table; `empty`: no word at all.
    """

    answers: tuple[str, ...] = ()
    exercise: str | None = None
    asks: bool = False
    replies: tuple[str, ...] = ()
    empty: bool = False


@dataclass
class _Found:
    """How many words each answer accounts for."""

    whole: dict[str, int] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)
    exercises: dict[str, int] = field(default_factory=dict)
    asks: bool = False


def hear(text: str, phrases: Phrases) -> Heard:
    """Everything that may be answered in a message."""
    found = _Found()
    for sentence in _SENTENCE.findall(text[:LONGEST]):
        _search(sentence, phrases, found)
    words = read(text).words
    exercise = _best(found.exercises)[:1]
    answers = _best(found.whole) or (() if exercise else _best(found.topics))
    if exercise and answers and found.exercises[exercise[0]] > found.whole[answers[0]]:
        answers = ()
    return Heard(
        answers[:MOST],
        exercise[0] if exercise and not answers else None,
        found.asks,
        _replies(words, phrases),
        not words,
    )


def _search(sentence: str, phrases: Phrases, found: _Found) -> None:
    words = read(sentence).words
    asks = "?" in sentence or _asks(words, phrases)
    found.asks |= asks
    _count(phrases.wishes.find(words), found.whole)
    if asks:
        _count(phrases.questions.find(words), found.whole)
        _count(phrases.topics.find(words), found.topics)
        if leave := phrases.leave.find(words):
            _count(phrases.exercises.find(words), found.exercises, beside=leave)


def _asks(words: Sequence[str], phrases: Phrases) -> bool:
    return bool(phrases.asking.find(words)) or any(match.start == 0 for match in phrases.opening.find(words))


def _count(matches: Iterable[Match], into: dict[str, int], beside: Iterable[Match] = ()) -> None:
    """Add the number of different words that each meaning covers, together with those `beside` it."""
    covered: dict[str, set[int]] = {}
    for match in matches:
        covered.setdefault(match.means, {word for each in beside for word in range(each.start, each.end)})
        covered[match.means].update(range(match.start, match.end))
    for means, places in covered.items():
        into[means] = into.get(means, 0) + len(places)


def _best(counted: Mapping[str, int]) -> tuple[str, ...]:
    most = max(counted.values(), default=0)
    return tuple(sorted(means for means, covered in counted.items() if covered == most))


def _replies(words: Sequence[str], phrases: Phrases) -> tuple[str, ...]:
    alone = {each.means for each in phrases.alone.find(words) if (each.start, each.end) == (0, len(words))}
    fitting = alone | {each.means for each in phrases.anywhere.find(words)}
    forbidden = {each.means for each in phrases.unless.find(words)}
    return tuple(reply for reply in phrases.replies if reply in fitting - forbidden)
