"""Whatever a clinic decides, with all facts: what it leaves out never appears, its caps hold, nothing else is lifted.

A list of limits stands beside every combination of the facts that decide about exercises, in a full, a poor and an
empty home, on days that are strict in other ways; and beside all other facts once.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from bot.core.circumstances import circumstances
from bot.core.clearance import clearance_of
from bot.core.facts import Answers, facts_of
from bot.core.limits import Kind, Limit, Limits
from bot.core.planning import plan_day
from bot.core.prescribing import ruling
from tests.core.people import catalogue
from tests.proof.answers import clearance, facts
from tests.proof.day import Occasion, offences
from tests.proof.decided import NOTHING, Decided
from tests.proof.patient import AT_EASE
from tests.proof.rules import cap, case_on, out
from tests.proof.situations import CALM, DARING, STRONG, Home, Situation
from tests.proof.tables import EXERCISES, PIECES
from tests.proof.test_every_plan import FALLS, FRACTURES, WORDS, answers_to

CLINICS = ("hip_hinge", "bridge", "back_extension_hold")
SQUATS = frozenset(name for name, exercise in EXERCISES.items() if exercise.group == "squat")
DECISIONS = (
    Decided(allowed=frozenset(CLINICS)),
    Decided(allowed=frozenset(EXERCISES)),  # whatever it says it allows
    Decided(left_out=frozenset({"brisk_walking", "single_leg_stance", "hip_hinge"}), allowed=frozenset({"hip_hinge"})),
    Decided(left_out=SQUATS, low_impact=True),
    Decided(caps=((None, 2), ("mini_squat", 4), ("brisk_walking", 1))),
    Decided(left_out=frozenset(EXERCISES)),
    Decided(allowed=frozenset({"bridge"}), low_impact=True, caps=((None, 5), ("bridge", 3), ("single_leg_stance", 1))),
)
HOMES: tuple[Home, ...] = (frozenset(PIECES), frozenset({"chair"}), frozenset())
DAYS = (
    Situation(STRONG, 6, jumping=True, blocks=DARING[1]),
    Situation(STRONG, 6, dizzy=14, blocks=DARING[2]),
    Situation(100, 4, blocks=CALM),
)


def limits_of(decided: Decided) -> Limits:
    """The same as the bot keeps it."""
    caps = (Limit(Kind.CAP, name, rung) for name, rung in decided.caps)
    named = [*((Kind.FORBID, name) for name in decided.left_out), *((Kind.ALLOW, name) for name in decided.allowed)]
    low = [Limit(Kind.LOW_IMPACT)] if decided.low_impact else []
    return Limits(frozenset([*caps, *(Limit(kind, name) for kind, name in named), *low]))


def people(fracture: str, falls: str, word: str) -> Iterator[tuple[dict[str, Any], bool]]:
    """With a word of limits once before and once after the clinic has entered them."""
    for raw, decides in answers_to(fracture, falls, word):
        yield raw, decides
        if word != "yes":
            yield {**raw, "limits_entered": True}, decides


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("falls", FALLS)
@pytest.mark.parametrize("fracture", FRACTURES)
def test_no_facts_with_no_decision_of_a_clinic_lead_to_a_plan_that_is_unsafe_or_unfit(
    fracture: str, falls: str, word: str
) -> None:
    for number, (raw, decides) in enumerate(people(fracture, falls, word)):
        every = list(product(DECISIONS, HOMES, DAYS)) if decides else [(DECISIONS[number % 7], HOMES[0], DAYS[0])]
        for decided, home, situation in every:
            found = wrong(raw, decided, home, situation)
            assert not found, (raw, decided, sorted(home), situation, found)


def wrong(raw: dict[str, Any], decided: Decided, home: Home, situation: Situation) -> list[str]:
    history = replace(situation.history(), limits=limits_of(decided))
    answers = Answers.from_values({**raw, "equipment": sorted(home)})
    plan = plan_day(catalogue(), answers, history, situation.day)
    case = case_on(situation.day, facts(raw), home, history, decided)
    return offences(plan, case, Occasion(situation.number))


@pytest.mark.parametrize("fracture", FRACTURES)
def test_what_a_clinic_decides_is_neither_more_nor_less_than_the_care_rules_say(fracture: str) -> None:
    for falls, word in product(FALLS, WORDS):
        deciding = [raw for raw, decides in people(fracture, falls, word) if decides]
        for raw in (raw for raw in deciding if clearance(facts(raw))[0] != "hold"):
            for decided, home, situation in product(DECISIONS, HOMES[:2], DAYS[:2]):
                compare(raw, decided, home, situation)


def compare(raw: dict[str, Any], decided: Decided, home: Home, situation: Situation) -> None:
    answers, before = Answers.from_values({**raw, "equipment": sorted(home)}), situation.history()
    theirs, history = facts_of(answers), replace(before, limits=limits_of(decided))
    case = circumstances(catalogue(), theirs, clearance_of(theirs), history, situation.day)
    mine = case_on(situation.day, facts(raw), home, before, decided)
    for exercise in catalogue().exercises.values():
        ruled = ruling(exercise, case)
        assert set(ruled.out_by) == out(exercise.id, mine) - {"S1"}, (raw, decided, home, situation)
        assert ruled.top == cap(exercise.id, mine), (raw, decided, home, situation)


@pytest.mark.parametrize("decided", [each for each in DECISIONS if each.allowed])
def test_an_allowance_brings_back_the_three_exercises_that_are_left_to_the_clinic_and_nothing_else(
    decided: Decided,
) -> None:
    for falls, word, situation in product(FALLS, WORDS, DAYS):
        for raw in (raw for raw, decides in people("high", falls, word) if decides):
            case = case_on(situation.day, facts(raw), HOMES[0], situation.history(), decided)
            without = replace(case, decided=decided._replace(allowed=frozenset()))
            for name in EXERCISES:
                lifted = out(name, without) - out(name, case)
                assert lifted <= ({"S2"} if name in CLINICS else set()), name


def test_where_everything_is_left_out_nothing_stands_in_the_plan() -> None:
    history = replace(DAYS[0].history(), limits=limits_of(DECISIONS[5]))
    answers = Answers.from_values({**AT_EASE, "equipment": [*PIECES]})
    plan = plan_day(catalogue(), answers, history, DAYS[0].day)
    assert (plan.day, plan.items) == ("plan", ())
    assert {note.text_id.rpartition("_")[2] for note in plan.notes} == {"clinic"}
    assert NOTHING.highest("brisk_walking") == 6
