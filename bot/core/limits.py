"""What the clinic has decided about one patient's exercises (care rules C7, S2 and S8).

1. What it leaves out or caps holds whatever the other rules allow; of several limits the strictest counts.
2. An allowance lifts one thing alone: that an exercise is left to the clinic (the mark S2). It never lifts what S2 says
   of impact, nor S1, S3 to S7, S10 or another limit. S8 and C5 end with the limits themselves: they are a word.
3. A load changes words, never a dose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.catalogue import RESISTANCE, RUNGS, Exercise


class Kind(StrEnum):
    ALLOW = "allow"  # an exercise that is otherwise left to the clinic
    FORBID = "forbid"  # an exercise
    CAP = "cap"  # the highest rung of an exercise, or of all
    LOW_IMPACT = "low_impact"  # nothing above low
    LOAD = "load"  # at the top of ladder A, with a weight that the physiotherapist gave them


OF_ALL = frozenset({Kind.CAP, Kind.LOW_IMPACT})
"""What may concern all exercises; the others name one."""
RISKS = ("spinal_fracture", "frequent_fractures", "falls_12m", "serious_fall", "unsteady", "medical_caution")
"""Answers on which the clinic's limits rest."""


@dataclass(frozen=True, slots=True, order=True)
class Limit:
    """`exercise`: None for all; `rung`: of a cap, 1 to 5."""

    kind: Kind
    exercise: str | None = None
    rung: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """All that hold now."""

    every: frozenset[Limit] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.every)

    def allows(self, exercise: str) -> bool:
        return Limit(Kind.ALLOW, exercise) in self.every

    def forbids(self, exercise: str) -> bool:
        return Limit(Kind.FORBID, exercise) in self.every

    @property
    def low_impact(self) -> bool:
        return Limit(Kind.LOW_IMPACT) in self.every

    def top(self, exercise: str) -> int:
        """The highest rung that is left; the last where nothing caps it."""
        caps = (each.rung for each in self.every if each.kind is Kind.CAP and each.exercise in (None, exercise))
        return min((rung for rung in caps if rung is not None), default=RUNGS)

    def adding(self, new: Limit) -> Limits:
        """With this one, in place of what it contradicts: the newest word about an exercise counts."""
        return Limits(frozenset(each for each in self.every if not _contradicts(new, each)) | {new})

    def without(self, gone: Limit) -> Limits:
        return Limits(self.every - {gone})


NONE = Limits()
"""Of everybody for whom no clinic has decided anything."""


def _contradicts(new: Limit, old: Limit) -> bool:
    """Two of a kind about the same exercise; or one leaves out what the other says something about."""
    if new.exercise != old.exercise:
        return False
    return new.kind is old.kind or (new.exercise is not None and Kind.FORBID in (new.kind, old.kind))


def may_be_allowed(exercise: Exercise) -> bool:
    """Whether care rule S2 leaves it to the clinic."""
    return "S2" in exercise.contraindications


def takes_load(exercise: Exercise) -> bool:
    """Whether somebody at the top of ladder A may hold a weight with it (care rules §2)."""
    last = exercise.rung(RUNGS).dose
    counted = last.reps is not None and last.seconds is None
    return exercise.category == RESISTANCE and exercise.group in (None, "squat", "hinge") and counted


def is_meant(limit: Limit, exercises: Mapping[str, Exercise]) -> bool:
    """Whether a clinic can decide this: about an exercise that there is, and to which it applies."""
    if limit.exercise is None:
        whole = limit.kind in OF_ALL
    elif (exercise := exercises.get(limit.exercise)) is None or limit.kind is Kind.LOW_IMPACT:
        whole = False
    else:
        fits = {Kind.ALLOW: may_be_allowed(exercise), Kind.LOAD: takes_load(exercise)}
        whole = fits.get(limit.kind, True)
    rung = limit.rung is not None and 1 <= limit.rung < RUNGS if limit.kind is Kind.CAP else limit.rung is None
    return whole and rung


def is_over(answers: Iterable[tuple[str, object]]) -> bool:
    """Whether the word that the limits belong to counts no more (care rule C7). `answers`: every one that was ever
    given, oldest first; `limits_entered` stands where the clinic has entered them.

    Since then another word was given, or more is known of falls, fractures or illness than the clinic knew.
    """
    word: list[object] = []
    known: dict[str, object] = {}
    then: dict[str, object] = {}
    for name, value in answers:
        if name == "limits_entered":
            word, then = [], dict(known)
        elif name == "professional_ok":
            word.append(value)
        elif name in RISKS and value is not None:
            known[name] = value
    another = any(each not in (None, "with_limits") for each in word)
    return another or any(_weight(known[name]) > _weight(then[name]) for name in then)


def _weight(value: object) -> int:
    return {"no": 0, "none": 0, "one": 1}.get(str(value), 2)


def in_order(limits: Iterable[Limit]) -> list[Limit]:
    """As they are read: what is left out first, what is allowed last."""
    order = (Kind.FORBID, Kind.LOW_IMPACT, Kind.CAP, Kind.LOAD, Kind.ALLOW)
    return sorted(limits, key=lambda each: (order.index(each.kind), each.exercise or "", each.rung or 0))
