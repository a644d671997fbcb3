"""The words that content lends to triage, those of all languages together: people mix them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.language.patterns import Patterns

DENIAL_BEFORE, DENIAL_AFTER, TWICE = "denial_before", "denial_after", "twice"
HYPOTHETICAL, LONG_AGO, NOW = "hypothetical", "long_ago", "now"
ANOTHER, CARER, OWN = "another", "carer", "own"
CUES = (DENIAL_BEFORE, DENIAL_AFTER, TWICE, HYPOTHETICAL, LONG_AGO, NOW, ANOTHER, CARER, OWN)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`signs`: patterns that name a sign; `instead`: longer phrases that name a lesser sign than words in them would;
    `harmless`: phrases that only look like one; `cues`: what softens a sign; `vague`: phrases that may mean anything;
    `alone`: phrases that mean `none`, or perhaps a sign, where nothing else stands in the message.

    `breaking`: words that begin a new clause ("but"); `joining`: words that carry a denial on ("or").
    """

    signs: Patterns
    instead: Patterns
    harmless: Patterns
    cues: Patterns
    vague: Patterns
    alone: Patterns
    breaking: frozenset[str]
    joining: frozenset[str]
