"""Turns and strength days: varied, but the same whenever they are asked for."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.catalogue import Exercise
from bot.core.history import Block
from bot.core.variety import following, next_number, own_order, strength_weekdays
from tests.core.people import MONDAY, catalogue, day, only

BALANCE = catalogue().slot("balance")
NAMES = [exercise.id for exercise in BALANCE if not exercise.fallback]


def order(key: str, exercises: Sequence[Exercise] = BALANCE) -> list[str]:
    return [exercise.id for exercise in own_order(exercises, key)]


def blocks(names: Sequence[str], count: int) -> list[str]:
    """Who has the blocks, one after another."""
    taken: list[str] = []
    block = None
    for _ in range(count):
        block = Block(following(names, block), MONDAY, next_number(block))
        taken.append(block.exercise)
    return taken


def test_everybody_starts_with_the_exercise_that_the_content_puts_first() -> None:
    assert {order(str(key))[0] for key in range(50)} == {BALANCE[0].id}


def test_people_have_orders_of_their_own() -> None:
    assert len({order(str(key))[1] for key in range(100)}) == len(NAMES) - 1
    assert all(sorted(order(str(key))) == sorted(exercise.id for exercise in BALANCE) for key in range(50))


def test_the_order_of_a_person_is_the_same_in_every_version() -> None:
    """Otherwise an update would give somebody again what they have just had for four weeks."""
    own = ("single_leg_stance", "weight_shift", "tandem_walk", "tai_chi", "tandem_stance")
    few = only(own[0], *sorted(own[1:])).slot("balance")
    assert tuple(order("ayse", few)) == own


def test_a_fallback_is_always_last() -> None:
    for fallback_first in (BALANCE, tuple(reversed(BALANCE))):
        assert all(order(str(key), fallback_first)[-1] == "seated_march" for key in range(50))


def test_nothing_to_choose_from_gives_nothing() -> None:
    assert own_order((), "k") == []
    only_fallback = [exercise for exercise in BALANCE if exercise.fallback]
    assert own_order(only_fallback, "k") == only_fallback


def test_the_first_has_every_second_turn_and_the_others_the_turns_between() -> None:
    assert blocks(["a", "b", "c", "d"], 8) == ["a", "b", "a", "c", "a", "d", "a", "b"]
    assert blocks(["a", "b"], 4) == ["a", "b", "a", "b"]
    assert blocks(["a"], 3) == ["a", "a", "a"]


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("name", ["a", "b", "c", "gone"])
def test_nobody_has_two_turns_running_while_there_are_others(number: int, name: str) -> None:
    assert following(["a", "b", "c"], Block(name, MONDAY, number)) != name


def test_whose_turn_it_would_be_again_gives_it_to_the_one_behind() -> None:
    assert following(["a", "b", "c"], Block("b", MONDAY, 0)) == "c"
    assert following(["a", "b", "c"], Block("a", MONDAY, 1)) == "b"
    assert following(["a", "b", "c"], Block("c", MONDAY, 2)) == "a"


def test_turns_are_counted_from_nought() -> None:
    assert next_number(None) == 0
    assert next_number(Block("a", MONDAY)) == 1
    assert next_number(Block("a", MONDAY, 6)) == 7


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
