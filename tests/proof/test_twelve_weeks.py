"""Twelve weeks of 500 people, every pair of answers, equipment and days off among them: each day is safe and fit.

`STEADY_SOAK=1` follows 5,000 people.
"""

import os
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from bot.core.planning import plan_day
from tests.core.people import catalogue
from tests.proof.climbing import is_demanding
from tests.proof.lives import life_offences
from tests.proof.pairs import pairwise
from tests.proof.patient import AT_EASE, Patient, live
from tests.proof.profiles import DAYS, EVERYTHING, KINDS, profiles, rows
from tests.proof.tables import EXERCISES, PIECES, WALKING

SOAK = os.environ.get("STEADY_SOAK") == "1"
PEOPLE = 5_000 if SOAK else 500
PARTS = 50


@cache
def everybody() -> list[Patient]:
    return profiles(PEOPLE)


@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_is_given_a_day_that_is_unsafe_or_unfit_in_twelve_weeks(part: int) -> None:
    for patient in everybody()[part::PARTS]:
        found = life_offences(live(patient, catalogue(), DAYS), patient)
        assert not found, f"{patient}: {found[:3]}"


def test_every_pair_of_values_is_among_them() -> None:
    first = pairwise(EVERYTHING)
    assert len(first) < PEOPLE
    assert [patient.key for patient in everybody()] == [str(number) for number in range(PEOPLE)]
    for one, other in combinations(EVERYTHING, 2):
        wanted = {(repr(a), repr(b)) for a in EVERYTHING[one] for b in EVERYTHING[other]}
        assert {(repr(row[one]), repr(row[other])) for row in first} == wanted
    taken = [row for _, row in zip(range(len(first)), rows(), strict=False)]
    assert taken == first


def test_people_who_may_exercise_hold_every_pair_among_themselves() -> None:
    for kind in KINDS:
        kept = pairwise(kind, 1)
        for one, other in combinations(kind, 2):
            assert len({(repr(row[one]), repr(row[other])) for row in kept}) == len(kind[one]) * len(kind[other])


def test_the_same_day_gives_the_same_plan() -> None:
    for patient in everybody()[::25]:
        for day in live(patient, catalogue(), 40):
            assert day.plan is None or plan_day(catalogue(), patient.given, day.history, day.date) == day.plan


def test_these_lives_hold_what_can_happen() -> None:
    """Otherwise the proof would be about people to whom nothing happens."""
    seen: dict[str, set[Any]] = {"exercise": set(), "rung": set(), "rule": set(), "day": set(), "note": set()}
    up = down = 0
    for patient in everybody()[::4]:
        for day in live(patient, catalogue(), DAYS):
            if day.plan is None:
                continue
            seen["day"].add(day.plan.day)
            seen["exercise"] |= {item.exercise for item in day.plan.items}
            seen["rung"] |= {item.rung for item in day.plan.items}
            seen["rule"] |= {rule for item in day.plan.items for rule in item.rules}
            seen["note"] |= {note.text_id.split("_omitted_")[0].split("_seated_")[0] for note in day.plan.notes}
            for name, place in day.plan.places.items():
                before = day.history.places.get(name)
                up += bool(before and place.rung > before.rung)
                down += bool(before and place.rung < before.rung)
    rare = {"small_jumps", "skipping", "backward_walking"}  # not within twelve weeks, or for very few
    assert set(EXERCISES) - seen["exercise"] <= rare
    assert seen["rung"] == {1, 2, 3, 4, 5, 6}
    assert seen["rule"] >= {"C5", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S10"}
    assert seen["day"] == {"plan", "off", "hold"}
    assert seen["note"] >= {"balance"}
    assert up > 400
    assert down > 100


@pytest.mark.parametrize("home", [(), ("counter",), ("chair", "counter"), ("wall",), PIECES], ids=str)
def test_whoever_finds_everything_easy_walks_at_the_last_rung_by_day_64(
    home: tuple[str, ...],
) -> None:
    """The lower bound that the rules imply: walking may rise after 7 days, on day 8. From then on the second
    weight-bearing exercise competes for the one step a week: walking rises every 14 days at the latest, because the
    one that has waited longest goes first. Five steps: day 8, and 4 × 14 days more."""
    patient = Patient(AT_EASE, frozenset(home))
    rungs: dict[int, int] = {}
    for day in live(patient, catalogue(), DAYS):
        assert day.plan
        for item in day.plan.items:
            if item.exercise == WALKING:
                rungs.setdefault(item.rung, day.number)
    assert [rung for rung, number in rungs.items() if number <= 8 + 14 * (rung - 2) or rung == 1] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("home", [("counter",), ("chair", "counter"), ("wall",), PIECES], ids=str)
def test_whoever_finds_everything_easy_goes_up_in_every_group_within_three_weeks(home: tuple[str, ...]) -> None:
    """Seven days on the rung, three sessions at three a week, one step a week: two weeks at the latest, and two days
    until the next strength day. In a block of four weeks that is a step up at least; at the top there is none."""
    begun: dict[str, tuple[int, int]] = {}
    last: dict[str, int] = {}
    for day in live(Patient(AT_EASE, frozenset(home)), catalogue(), DAYS):
        assert day.plan
        for item in day.plan.items:
            if item.group is None:
                continue
            since, rung = begun.get(item.exercise, (day.number, 0))
            away = day.number - last.get(item.exercise, day.number) > 7
            last[item.exercise] = day.number
            if item.rung != rung or away:
                begun[item.exercise] = (day.number, item.rung)
            demanding = is_demanding(item.exercise, item.rung)
            assert item.rung == 6 or day.number - since <= (21 if demanding else 16) or away, item
