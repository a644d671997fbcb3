"""From a message to a verdict: none must be proven (care rules §6)."""

from __future__ import annotations

from bot.core.language.reading import read
from bot.core.triage.contexts import hear
from bot.core.triage.lexicon import Lexicon
from bot.core.triage.signs import rules_of
from bot.core.triage.verdict import CAUTION, EMERGENCY, NONE, REFERRAL, UNSURE, Verdict


def judge(text: str, lexicon: Lexicon, *, helper: bool = False) -> Verdict:
    """What these words say about the patient's health; `helper`: somebody writes for the patient."""
    heard = hear(read(text, lexicon.breaking), lexicon, helper=helper)
    meant = [each for each in heard if each.softened is None]
    every = meant or heard
    signs = tuple(sorted({each.sign for each in every}))
    words = tuple(dict.fromkeys(each.words for each in every))
    rules = rules_of(signs)
    if meant:
        return Verdict({"T1": EMERGENCY, "T7": CAUTION}.get(rules[0], REFERRAL), signs, rules, words)
    return Verdict(UNSURE, signs, ("T9", *rules), words) if heard else Verdict(NONE)
