"""What a rule may look at on one day: the facts, the clearance and what happened so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from bot.core.catalogue import Catalogue, Exercise, Intervals
from bot.core.clearance import Clearance
from bot.core.facts import Facts
from bot.core.history import History, Place, Symptom
from bot.core.limits import Limits


@dataclass(frozen=True, slots=True)
class Circumstances:
    """One person on one day; `dizzy` is care rule S7, `resting` the aches for which exercises rest (S6)."""

    facts: Facts
    clearance: Clearance
    history: History
    date: Date
    intervals: Intervals
    dizzy: bool
    resting: tuple[Symptom, ...]

    @property
    def day_index(self) -> int:
        """Days since the person's first day, which is 0."""
        return max(0, (self.date - self.history.first_day).days)

    @property
    def limits_unknown(self) -> bool:
        """Care rule C7: a professional set limits that the clinic has not entered."""
        return self.facts.professional == "with_limits" and not self.facts.limits_entered

    @property
    def limits(self) -> Limits:
        """What the clinic has decided."""
        return self.history.limits

    def place(self, exercise: str) -> Place | None:
        """Where the person stood on its ladder before this day; None where they have never had it."""
        return self.history.places.get(exercise)

    def days_since(self, date: Date | None) -> int:
        """Days from that date to this; very many where there is none."""
        return (self.date - (date or Date.min)).days


def circumstances(
    catalogue: Catalogue, facts: Facts, clearance: Clearance, history: History, date: Date
) -> Circumstances:
    """Look at the history from one day."""
    intervals = catalogue.intervals
    dizzy = any(s.dizzy and (date - s.date).days <= intervals.dizzy for s in history.symptoms)
    resting = tuple(s for s in history.symptoms if s.level == "caution" and (date - s.date).days <= intervals.resting)
    return Circumstances(facts, clearance, history, date, intervals, dizzy, resting)


def concerning(exercise: Exercise, symptoms: tuple[Symptom, ...]) -> Iterator[Symptom]:
    """The symptoms that came with this exercise, or with an ache for which it rests (care rule S6)."""
    for symptom in symptoms:
        if symptom.exercise == exercise.id or symptom.place in exercise.rests_for:
            yield symptom
