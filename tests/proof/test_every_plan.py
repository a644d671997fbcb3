"""All facts with all equipment, on every kind of day: no plan is unsafe or unfit.

What the rules read of the answers are ten facts (`tests.proof.answers`); every combination that answers can lead to is
here, with all 32 sets of equipment. Before the top rungs comes a turn that has just begun for what is most dangerous.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any

import pytest

from bot.core.facts import Answers
from bot.core.history import History, Place, Session, Symptom, Turn
from bot.core.planning import plan_day
from tests.core.people import catalogue
from tests.proof.answers import Facts, clearance, facts
from tests.proof.day import Occasion, is_strength_day, offences
from tests.proof.patient import AT_EASE
from tests.proof.rules import case_on
from tests.proof.tables import EXERCISES, PIECES

SOAK = os.environ.get("STEADY_SOAK") == "1"
HOMES = [frozenset(some) for size in range(6) for some in combinations(PIECES, size)]
FIRST = date(2026, 1, 5)

FRACTURES: Mapping[str, list[dict[str, Any]]] = {
    "low": [{}],
    "high": [{"spinal_fracture": "yes"}, {"frequent_fractures": "unsure"}, {"spinal_fracture": "unsure"}],
}
FALLS: Mapping[str, list[dict[str, Any]]] = {
    "low": [{}],
    "some": [{"falls_12m": "one", "serious_fall": "no"}],
    "high, none": [{"unsteady": "yes"}, {"unsteady": "unsure"}],
    "high": [{"falls_12m": "two_plus"}, {"falls_12m": "one", "serious_fall": "yes"}, {"falls_12m": "unsure"}],
}
WORDS: Mapping[str, list[dict[str, Any]]] = {
    "yes": [{"professional_ok": "yes"}],
    "with_limits": [{"professional_ok": "with_limits"}],
    "no": [{"professional_ok": "not_yet"}, {"professional_ok": "unsure"}],
}
SIGNS: list[dict[str, Any]] = [
    {"current_signs": []},
    {"current_signs": ["dizziness"]},
    {"current_signs": ["back_pain"], "signs_cleared": True},
]
CAUTIONS: list[dict[str, Any]] = [{}, {"medical_caution": "yes"}]
IMPACTS: list[dict[str, Any]] = [{"high_impact_ok": "yes"}, {"high_impact_ok": "no"}]
AGES: list[dict[str, Any]] = [{"age_band": "65_plus"}, {"age_band": "50_64"}]
MISSING = ("current_signs", "medical_caution", "professional_ok", "unsteady", "frequent_fractures")

CALM = {"second": "dancing", "balance": "single_leg_stance"}
DARING = (
    {"second": "small_jumps", "balance": "tai_chi", "squat": "step_up", "hinge": "hip_hinge", "extras": "calf_raises"},
    {"second": "skipping", "balance": "backward_walking", "squat": "sit_to_stand", "hinge": "bridge"},
    {"second": "stair_climbing", "balance": "single_leg_stance", "extras": "back_extension_hold"},
)


@dataclass(frozen=True)
class Situation:
    """`number`: the person's day; `rung`: where they stand on every ladder, heel drops included where `jumping`."""

    number: int
    rung: int = 1
    jumping: bool = False
    dizzy: int | None = None
    short: bool = False
    turns: Mapping[str, str] | None = None

    @property
    def day(self) -> date:
        return FIRST + timedelta(days=self.number - 1)

    def history(self) -> History:
        """As it would be after weeks of exercise; dizzy so many days ago."""
        yesterday, long_ago = self.day - timedelta(days=1), self.day - timedelta(days=20)
        rungs = {name: self.rung if self.jumping or name != "heel_drops" else min(self.rung, 5) for name in EXERCISES}
        begun = rungs if self.rung > 1 else {}
        dizzy = [] if self.dizzy is None else [self.day - timedelta(days=self.dizzy)]
        return History(
            first_day=FIRST,
            places={name: Place(rung, long_ago) for name, rung in begun.items()},
            sessions={name: (Session(yesterday, rung, True, "right"),) for name, rung in begun.items()},
            turns={slot: Turn(name, yesterday) for slot, name in (self.turns or {}).items()},
            symptoms=tuple(Symptom(when, "referral", dizzy=True) for when in dizzy),
            last_active=yesterday if begun else None,
            key="proof",
            short_on=self.day if self.short else None,
        )


EVERY_FACT = (
    *(Situation(1, dizzy=dizzy) for dizzy in (None, 3)),
    Situation(2),
    Situation(2, 6, dizzy=1, turns=DARING[1]),
    *(Situation(51, 6, jumping=True, dizzy=dizzy, turns=DARING[0]) for dizzy in (None, 14)),
)
"""Day 1, the first day with strength and a later one, for every combination of facts."""

STRONG, CALM_DAY = 60, 61
RISKY_FACTS = (
    *(Situation(number, dizzy=dizzy) for number in (STRONG, CALM_DAY) for dizzy in (None, 0)),
    *(Situation(STRONG, 6, dizzy=dizzy, turns=turns) for dizzy in (None, 14) for turns in DARING[1:]),
    *(Situation(CALM_DAY, 6, jumping, turns=DARING[1]) for jumping in (True, False)),
    Situation(CALM_DAY, 6, True, dizzy=14, turns=DARING[0]),
    *(Situation(number, 6, True, short=True, turns=DARING[2]) for number in (STRONG, CALM_DAY)),
    Situation(100, 4, turns=CALM),
)
"""Strength days and others, long and short, for every combination of the facts that decide about exercises."""


def merged(*parts: Mapping[str, Any]) -> dict[str, Any]:
    return {**AT_EASE, **{name: value for part in parts for name, value in part.items()}}


def answers_to(fracture: str, falls: str, word: str) -> Iterator[tuple[dict[str, Any], bool]]:
    """Answers for every combination of the other facts, and whether they differ in what decides about exercises.

    Where a fact follows from several answers, they take turns.
    """
    told = product(SIGNS, CAUTIONS, IMPACTS, AGES)
    for number, (signs, caution, impact, age) in enumerate(told):
        of = [some[fracture][number % len(some[fracture])] for some in (FRACTURES,)]
        of += [FALLS[falls][number % len(FALLS[falls])], WORDS[word][number % len(WORDS[word])]]
        known = merged(*of, signs, caution, impact, age)
        yield known, signs is SIGNS[0] and caution is CAUTIONS[0]
        for field in MISSING:
            unknown = {**known, field: None}
            if facts(unknown) == facts(known)._replace(missing=True):
                yield unknown, False
                break


def offences_of(raw: Mapping[str, Any], situations: tuple[Situation, ...]) -> Iterator[str]:
    """What is wrong with the plans of one person in every home."""
    fact, before = facts(raw), [(situation, situation.history()) for situation in situations]
    for home in HOMES:
        answers = Answers.from_values({**raw, "equipment": sorted(home)})
        for situation, history in before:
            plan = plan_day(catalogue(), answers, history, situation.day)
            case = case_on(situation.day, fact, home, history)
            found = offences(plan, case, Occasion(situation.number, short=situation.short))
            if found:
                yield f"{raw} {sorted(home)} {situation}: {found}"


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("falls", FALLS)
@pytest.mark.parametrize("fracture", FRACTURES)
def test_no_facts_in_no_home_on_no_day_lead_to_a_plan_that_is_unsafe_or_unfit(
    fracture: str, falls: str, word: str
) -> None:
    for raw, decides in answers_to(fracture, falls, word):
        for wrong in offences_of(raw, situations_for(decides)):
            raise AssertionError(wrong)


def situations_for(decides: bool) -> tuple[Situation, ...]:
    return (*EVERY_FACT, *RISKY_FACTS) if decides or SOAK else EVERY_FACT


def every_answer() -> Iterator[tuple[dict[str, Any], bool]]:
    for fracture, falls, word in product(FRACTURES, FALLS, WORDS):
        yield from answers_to(fracture, falls, word)


def test_every_combination_of_facts_is_among_them() -> None:
    seen = [facts(raw) for raw, _ in every_answer()]
    assert len(set(seen)) == len(seen)
    assert set(seen) == set(possible_facts())


def possible_facts() -> Iterator[Facts]:
    """Every combination that answers can lead to; nothing is missing where every answer is the reassuring one."""
    falls = (("low", True), ("some", False), ("high", True), ("high", False))
    signs = ((False, False), (True, False), (True, True))
    both = (True, False)
    for fracture, (fall, none), (new, cleared), medical, word, impact, old, missing in product(
        ("low", "high"), falls, signs, both, ("yes", "with_limits", "no"), both, both, both
    ):
        fact = Facts(fracture, fall, new, cleared, medical, word, impact, none, old, missing)
        if not missing or fracture == "high" or fall == "high" or new or medical or word == "no":
            yield fact


def test_the_days_are_of_every_kind() -> None:
    answers = Answers.from_values({**merged(), "equipment": [*PIECES]})
    situations = (*EVERY_FACT, *RISKY_FACTS)
    plans = [(each, plan_day(catalogue(), answers, each.history(), each.day)) for each in situations]
    strength = [situation for situation, plan in plans if is_strength_day(plan)]
    assert {situation.number for situation in strength} == {2, 51, STRONG, 100}
    items = [item for _, plan in plans for item in plan.items]
    assert {item.rung for item in items} >= {1, 4, 6}
    assert {"small_jumps", "stair_climbing", "tai_chi", "step_up", "bridge"} <= {item.exercise for item in items}


def test_so_many_plans_of_people_who_may_exercise_are_looked_at() -> None:
    allowed = [decides for raw, decides in every_answer() if clearance(facts(raw))[0] != "hold"]
    assert len(HOMES) * sum(len(situations_for(decides)) for decides in allowed) >= 133_632
