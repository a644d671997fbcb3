"""When somebody has become shorter, and how people write a height."""

from datetime import date, timedelta
from itertools import product

import pytest

from bot.core.height import (
    LOST,
    STOOPED,
    Heights,
    Measure,
    agree,
    check_from,
    height_in,
    heights,
    is_plausible,
    stooped,
)
from tests.core.people import catalogue

ASKING = catalogue().asking
LIMIT = ASKING.height_loss
START = date(2026, 3, 2)


def on(day: int, height: int) -> Measure:
    return Measure(START + timedelta(days=day), height)


def after(*later: Measure, first: int = 1580, second: int = 1580) -> Heights:
    return heights([on(0, first), on(0, second), *later], LIMIT)


def test_the_findings_are_referrals_within_days() -> None:
    assert (LOST.rule, LOST.signs, LOST.urgency) == ("T3", ("height_loss",), "within_days")
    assert (STOOPED.rule, STOOPED.signs) == ("T3", ("stoop",))


def test_the_limit_is_two_centimetres() -> None:
    assert LIMIT == 20


def test_the_first_two_measures_are_averaged() -> None:
    assert heights([], LIMIT) == heights([on(0, 1580)], LIMIT) == Heights()
    assert after(second=1571).usual == 1575.5


@pytest.mark.parametrize(
    ("height", "is_lower"), [(1580, False), (1561, False), (1560, True), (1559, True), (1400, True)]
)
def test_a_measure_is_lower_from_exactly_the_limit_on(height: int, is_lower: bool) -> None:
    found = after(on(30, height))
    assert (found.lower_on is not None) is is_lower
    assert not found.lost


def test_a_half_millimetre_of_the_average_counts() -> None:
    assert after(on(30, 1556), second=1571).lower_on is None  # 1575.5 - 1556 = 19.5
    assert after(on(30, 1555), second=1571).lower_on is not None  # 20.5


def test_only_a_second_lower_measure_on_another_day_is_a_loss() -> None:
    lower = on(30, 1558)
    assert not after(lower, on(30, 1557)).lost
    assert after(lower, on(30, 1557)).lower_on == lower.day
    assert after(lower, on(31, 1560)).lost
    assert after(lower, on(60, 1500)).lost


def test_a_second_measure_that_is_not_lower_clears_the_first() -> None:
    assert after(on(30, 1558), on(31, 1561)) == Heights(1580, None, lost=False)
    assert not after(on(30, 1558), on(31, 1570), on(60, 1558)).lost


def test_many_small_losses_add_up() -> None:
    """Each is compared with the first two, not with the one before."""
    steps = [on(30 * month, 1580 - 7 * month) for month in range(1, 5)]
    assert after(*steps[:2]).lower_on is None
    assert after(*steps[:3]).lower_on is not None
    assert after(*steps).lost


def test_the_same_loss_is_told_once_and_a_further_one_again() -> None:
    told = (on(30, 1558), on(31, 1558))
    assert after(*told) == Heights(1558, None, lost=True)
    assert after(*told, on(60, 1557)) == Heights(1558, None, lost=False)
    assert after(*told, on(60, 1538), on(61, 1537)).lost


def test_two_first_measures_have_to_agree() -> None:
    assert agree(1580, 1561, LIMIT)
    assert not agree(1580, 1560, LIMIT)
    assert not agree(1560, 1580, LIMIT)


@pytest.mark.parametrize(("height", "plausible"), [(1199, False), (1200, True), (2100, True), (2101, False)])
def test_a_height_lies_between_120_and_210_centimetres(height: int, plausible: bool) -> None:
    assert is_plausible(height, ASKING) is plausible


# -- when it is asked --------------------------------------------------------------------------------------------------


def due(asked: int | None = None, put_off: int | None = None, known: Heights | None = None) -> int:
    """In days from the first."""
    on_day = {
        name: None if day is None else START + timedelta(days=day) for name, day in (("a", asked), ("p", put_off))
    }
    return (check_from(START, on_day["a"], on_day["p"], known or Heights(), ASKING) - START).days


def test_the_first_check_comes_in_the_second_week_and_then_every_month() -> None:
    assert due() == 7
    assert due(asked=7) == 37


def test_what_was_put_off_comes_again_on_its_day_and_then_in_a_month() -> None:
    assert due(asked=7, put_off=14) == 14
    assert due(asked=14, put_off=14) == 44


def test_a_lower_measure_is_confirmed_on_the_next_day_at_the_earliest() -> None:
    lower = Heights(1580, START + timedelta(days=38))
    assert due(asked=37, known=lower) == 39
    assert due(asked=37, put_off=44, known=lower) == 44
    assert due(asked=39, known=lower) == 69  # asked already: no nagging


# -- posture -----------------------------------------------------------------------------------------------------------


def test_only_a_head_that_reached_the_wall_the_time_before_makes_a_new_stoop() -> None:
    for earlier in ([], [True], [False], [True, False], [False, True]):
        for now in (True, False):
            assert stooped([*earlier, now]) is (bool(earlier) and earlier[-1] and not now)


# -- in words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "millimetres"),
    [
        *(("158", 1580), ("158 cm", 1580), ("158cm.", 1580), ("158,5", 1585), ("158.5 cm", 1585), ("158 santim", 1580)),
        *(
            ("1,58", 1580),
            ("1.58 m", 1580),
            ("1,58 metre", 1580),
            ("1.6 m", 1600),
            ("1m58", 1580),
            ("1 metre 58", 1580),
        ),
        *(
            ("5 ft 3", 1600),
            ("5ft 3in", 1600),
            ("5'3\"", 1600),
            ("5’3”", 1600),
            ("5 feet 3 inches", 1600),
            ("5 ft", 1524),
        ),
        *(("5 foot 2.5", 1588), ("My height is 158 cm", 1580), ("I am 158 cm", 1580), ("Boyum 1,58", 1580)),
        *(("58", 580), ("300 cm", 3000), ("1 m 5", 1050), ("1580", 15800), ("7", 70)),
    ],
)
def test_a_height_is_read_as_people_write_it(text: str, millimetres: int) -> None:
    assert height_in(text) == millimetres


@pytest.mark.parametrize(
    "text",
    [
        "", "hello", "158 kg", "I walked 158 metres", "158 cm but my back hurts", "my back hurts", "10:30", "2x10",
        "25 min", "158 158", "-158", "1/58", "five", "5 ft 3 and dizzy", "12345",
    ],
)  # fmt: skip
def test_what_says_anything_else_is_no_height(text: str) -> None:
    assert height_in(text) is None


def test_the_ways_of_writing_agree_with_one_another() -> None:
    for whole, rest in product((1,), range(20, 100)):
        height = (whole * 100 + rest) * 10
        spellings = (f"{whole}{rest}", f"{whole}{rest} cm", f"{whole},{rest} m", f"{whole}.{rest}", f"{whole}m{rest}")
        assert {height_in(each) for each in spellings} == {height}
