"""A quantity with what it counts."""

from __future__ import annotations

from dataclasses import dataclass

MINUTES, HOURS, SECONDS, SETS, TIMES, REPS, STEPS = "minutes", "hours", "seconds", "sets", "times", "reps", "steps"
LAPS, BARE, PRODUCT, STRANGE, AGO = "laps", "bare", "product", "strange", "ago"
HOUR = 60


@dataclass(frozen=True, slots=True)
class Amount:
    """`kind`: what `value` counts; of a product `value` sets of `reps`; from the word at `start` up to `end`.

    bare: nothing is said of what it counts; strange and ago: no quantity of an exercise.
    """

    kind: str
    value: float
    start: int
    end: int
    reps: float = 0
