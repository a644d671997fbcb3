"""One exercise that somebody logged, as they said it."""

from __future__ import annotations

from dataclasses import dataclass

PLAN = "plan"
BESIDES = ("swimming", "cycling", "gardening", "other", "balance_class", PLAN)
"""What can be logged although it is not in the catalogue."""

BALANCE, BALANCE_CLASS = "balance", "balance_class"
"""The balance exercises, whichever the plan has: nothing that is written down by this name."""

TIMED = frozenset(
    {"brisk_walking", "swimming", "cycling", "gardening", "dancing", "tai_chi", "balance_class", "other"},
)
"""Measured in minutes alone: a bare number means minutes."""
CLIMBED = "stair_climbing"
STEPPED = frozenset({"tandem_walk", "sideways_walking", "backward_walking", "marching_on_spot", "seated_march"})
"""Their repetitions are steps."""
HELD = frozenset({"single_leg_stance", "tandem_stance"})
"""A bare number would not say whether seconds or repetitions."""
HOLDABLE = HELD | frozenset(
    {
        "palm_press",
        "bridge",
        "back_extension_hold",
        "glute_squeeze",
        "shoulder_blade_squeeze",
        "calf_raises",
        "toe_raises",
        "seated_knee_straighten",
        "mini_squat",
        "side_leg_raise",
        "standing_hip_extension",
        "hip_hinge",
        "band_row",
        "band_pull_apart",
        "wall_push_up",
        "counter_push_up",
        "weight_shift",
    },
)
"""Where seconds are a hold; elsewhere they are a short session, and so a part of a minute."""


@dataclass(frozen=True, slots=True)
class Activity:
    """`minutes` of a session, `reps` of one set, `seconds` of one hold; None where nothing was said.

    `exercise`: an id of the catalogue, or one of BESIDES. `done`: all, some or none, of the plan only.
    `merely_named`: the message is its name and nothing else, which does not say that it was done.
    """

    exercise: str
    minutes: float | None = None
    sets: int | None = None
    reps: int | None = None
    seconds: float | None = None
    done: str | None = None
    yesterday: bool = False
    merely_named: bool = False

    def to_values(self) -> dict[str, object]:
        """What was stated, by name, for the command line; never `yesterday` or `merely_named`."""
        stated = {name: getattr(self, name) for name in ("minutes", "sets", "reps", "seconds", "done")}
        exercise = BALANCE_CLASS if self.exercise == BALANCE else self.exercise
        return {"exercise": exercise, **{name: value for name, value in stated.items() if value is not None}}
