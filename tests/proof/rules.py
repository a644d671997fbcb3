"""Care rules §3 a second time: what puts an exercise out, how far up its ladder may go, and by which rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from bot.core.history import History, Symptom
from tests.proof.answers import Facts, clearance
from tests.proof.decided import NOTHING, Decided
from tests.proof.tables import BALANCE, EXERCISES, IMPACT, RESTS_FOR, WALKING, in_slot

FIRM = frozenset({"counter", "wall", "stairs_rail"})
HELD = (None, "seated", "rail", "both_hands", "one_hand", "fingertips")
RESTING, DIZZY, JUMPING = (timedelta(days=days) for days in (7, 14, 14))


@dataclass(frozen=True)
class Case:
    """One person on one day: `dizzy` within 14 days (S7), what `rests` (S6), whether jumps are built up to (S10), and
    what the clinic has `decided`."""

    facts: Facts
    equipment: frozenset[str]
    dizzy: bool = False
    rests: frozenset[str] = frozenset()
    built_up: bool = False
    decided: Decided = NOTHING

    @property
    def level(self) -> str:
        return clearance(self.facts)[0]


def case_on(day: date, facts: Facts, equipment: frozenset[str], history: History, decided: Decided = NOTHING) -> Case:
    return Case(
        facts,
        equipment,
        dizzy=any(symptom.dizzy and day - symptom.date <= DIZZY for symptom in history.symptoms),
        rests=frozenset(rest for symptom in history.symptoms for rest in resting(symptom, day)),
        built_up=built_up(history, day),
        decided=decided,
    )


def resting(symptom: Symptom, day: date) -> Iterable[str]:
    """What is out on that day because of this symptom (S6); other levels than a caution are a hold of their own."""
    if symptom.level == "caution" and day - symptom.date <= RESTING:
        yield from (symptom.exercise,) if symptom.exercise else ()
        yield from RESTS_FOR.get(symptom.place or "", ())


def built_up(history: History, day: date) -> bool:
    drops = history.places.get("heel_drops")
    stances = [history.places[name].rung for name in ("single_leg_stance", "tandem_stance") if name in history.places]
    return bool(drops and drops.rung >= 6 and day - drops.since >= JUMPING and max(stances, default=0) >= 5)


def out(name: str, case: Case) -> frozenset[str]:
    """The rules that forbid this exercise; empty where it is allowed."""
    return _out(case)[name]


@lru_cache(maxsize=1024)
def _out(case: Case) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(_rules_against(name, case)) for name in EXERCISES}


def _rules_against(name: str, case: Case) -> Iterator[str]:
    exercise, facts, clinic = EXERCISES[name], case.facts, case.decided
    impact = IMPACT[exercise.impact]
    usable = case.equipment & FIRM if exercise.category == BALANCE and facts.falls == "high" else case.equipment
    level = clearance(facts)[0]
    jumps = facts.word == "yes" and level == "clear" and facts.no_falls and case.built_up
    found = {
        "S1": level == "hold",
        "S2": facts.fracture == "high"
        and (impact > IMPACT["low"] or ("S2" in exercise.marks and name not in clinic.allowed)),
        "S3": impact == IMPACT["high"] and not facts.high_impact,
        "S4": (facts.falls == "high" and (impact > IMPACT["low"] or bool({"S4", "S4_some"} & exercise.marks)))
        or (facts.falls == "some" and "S4_some" in exercise.marks),
        "S5": bool(exercise.needs) and not exercise.needs & usable,
        "S6": name in case.rests,
        "S7": case.dizzy and "S7" in exercise.marks,
        "S8": name in clinic.left_out
        or (impact > IMPACT["low"] and (clinic.low_impact or (facts.word == "with_limits" and not facts.entered))),
        "S10": "S10" in exercise.marks and not (jumps and (facts.high_impact or not facts.old)),
    }
    return (rule for rule, holds in found.items() if holds)


def caps(name: str, case: Case) -> dict[str, int]:
    """The highest rung by each rule that limits this exercise."""
    facts = case.facts
    found = {}
    if facts.word == "no":
        found["C5"] = 1
    unknown = facts.word == "with_limits" and not facts.entered
    found["S8"] = 1 if unknown else case.decided.highest(name)
    if name == WALKING and facts.falls == "high":
        found["S4"] = 1
    if EXERCISES[name].category == BALANCE:
        if facts.falls == "high":
            found["S4"] = last_rung(name, HELD)
        if facts.falls == "some":
            found["S4"] = last_rung(name, (*HELD, "hover"))
        if case.dizzy:
            found["S7"] = last_rung(name, HELD)
    return {rule: rung for rule, rung in found.items() if rung < 6}


def only_by_the_clinic(name: str, case: Case) -> bool:
    """It stands in the plan because the clinic has allowed it, and no other rule is against it (S2)."""
    marked = case.facts.fracture == "high" and "S2" in EXERCISES[name].marks
    return marked and name in case.decided.allowed


@cache
def last_rung(name: str, supports: tuple[str | None, ...]) -> int:
    """The last rung of the ladder's beginning that is held on to in these ways."""
    below = [number for number, step in enumerate(EXERCISES[name].ladder, 1) if step.support not in supports]
    return min(below, default=7) - 1


def cap(name: str, case: Case) -> int:
    return min(caps(name, case).values(), default=6)


@lru_cache(maxsize=8192)
def allowed(case: Case, category: str, group: str | None = None) -> tuple[str, ...]:
    """What may stand in this slot; fallbacks only where nothing else is left."""
    free = tuple(name for name in in_slot(category, group) if not out(name, case))
    return tuple(name for name in free if not EXERCISES[name].fallback) or free
