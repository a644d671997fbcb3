"""An ache that comes back (care rule T8): the same place or exercise twice in 14 days.

Not soreness, stiffness or tiredness up to 4 of 10, and not an old unchanged ache.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

REPEAT_DAYS = timedelta(days=14)
MILD = 4
OLD = frozenset({("back", "no"), ("hip", "old")})
PLACES = frozenset({"head", "hip", "calf"})  # answers to `where` that name a place of an ache


@dataclass(frozen=True, slots=True)
class Ache:
    """What was tapped (question → answer), the signs, and the exercise it came with, where known."""

    taps: Mapping[str, str]
    signs: tuple[str, ...]
    exercise: str | None = None

    @property
    def counts(self) -> bool:
        if OLD & set(self.taps.items()):
            return False
        return "other_pain" in self.signs or int(self.taps.get("strength", "0")) > MILD

    @property
    def place(self) -> str | None:
        """Where it was; None where the taps do not say, or only "somewhere else"."""
        return place_of(self.taps)


def place_of(taps: Mapping[str, str]) -> str | None:
    """The place of an ache that was tapped, as in the content's questions; None where none was named."""
    if taps.get("where") in PLACES:
        return taps["where"]
    return None if taps.get("place") == "other" else taps.get("place")


def comes_back(ache: Ache, earlier: Iterable[Ache]) -> bool:
    """Whether one of the earlier ones was the same; the caller gives those of the last 14 days."""
    return ache.counts and any(_same(ache, other) for other in earlier if other.counts)


def _same(first: Ache, second: Ache) -> bool:
    same_place = first.place is not None and first.place == second.place
    return same_place or (first.exercise is not None and first.exercise == second.exercise)
