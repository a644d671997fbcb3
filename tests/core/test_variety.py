"""Turns and strength days: varied, but the same whenever they are asked for."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.variety import BLOCK_DAYS, in_turn, strength_weekdays
from tests.core.people import MONDAY, catalogue, day

BALANCE = catalogue().slot("balance")


def first(key: str, day_index: int) -> str:
    return in_turn(BALANCE, key, day_index)[0].id


def test_everybody_starts_with_the_exercise_that_the_content_puts_first() -> None:
    assert {first(str(key), 0) for key in range(50)} == {"single_leg_stance"}


def test_a_choice_is_kept_four_weeks_and_then_changes() -> None:
    blocks = [{first("ayse", block * BLOCK_DAYS + n) for n in range(BLOCK_DAYS)} for block in range(3)]
    assert all(len(block) == 1 for block in blocks)
    assert set.union(*blocks) == {"single_leg_stance", "tandem_walk", "tai_chi"}


def test_people_take_different_turns() -> None:
    assert {first(str(key), BLOCK_DAYS) for key in range(50)} == {"tandem_walk", "tai_chi"}


def test_a_fallback_is_always_last() -> None:
    assert all(in_turn(BALANCE, "k", n)[-1].id == "seated_march" for n in range(0, 200, BLOCK_DAYS))


def test_nothing_to_choose_from_gives_nothing() -> None:
    assert in_turn((), "k", 40) == []
    only_fallback = [exercise for exercise in BALANCE if exercise.fallback]
    assert in_turn(only_fallback, "k", 40) == only_fallback


@given(started=st.integers(1, 7), off=st.frozensets(st.integers(0, 6)))
def test_strength_days_have_a_day_between_them_and_are_never_days_off(started: int, off: frozenset[int]) -> None:
    days = strength_weekdays(day(started), off)
    assert not days & off
    assert all((b - a) % 7 not in (1, 6) for a, b in combinations(sorted(days), 2))


@given(started=st.integers(1, 7), off=st.frozensets(st.integers(0, 6)))
def test_there_are_as_many_strength_days_as_fit_up_to_three(started: int, off: frozenset[int]) -> None:
    active = set(range(7)) - off
    fitting = [
        size
        for size in (1, 2, 3)
        for chosen in combinations(sorted(active), size)
        if all((b - a) % 7 not in (1, 6) for a, b in combinations(chosen, 2))
    ]
    assert len(strength_weekdays(day(started), off)) == max(fitting, default=0)


@pytest.mark.parametrize(
    ("off", "days"),
    [(set(), {1, 3, 5}), ({1}, {2, 4, 6}), ({5, 6}, {0, 2, 4}), ({0, 1, 2, 3, 4}, {5}), (set(range(7)), set())],
)
def test_strength_starts_soon_after_the_first_day(off: set[int], days: set[int]) -> None:
    assert strength_weekdays(MONDAY, frozenset(off)) == days
