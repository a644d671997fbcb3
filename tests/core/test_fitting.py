"""What gives way when a session would take too long."""

from typing import Any

import pytest

from bot.core.catalogue import Catalogue, Dose, Exercise, Rung
from bot.core.choosing import Choice, Taken
from bot.core.fitting import fitting, items_of, making_room, too_long
from bot.core.history import Place
from tests.core.people import day, exercise, only

WARM_UP = 2


def lasting(name: str, *minutes: int, **other: Any) -> Exercise:
    """An exercise whose rungs take so many minutes."""
    return exercise("marching_on_spot", id=name, ladder=tuple(Rung(Dose(minutes=n), None) for n in minutes), **other)


def counted(name: str, reps: int) -> Exercise:
    """One that is counted, not timed; fifteen repetitions take a minute."""
    return exercise("marching_on_spot", id=name, ladder=(Rung(Dose(reps=reps), None),) * 6)


WALK = lasting("brisk_walking", 10, 20, 24, 30, 36, 40)
LONG = lasting("long", 1, 2, 4, 8, 16, 32)
OTHER = lasting("other", 1, 2, 4, 8, 16, 32)
COUNTED = counted("counted", 15)
EMPTY = Choice("push", None, 1, ("S5",))


def choice(taken: Exercise, rung: int = 1, optional: bool = False) -> Choice:
    return Choice("any", Taken(taken, Place(rung, day(1)), 6), rung, (), {}, optional)


def within(minutes: int) -> Catalogue:
    """Nothing but the exercises may take time here, so that minutes can be added up in the head."""
    return only(WALK, LONG, OTHER, COUNTED, limit=minutes + WARM_UP)


def left(choices: list[Choice], minutes: int) -> list[tuple[str, int]]:
    kept = fitting(choices, within(minutes))
    return [(item.exercise, item.rung) for item in items_of(kept)]


def test_a_session_that_fits_exactly_stays_as_it_is() -> None:
    choices = [choice(WALK, 6), choice(LONG, 5, optional=True)]
    assert fitting(choices, within(16)) == choices
    assert fitting([], within(0)) == []


def test_one_minute_too_long_is_too_long() -> None:
    assert not too_long([choice(LONG, 5)], within(16))
    assert too_long([choice(LONG, 5)], within(15))


def test_walking_takes_no_time_of_a_session() -> None:
    assert not too_long([choice(WALK, 6)], within(0))
    assert left([choice(WALK, 6), choice(LONG, 6)], 1) == [("brisk_walking", 6), ("long", 1)]


def test_what_is_optional_gives_way_before_anything_else_is_shortened() -> None:
    assert left([choice(LONG, 5), choice(OTHER, 1, optional=True)], 16) == [("long", 5)]
    assert left([choice(LONG, 5, optional=True), choice(OTHER, 4)], 8) == [("other", 4)]


def test_the_last_optional_one_goes_first_and_only_as_many_as_it_takes() -> None:
    choices = [choice(COUNTED, optional=True), choice(LONG, 3), choice(OTHER, 2, optional=True)]
    assert left(choices, 9) == [("counted", 1), ("long", 3), ("other", 2)]
    assert left(choices, 6) == [("counted", 1), ("long", 3)]
    assert left(choices, 4) == [("long", 3)]


def test_what_is_optional_is_never_shortened() -> None:
    assert left([choice(LONG, 5, optional=True), choice(OTHER, 1)], 17) == [("other", 1)]
    assert left([choice(OTHER, 1), choice(LONG, 5, optional=True)], 18) == [("other", 1), ("long", 5)]


def test_an_optional_one_that_does_not_fit_leaves_its_time_to_the_next() -> None:
    heavy = counted("heavy", 60)
    choices = [choice(heavy, optional=True), choice(LONG, 2), choice(OTHER, 1, optional=True)]
    found = fitting(choices, only(heavy, LONG, OTHER, limit=4 + WARM_UP))
    assert [item.exercise for item in items_of(found)] == ["long", "other"]


def test_what_is_optional_gets_the_time_that_shortening_left_over() -> None:
    assert left([choice(OTHER, 3, optional=True), choice(LONG, 5)], 15) == [("other", 3), ("long", 4)]


def test_a_timed_exercise_goes_down_rung_by_rung_until_the_session_fits() -> None:
    assert left([choice(LONG, 6)], 31) == [("long", 5)]
    assert left([choice(LONG, 6)], 15) == [("long", 4)]
    assert left([choice(LONG, 6)], 1) == [("long", 1)]


def test_the_timed_exercise_on_the_highest_rung_gives_way_first() -> None:
    assert left([choice(LONG, 3), choice(OTHER, 4)], 9) == [("long", 3), ("other", 3)]
    assert left([choice(LONG, 4), choice(OTHER, 3)], 9) == [("long", 3), ("other", 3)]
    assert left([choice(LONG, 3), choice(OTHER, 3)], 7) == [("long", 2), ("other", 3)]


def test_nothing_is_shortened_below_the_first_rung_or_that_is_not_timed() -> None:
    assert left([choice(LONG, 2), choice(COUNTED, 6)], 0) == [("long", 1), ("counted", 6)]


def test_an_empty_slot_takes_no_time_and_stays() -> None:
    assert fitting([EMPTY, choice(LONG, 2)], within(1)) == [EMPTY, *fitting([choice(LONG, 2)], within(1))]
    assert items_of([EMPTY]) == ()


def test_a_shortened_exercise_keeps_its_place_on_the_ladder() -> None:
    (kept,) = fitting([choice(LONG, 5)], within(4))
    assert kept.taken is not None
    assert (kept.rung, kept.taken.place) == (3, Place(5, day(1)))


@pytest.mark.parametrize("minutes", range(40))
def test_whatever_is_left_fits_or_nothing_more_can_give_way(minutes: int) -> None:
    choices = [choice(WALK, 6), choice(LONG, 5), choice(COUNTED, 4), choice(OTHER, 6, optional=True)]
    kept = fitting(choices, within(minutes))
    assert not too_long(kept, within(minutes)) or [each.rung for each in kept] == [6, 1, 4]


def test_room_is_made_by_leaving_out_optional_ones_from_the_end_as_many_as_it_takes() -> None:
    choices = [choice(OTHER, 3, optional=True), choice(COUNTED), choice(LONG, 1, optional=True)]
    assert making_room(choices, within(7)) == choices  # half a minute between two exercises
    assert making_room(choices, within(6)) == choices[:2]
    assert making_room(choices, within(5)) == [choices[1]]


def test_there_is_no_room_where_leaving_out_does_not_help() -> None:
    assert making_room([choice(COUNTED), choice(OTHER, optional=True)], within(0)) == []
    assert making_room([choice(LONG, 5)], within(15)) == []
