"""Corrections of what was told: a number while an entry is open, `20`, `3x8`; and words such as "25, not 20"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.core.activities.entries import MOST
from bot.core.language.folding import fold

_NUMBER = re.compile(
    r"\s*(?:(?P<sets>\d{1,3})\s*[x×*]\s*)?(?P<number>\d{1,3})\s*"
    r"(?:(?P<minutes>m|mins?|minutes?|dk|dakika)|(?P<seconds>s|secs?|seconds?|sn|saniye)"
    r"|(?P<reps>times|reps?|kere|kez|defa|tekrar))?\s*[.!]?\s*",
    re.IGNORECASE,
)


_NOT_THAT_NUMBER = re.compile(r" not \d+ | \d+ (?:\w+ )?degil ")


def corrects(text: str, cues: Iterable[str]) -> bool:
    """Whether the words put right what was told before; `cues`: words that say so, "i meant"."""
    said = f" {fold(text)} "
    return bool(_NOT_THAT_NUMBER.search(said)) or any(f" {fold(cue)} " in said for cue in cues)


def correction_in(text: str, changeable: Sequence[str]) -> Mapping[str, int] | None:
    """The new numbers of what can be changed; none where they do not fit. None: this is no number at all."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    unit = next((name for name in ("minutes", "seconds", "reps") if found[name]), _usual(changeable))
    values = {unit: int(found["number"])} | ({"sets": int(found["sets"])} if found["sets"] else {})
    fitting = all(what in changeable and 1 <= value <= MOST[what] for what, value in values.items())
    return values if fitting else {}


def _usual(changeable: Sequence[str]) -> str:
    """What a bare number means."""
    return "reps" if "reps" in changeable else changeable[-1]
