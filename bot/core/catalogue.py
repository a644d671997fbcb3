"""The catalogue of exercises as values (care rules §2).

Only the types stand here: ids, numbers and words are content, loaded and checked before the bot starts.
A ladder has six rungs; a rung is a dose and the support to hold on to.
An exercise that needs equipment needs any one of what it lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

WEIGHT_BEARING, RESISTANCE, BALANCE = "weight_bearing", "resistance", "balance"
GROUPS = ("squat", "push", "pull", "hinge")
IMPACTS = ("none", "low", "moderate", "high")
EQUIPMENT = ("chair", "counter", "wall", "band", "stairs_rail")
RUNGS = 6


@dataclass(frozen=True, slots=True)
class Dose:
    """Sets, and what one set holds: repetitions, seconds held, minutes or impacts (None: not applicable)."""

    sets: int = 1
    reps: int | None = None
    seconds: int | None = None
    minutes: int | None = None
    impacts: int | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder; support None where there is nothing to hold (walking, tai chi)."""

    dose: Dose
    support: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """The English words for one piece of equipment (None: for all); six texts a line, one for each rung."""

    equipment: str | None
    lines: tuple[str, ...]
    steps: tuple[tuple[str, ...], ...]
    mistakes: tuple[str, ...]

    def line(self, rung: int) -> str:
        """The line in the day's plan, with {reps} {sets} {seconds} {minutes} {impacts} still open."""
        return self.lines[rung - 1]

    def steps_at(self, rung: int) -> tuple[str, ...]:
        """The steps of the how-to at this rung, the same values still open."""
        return tuple(step[rung - 1] for step in self.steps)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise; texts are English, the key of their translations.

    `contraindications` holds what puts it out beyond its impact, equipment and links (care rules S2, S4, S7, S10).
    `rests_for`: the places of an ache with which it rests, whatever exercise the ache came with (care rule S6).
    `done` names it in a report, with {minutes} in all still open.
    `adaptations` are words to add when the rule with that id limits it.
    """

    id: str
    category: str
    group: str | None
    impact: str
    equipment: frozenset[str]
    links: frozenset[str]
    counts: frozenset[str]
    contraindications: frozenset[str]
    rests_for: frozenset[str]
    sided: bool
    fallback: bool
    ladder: tuple[Rung, ...]
    name: str
    done: str
    why: str
    wordings: tuple[Wording, ...]
    cues: tuple[str, ...]
    sources: tuple[str, ...]
    review: str
    adaptations: Mapping[str, str] = field(default_factory=dict)

    @property
    def slot(self) -> tuple[str, str | None]:
        """The place in a day that it can fill: its category and group."""
        return self.category, self.group

    def rung(self, number: int) -> Rung:
        """The rung with this number, 1 to 6."""
        return self.ladder[number - 1]

    def wording(self, equipment: frozenset[str]) -> Wording:
        """The words for the first equipment that the person has; the first of all where they have none."""
        fitting = (w for w in self.wordings if w.equipment is None or w.equipment in equipment)
        return next(fitting, self.wordings[0])


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that can be logged but is never prescribed, such as swimming; `told` is said the first time."""

    id: str
    name: str
    counts: frozenset[str]
    told: str | None


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things take, in seconds; session_limit in minutes (care rules §4, Length)."""

    repetition: int
    between_sets: int
    between_exercises: int
    warm_up: int
    session_limit: int


@dataclass(frozen=True, slots=True)
class Intervals:
    """After how many days something may happen, unless it says otherwise (care rules §3 and §4).

    `resting`: S6, without the exercise that brought a caution; `dizzy`: S7; `jumping`: S10, at the top of heel drops.
    `block`: a choice is kept; `extras`: how many strength exercises beside the four groups, at most.
    `rung`: on a rung before the next one; `demanding`: where support is taken away or impact rises;
    `own_word`: where a hold was ended by the patient's own word; `sessions`: how many good ones it takes.
    `group`: between two steps up in a group; `symptom`: free of symptoms before a step up.
    `missed`, `long_missed`: without it, before it goes one or two rungs down.
    """

    resting: int
    dizzy: int
    jumping: int
    block: int
    extras: int
    rung: int
    demanding: int
    own_word: int
    sessions: int
    group: int
    symptom: int
    missed: int
    long_missed: int


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked after the first days (care rules §1 and §6); days, and heights in millimetres.

    `put_off`: until what was put off is asked once more; `clear`: clear, before it is asked about high impact;
    `high_impact`: until that is asked again; `check`: between two checks of height and posture, `first_check`: from the
    first day to the first of them. `height_loss`: below the first two measures; `shortest`, `tallest`: plausible.
    """

    put_off: int
    clear: int
    high_impact: int
    first_check: int
    check: int
    height_loss: int
    shortest: int
    tallest: int


@dataclass(frozen=True, slots=True)
class Targets:
    """What a week aims at (care rules §4 and §5)."""

    moderate_minutes: int
    impacts: int
    strength_days: int
    balance_days: int


@dataclass(frozen=True)
class Catalogue:
    """All exercises by id, in order of preference within their slot, what else can be logged, and the numbers."""

    exercises: Mapping[str, Exercise]
    activities: Mapping[str, Activity]
    timing: Timing
    targets: Targets
    intervals: Intervals
    asking: Asking

    @cached_property
    def _slots(self) -> Mapping[tuple[str, str | None], tuple[Exercise, ...]]:
        found: dict[tuple[str, str | None], tuple[Exercise, ...]] = {}
        for exercise in self.exercises.values():
            found[exercise.slot] = (*found.get(exercise.slot, ()), exercise)
        return found

    def slot(self, category: str, group: str | None = None) -> tuple[Exercise, ...]:
        """What can be prescribed for a category and group, in order of preference."""
        return self._slots.get((category, group), ())

    def counts(self, logged: str) -> frozenset[str]:
        """What a logged exercise or activity counts towards; nothing when it is no longer known."""
        known = self.exercises.get(logged) or self.activities.get(logged)
        return known.counts if known else frozenset()

    def group(self, logged: str) -> str | None:
        """The strength group of a logged exercise."""
        exercise = self.exercises.get(logged)
        return exercise.group if exercise else None
