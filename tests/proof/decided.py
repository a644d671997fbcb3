"""What a clinic can decide for a patient, a second time: written from the care rules, as a clinician would note it."""

from typing import NamedTuple


class Decided(NamedTuple):
    """`allowed`: of what is left to the clinic (S2); `caps`: the highest rung of an exercise, or of all (None)."""

    left_out: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    low_impact: bool = False
    caps: tuple[tuple[str | None, int], ...] = ()

    def highest(self, name: str) -> int:
        return min((rung for about, rung in self.caps if about in (None, name)), default=6)


NOTHING = Decided()
