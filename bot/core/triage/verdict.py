"""What triage makes of a message."""

from __future__ import annotations

from dataclasses import dataclass

EMERGENCY, REFERRAL, CAUTION, UNSURE, NONE = "emergency", "referral", "caution", "unsure", "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`level`: one of the five; `signs`: ids, sorted, of `unsure` the candidates.

    `rules`: T1 to T7 of all signs, the gravest first; of `unsure` T9, then the likeliest first. `words`: what fired.
    `guessed`: the sign among them that only the second opinion named.
    """

    level: str
    signs: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    guessed: str | None = None
