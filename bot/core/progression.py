"""Up and down the ladders (care rules §4, Progression).

1. Down goes whatever one of DROPS asks for, the furthest of them; nothing goes below the first rung.
2. Up goes one rung where all of RISES hold, and never above what the rules of prescribing allow.
3. Only sessions on the present rung count, so that no session counts twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date

from bot.core.catalogue import RUNGS, Exercise, Rung
from bot.core.circumstances import Circumstances, concerning
from bot.core.history import Place, Session

GOOD = ("easy", "right")
SUPPORTS = ("seated", "both_hands", "rail", "one_hand", "fingertips", "hover", "none")  # from the most to none


@dataclass(frozen=True, slots=True)
class Climb:
    """Somebody on one exercise's ladder on one day; `sessions`: those on this rung, oldest first; `top`: its limit."""

    exercise: Exercise
    place: Place
    sessions: tuple[Session, ...]
    case: Circumstances
    top: int = RUNGS

    @property
    def done(self) -> tuple[Session, ...]:
        return tuple(session for session in self.sessions if session.done)

    @property
    def last(self) -> Date:
        """The day on which it was last done, or else the day on which it came to this rung."""
        return max([self.place.since, *(session.date for session in self.sessions if session.done)])

    @property
    def demanding(self) -> bool:
        """Whether the next rung takes support away or makes the impact rise."""
        now, then = self.exercise.rung(self.place.rung), self.exercise.rung(self.place.rung + 1)
        return _support(then) > _support(now) or _impacts(then) > _impacts(now)

    def felt(self, *feelings: str) -> bool:
        """Whether the last sessions, as many as it takes, were all done and felt like that, and as many on this rung.

        A day may be too short for the whole rung of something timed; it counts as a good day, not as one on the rung.
        """
        needed = self.case.intervals.sessions
        latest = self.sessions[-needed:]
        on_rung = [session for session in self.done if session.rung == self.place.rung]
        return len(on_rung) >= needed and all(session.done and session.feel in feelings for session in latest)


def _support(rung: Rung) -> int:
    return SUPPORTS.index(rung.support) if rung.support else -1


def _impacts(rung: Rung) -> int:
    return rung.dose.sets * (rung.dose.impacts or 0)


@dataclass(frozen=True, slots=True)
class Drop:
    """Takes an exercise down by `rungs` while it applies."""

    id: str
    applies: Callable[[Climb], bool]
    rungs: int
    source: str


@dataclass(frozen=True, slots=True)
class Rise:
    """Has to hold before an exercise goes up."""

    id: str
    holds: Callable[[Climb], bool]
    source: str


def _was_hard_twice(climb: Climb) -> bool:
    latest = climb.done[-2:]
    return len(latest) == 2 and all(session.feel == "hard" for session in latest)


def _was_wobbly(climb: Climb) -> bool:
    return bool(climb.done) and climb.done[-1].feel == "wobbly"


def _missed(climb: Climb) -> bool:
    return climb.case.days_since(climb.last) >= climb.case.intervals.missed and not _came_down_already(climb)


def _long_missed(climb: Climb) -> bool:
    """Longer than another exercise's block it may rest; the person must have done nothing either."""
    case, long = climb.case, climb.case.intervals.long_missed
    away = case.days_since(climb.last) >= long and case.days_since(case.history.last_active) >= long
    return away and not _came_down_already(climb)


def _came_down_already(climb: Climb) -> bool:
    """However long somebody stays away, it costs two rungs, no more."""
    active = climb.case.history.last_active
    return active is not None and (climb.place.since - active).days >= climb.case.intervals.long_missed


def _was_ill(climb: Climb) -> bool:
    return climb.case.history.ill_until is not None and climb.case.history.ill_until >= climb.last


def _brought_a_symptom(climb: Climb) -> bool:
    """No place begins while its exercise rests; one dated a day later was there before (west of where it was dated)."""
    since, rest = climb.place.since, climb.case.intervals.resting
    found = concerning(climb.exercise, climb.case.history.symptoms)
    return any((since - symptom.date).days <= rest for symptom in found)


DROPS = (
    Drop("hard_twice", _was_hard_twice, 1, "[1] a load one can manage with good technique"),
    Drop("wobbly", _was_wobbly, 1, "guide: stop any movement that causes unsteadiness"),
    Drop("missed", _missed, 1, "(+) strength and balance fade; also after another exercise's block"),
    Drop("long_missed", _long_missed, 2, "(+) strength and balance fade"),
    Drop("illness", _was_ill, 2, "(+) an illness takes strength"),
    Drop("symptom", _brought_a_symptom, RUNGS, "S6: back at its lowest rung"),
)

RISES = (
    Rise("allowed", lambda climb: climb.place.rung < climb.top, "S2-S8: never above what the rules allow"),
    Rise("clear", lambda climb: climb.case.clearance.level == "clear", "C5, C7: no progression without a word"),
    Rise("good", lambda climb: climb.felt(*GOOD), "[1] build up as you feel comfortable, with good technique"),
    Rise("days", lambda climb: _days(climb) >= _needed(climb), "guide: slowly increase"),
    Rise(
        "demanding",
        lambda climb: not climb.demanding or (climb.felt("easy") and _days(climb) >= climb.case.intervals.demanding),
        "guide: as you feel safer, reduce your hand support",
    ),
    Rise("no_symptom", lambda climb: not _had_symptom(climb.case), "guide: consult rather than progress on your own"),
    Rise("settled", lambda climb: not climb.case.history.unsettled, "T9, §1: no progression while a question is open"),
)


def _days(climb: Climb) -> int:
    return climb.case.days_since(climb.place.since)


def _needed(climb: Climb) -> int:
    intervals = climb.case.intervals
    return intervals.own_word if climb.case.history.own_word else intervals.rung


def _had_symptom(case: Circumstances) -> bool:
    return any(case.days_since(symptom.date) <= case.intervals.symptom for symptom in case.history.symptoms)


def place_today(exercise: Exercise, case: Circumstances, top: int) -> Place:
    """Where somebody stands on a ladder today, after what DROPS ask for and within what is allowed."""
    place = case.place(exercise.id)
    if place is None:
        return Place(1, case.date)
    climb = _climb(exercise, place, case, top)
    rungs = max((drop.rungs for drop in DROPS if drop.applies(climb)), default=0)
    lower = min(max(1, place.rung - rungs), top)
    return Place(lower, case.date, place.risen) if rungs or lower != place.rung else place


def may_rise(exercise: Exercise, place: Place, case: Circumstances, top: int) -> bool:
    """Whether all conditions for one rung more hold; the weekly limit of its group is the plan's."""
    climb = _climb(exercise, place, case, top)
    return all(rise.holds(climb) for rise in RISES)


def has_earned(exercise: Exercise, place: Place, case: Circumstances, top: int) -> bool:
    """Whether a step up is due that takes support away or makes the impact rise."""
    return may_rise(exercise, place, case, top) and _climb(exercise, place, case, top).demanding


def _climb(exercise: Exercise, place: Place, case: Circumstances, top: int) -> Climb:
    on_rung = [s for s in case.history.sessions.get(exercise.id, ()) if place.since <= s.date < case.date]
    return Climb(exercise, place, tuple(on_rung), case, top)
