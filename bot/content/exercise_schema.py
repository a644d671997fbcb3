"""What the files about exercises may hold; anything else in them is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.content.schema import File, Model
from bot.content.text import Text

Support = Literal["seated", "both_hands", "one_hand", "fingertips", "hover", "rail", "none"]
Equipment = Literal["chair", "counter", "wall", "band", "stairs_rail"]
Counts = Literal["moderate_minutes", "weight_bearing_minutes", "impacts", "strength", "balance"]


def _from_first_rung(value: object) -> object:
    return {1: value} if isinstance(value, str) else value


RungNumber = Annotated[int, Field(ge=1, le=6)]
ByRung = Annotated[Mapping[RungNumber, Text], BeforeValidator(_from_first_rung)]
"""One text for all rungs, or texts by the rung from which they hold."""


class RungEntry(Model):
    sets: int = Field(default=1, ge=1, le=4)
    reps: int | None = Field(default=None, ge=1)
    seconds: int | None = Field(default=None, ge=1)
    minutes: int | None = Field(default=None, ge=1)
    impacts: int | None = Field(default=None, ge=1)
    support: Support | None = None


class Ladders(File):
    """Care rules §2: six rungs each."""

    ladders: Mapping[str, Annotated[tuple[RungEntry, ...], Field(min_length=6, max_length=6)]]


class WordingEntry(Model):
    """The words for one piece of equipment, or for all."""

    equipment: Equipment | None = None
    line: ByRung
    steps: tuple[ByRung, ...] = Field(min_length=3, max_length=5)
    mistakes: tuple[Text, ...] = ()


class ExerciseEntry(Model):
    """`spine`: what the movement asks of it; `done`: how it is named in "I wrote down: …".

    Its mistakes join those of its words.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    name: Text
    done: Text
    impact: Literal["none", "low", "moderate", "high"]
    spine: Literal["neutral", "extension", "flexion", "end_range_twist"]
    equipment: frozenset[Equipment] = frozenset()
    links: frozenset[Literal["rising", "bending", "head_turn"]] = frozenset()
    counts: frozenset[Counts]
    contraindications: frozenset[Literal["S2", "S4", "S4_some", "S7", "S10"]] = frozenset()
    rests_for: frozenset[Literal["neck", "shoulder", "arm", "belly", "knee", "foot", "hip"]] = frozenset()
    sided: bool = False
    fallback: bool = False
    ladder: str
    support: Support | tuple[Support, ...] | None = None
    hold_seconds: int | None = Field(default=None, ge=1)
    sources: tuple[str, ...] = Field(min_length=1)
    why: Text
    words: tuple[WordingEntry, ...] = Field(min_length=1)
    cues: tuple[Text, ...] = ()
    mistakes: tuple[Text, ...] = ()
    adaptations: Mapping[Literal["S2", "S4", "S7"], Text] = Field(default_factory=dict)


class ExerciseFile(File):
    """The exercises of one category and group, in order of preference."""

    category: Literal["weight_bearing", "resistance", "balance"]
    group: Literal["squat", "push", "pull", "hinge"] | None = None
    exercises: tuple[ExerciseEntry, ...] = Field(min_length=1)


class ActivityEntry(Model):
    """What can be logged but is never prescribed; `told` is said the first time."""

    name: Text
    counts: frozenset[Counts] = frozenset()
    told: Text | None = None


class TimingEntry(Model):
    """Seconds; session_limit in minutes."""

    repetition: int = Field(ge=1)
    between_sets: int = Field(ge=0)
    between_exercises: int = Field(ge=0)
    warm_up: int = Field(ge=0)
    session_limit: int = Field(ge=1)


class TargetsEntry(Model):
    moderate_minutes: int = Field(ge=1)
    impacts: int = Field(ge=1)
    strength_days: int = Field(ge=1)
    balance_days: int = Field(ge=1)


class IntervalsEntry(Model):
    """Days, except `extras` and `sessions`."""

    resting: int = Field(ge=1)
    dizzy: int = Field(ge=1)
    jumping: int = Field(ge=1)
    block: int = Field(ge=7)
    extras: int = Field(ge=0)
    rung: int = Field(ge=1)
    demanding: int = Field(ge=1)
    own_word: int = Field(ge=1)
    sessions: int = Field(ge=1)
    group: int = Field(ge=1)
    symptom: int = Field(ge=1)
    missed: int = Field(ge=1)
    long_missed: int = Field(ge=1)


class AskingEntry(Model):
    """Days, and heights in millimetres."""

    put_off: int = Field(ge=1)
    clear: int = Field(ge=1)
    high_impact: int = Field(ge=1)
    first_check: int = Field(ge=1)
    check: int = Field(ge=7)
    height_loss: int = Field(ge=5)
    shortest: int = Field(ge=500)
    tallest: int = Field(le=2500)


class Programme(File):
    """The numbers of a day, a week, the way up and later questions (care rules §3 to §6); what else can be logged."""

    timing: TimingEntry
    targets: TargetsEntry
    intervals: IntervalsEntry
    asking: AskingEntry
    activities: Mapping[str, ActivityEntry]
