"""Turns and strength days: varied, but the same whenever they are asked for."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.history import Turn
from bot.core.variety import in_turn, strength_weekdays
from tests.core.people import MONDAY, catalogue, day, only

BALANCE = catalogue().slot("balance")
MAIN = {exercise.id for exercise in BALANCE if not exercise.fallback}


def turns(key: str, count: int) -> list[str]:
    """The exercises whose turn it is, one after another."""
    taken: list[str] = []
    turn = None
    for _ in range(count):
        taken.append(in_turn(BALANCE, key, turn, is_over=True)[0].id)
        turn = Turn(taken[-1], MONDAY)
    return taken


def test_everybody_starts_with_the_exercise_that_the_content_puts_first() -> None:
    assert {turns(str(key), 1)[0] for key in range(50)} == {"single_leg_stance"}


def test_a_turn_that_is_not_over_stays() -> None:
    assert all(in_turn(BALANCE, "ayse", Turn(name, MONDAY), is_over=False)[0].id == name for name in MAIN)


def test_everything_has_its_turn_before_anything_comes_again() -> None:
    taken = turns("ayse", 2 * len(MAIN))
    assert set(taken[: len(MAIN)]) == MAIN
    assert taken[len(MAIN) :] == taken[: len(MAIN)]


def test_people_take_different_turns() -> None:
    assert len({tuple(turns(str(key), 2)) for key in range(50)}) == len(MAIN) - 1


def test_the_order_of_a_person_is_the_same_in_every_version() -> None:
    """Otherwise an update would give somebody again what they have just had for four weeks."""
    order = ("single_leg_stance", "weight_shift", "tandem_walk", "tai_chi", "tandem_stance")
    few = only(order[0], *sorted(order[1:])).slot("balance")
    assert tuple(exercise.id for exercise in in_turn(few, "ayse", None, is_over=False)) == order


def test_the_turn_of_an_exercise_that_is_no_longer_there_is_over() -> None:
    assert in_turn(BALANCE, "ayse", Turn("hopping", MONDAY), is_over=False)[0].id == "single_leg_stance"


def test_a_fallback_is_always_last() -> None:
    assert all(in_turn(BALANCE, "k", Turn(name, MONDAY), is_over=True)[-1].id == "seated_march" for name in MAIN)


def test_nothing_to_choose_from_gives_nothing() -> None:
    assert in_turn((), "k", None, is_over=False) == []
    only_fallback = [exercise for exercise in BALANCE if exercise.fallback]
    assert in_turn(only_fallback, "k", None, is_over=True) == only_fallback


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
