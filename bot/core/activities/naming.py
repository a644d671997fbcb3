"""The exercises that a text names, whoever may do them: what is written to many people at once is looked at so."""

from __future__ import annotations

from bot.core.activities.activity import BALANCE, PLAN
from bot.core.activities.line import line_of, phrases_in
from bot.core.activities.tokens import tokens
from bot.core.activities.words import NAME, ActivityWords

HINTED = "hinted"
NO_EXERCISE = frozenset({PLAN, BALANCE, "other"})


def exercises_named(text: str, words: ActivityWords) -> tuple[str, ...]:
    """Ids of the catalogue, and of activities besides it, in the order of mention; a mere hint names nothing."""
    named, _ = phrases_in(line_of(tokens(text, words), words), words)
    plain = (phrase.means for phrase in named if phrase.means[0] == NAME and phrase.means[2] != HINTED)
    return tuple(dict.fromkeys(means[1] for means in plain if means[1] not in NO_EXERCISE))
