"""What a reported symptom amounts to: the rule of care §6 it falls under, how grave it is, how soon it must be seen.

1. `emergency` > `referral` > `caution`; of two referrals the one for the same day is the graver.
2. What was once established is only ever raised: `graver` never loses a sign, a level or an urgency.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

EMERGENCY, REFERRAL, CAUTION, UNSURE = "emergency", "referral", "caution", "unsure"
SAME_DAY, WITHIN_DAYS = "same_day", "within_days"
_LEVELS = (UNSURE, CAUTION, REFERRAL, EMERGENCY)
_URGENCIES = (None, WITHIN_DAYS, SAME_DAY)


@dataclass(frozen=True, slots=True)
class Finding:
    """`rule`: T1 to T9; `urgency` only of a referral; `signs`: sorted ids."""

    rule: str
    level: str
    urgency: str | None = None
    signs: tuple[str, ...] = ()

    @property
    def severity(self) -> tuple[int, int]:
        """Grows with how grave and how pressing it is."""
        return _LEVELS.index(self.level), _URGENCIES.index(self.urgency)

    @property
    def holds(self) -> bool:
        """Emergencies and referrals pause the programme; a caution rests one exercise only (S6)."""
        return self.level in (EMERGENCY, REFERRAL)


# Care rules §6: rule → level and least urgency.
_RULES: Mapping[str, tuple[str, str | None]] = {
    "T1": (EMERGENCY, None),
    "T2": (REFERRAL, WITHIN_DAYS),
    "T3": (REFERRAL, WITHIN_DAYS),
    "T4": (REFERRAL, WITHIN_DAYS),
    "T5": (REFERRAL, WITHIN_DAYS),
    "T6": (REFERRAL, SAME_DAY),
    "T7": (CAUTION, None),
    "T8": (REFERRAL, WITHIN_DAYS),
    "T9": (UNSURE, None),
}


def finding(rule: str, signs: Iterable[str] = (), *, same_day: bool = False) -> Finding:
    """The finding of one rule; `same_day` raises the urgency where it is a referral."""
    level, urgency = _RULES[rule]
    if same_day and level == REFERRAL:
        urgency = SAME_DAY
    return Finding(rule, level, urgency, _sorted(signs))


def graver(first: Finding, second: Finding) -> Finding:
    """The graver of the two, the first where they are alike, with the signs of both."""
    chosen = second if second.severity > first.severity else first
    return replace(chosen, signs=_sorted((*first.signs, *second.signs)))


def _sorted(signs: Iterable[str]) -> tuple[str, ...]:
    found = set(signs)
    if "fall" in found:
        found.discard("near_fall")  # who fell did not only nearly fall
    return tuple(sorted(found))


WOBBLY_TWICE = finding("T4", ["balance_loss"])  # care rules §5: wobbly, held on, twice in 14 days
