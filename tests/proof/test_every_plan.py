"""All facts with all equipment, on every kind of day: no plan is unsafe or unfit.

What the rules read of the answers are ten facts (`tests.proof.answers`); every combination that answers can lead to is
here, with all 32 sets of equipment. Before the top rungs comes a block that has just begun for what is most dangerous.
"""

import os
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from bot.core.circumstances import circumstances
from bot.core.clearance import clearance_of
from bot.core.facts import Answers, facts_of
from bot.core.planning import plan_day
from bot.core.prescribing import ruling
from tests.core.people import catalogue
from tests.proof.answers import Facts, clearance, facts
from tests.proof.day import is_strength_day
from tests.proof.patient import AT_EASE
from tests.proof.rules import cap, case_on, out
from tests.proof.situations import EVERY_FACT, HOMES, RISKY_FACTS, STRONG, Situation, offences_of
from tests.proof.tables import PIECES

SOAK = os.environ.get("STEADY_SOAK") == "1"

RULED = [Situation(STRONG, 6, jumping, dizzy) for jumping, dizzy in ((True, None), (True, 14), (False, None))]

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


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("falls", FALLS)
@pytest.mark.parametrize("fracture", FRACTURES)
def test_no_facts_in_no_home_on_no_day_lead_to_a_plan_that_is_unsafe_or_unfit(
    fracture: str, falls: str, word: str
) -> None:
    for raw, decides in answers_to(fracture, falls, word):
        for wrong in offences_of(raw, situations_for(decides), catalogue()):
            raise AssertionError(wrong)


def situations_for(decides: bool) -> tuple[Situation, ...]:
    return (*EVERY_FACT, *RISKY_FACTS) if decides or SOAK else EVERY_FACT


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("falls", FALLS)
@pytest.mark.parametrize("fracture", FRACTURES)
def test_what_is_out_and_how_far_up_one_may_go_is_neither_more_nor_less_than_the_care_rules_say(
    fracture: str, falls: str, word: str
) -> None:
    allowed = [raw for raw, decides in answers_to(fracture, falls, word) if decides]
    for raw in (raw for raw in allowed if clearance(facts(raw))[0] != "hold"):
        for home, situation in product(HOMES, RULED):
            answers = Answers.from_values({**raw, "equipment": sorted(home)})
            theirs, before = facts_of(answers), situation.history()
            mine = case_on(situation.day, facts(raw), home, before)
            case = circumstances(catalogue(), theirs, clearance_of(theirs), before, situation.day)
            for exercise in catalogue().exercises.values():
                ruled = ruling(exercise, case)
                assert set(ruled.out_by) == out(exercise.id, mine) - {"S1"}, (raw, home, situation)
                assert ruled.top == cap(exercise.id, mine), (raw, home, situation)


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
