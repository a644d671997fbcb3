"""How long a session takes, in minutes rounded up, without walking."""

from dataclasses import replace

import pytest

from bot.core.day_plan import Item, item_of
from bot.core.session import session_minutes
from tests.core.people import catalogue


def item(exercise: str, rung: int = 1) -> Item:
    return item_of(catalogue().exercises[exercise], rung, ())


@pytest.mark.parametrize(
    ("items", "seconds"),
    [
        ([item("brisk_walking", 6)], 120),
        ([item("single_leg_stance")], 120 + 2 * 2 * 5 + 45),
        ([item("single_leg_stance", 6)], 120 + 2 * 2 * 30 + 45),
        ([item("wall_push_up")], 120 + 5 * 4),
        ([item("wall_push_up", 6)], 120 + 3 * 10 * 4 + 2 * 45),
        ([item("standing_hip_extension", 4)], 120 + 2 * 2 * 8 * 4 + 45),
        ([item("glute_squeeze", 3)], 120 + 10 * 5),
        ([item("seated_march", 5)], 120 + 2 * 180 + 45),
        ([item("heel_drops", 6)], 120 + 50 * 4),
        ([item("tai_chi", 6), item("seated_march", 6), item("single_leg_stance")], 120 + 1845 + 645 + 65 + 60),
        ([item("wall_push_up"), item("brisk_walking"), item("hip_hinge")], 120 + 20 + 20 + 30),
    ],
)
def test_the_session_is_warm_up_exercises_and_rests(items: list[Item], seconds: int) -> None:
    assert session_minutes(items, catalogue()) == -(-seconds // 60)


def test_nothing_to_do_takes_no_time() -> None:
    assert session_minutes([], catalogue()) == 0


def minutes(*items: Item, warm_up: int) -> int:
    """With another warm-up in seconds, so that a second more or less is a minute more or less."""
    timing = replace(catalogue().timing, warm_up=warm_up)
    return session_minutes(items, replace(catalogue(), timing=timing))


def test_an_item_without_any_amount_takes_only_its_rests() -> None:
    nothing = replace(item("wall_push_up"), reps=None)
    assert minutes(nothing, warm_up=60) == 1
    assert minutes(nothing, warm_up=61) == 2
    assert minutes(replace(nothing, sets=2), warm_up=15) == 1
    assert minutes(replace(nothing, sets=2), warm_up=16) == 2


def test_each_repetition_is_held_for_its_seconds() -> None:
    held = replace(item("wall_push_up"), reps=6, seconds=10)
    assert minutes(held, warm_up=60) == 2
    assert minutes(held, warm_up=61) == 3
    assert minutes(replace(held, reps=None), warm_up=50) == 1
    assert minutes(replace(held, reps=None), warm_up=51) == 2


def test_there_is_a_rest_between_exercises_and_none_around_them_or_around_walking() -> None:
    nothing, walk = replace(item("wall_push_up"), reps=None), item("brisk_walking", 6)
    assert [minutes(nothing, walk, nothing, warm_up=seconds) for seconds in (30, 31)] == [1, 2]
    assert [minutes(walk, warm_up=seconds) for seconds in (60, 61)] == [1, 2]
    assert [minutes(nothing, warm_up=seconds) for seconds in (60, 61)] == [1, 2]
