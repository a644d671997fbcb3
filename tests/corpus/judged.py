"""Verdicts of the bot as it is."""

from functools import cache

from bot.content.lexicon.understanding import load_understanding
from bot.core.triage.judging import Understanding, judge
from bot.core.triage.verdict import Verdict


@cache
def understanding() -> Understanding:
    """What the program itself reads at its start."""
    return load_understanding()


def judged(text: str) -> Verdict:
    return judge(text, understanding())
