"""Care rule T8: what counts as the same ache coming back."""

from datetime import timedelta

import pytest

from bot.core.repeats import REPEAT_DAYS, Ache, comes_back

KNEE = Ache({"where": "elsewhere", "place": "knee", "strength": "3"}, ("other_pain",))
SORE = Ache({"strength": "3"}, ("soreness",), "mini_squat")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (KNEE, KNEE, True),
        (KNEE, Ache({"place": "shoulder"}, ("other_pain",)), False),
        (Ache({"where": "calf"}, ("other_pain",)), Ache({"where": "calf"}, ("other_pain",)), True),
        (Ache({"place": "other"}, ("other_pain",)), Ache({"place": "other"}, ("other_pain",)), False),
        (Ache({}, ("other_pain",), "mini_squat"), Ache({"place": "knee"}, ("other_pain",), "mini_squat"), True),
        (Ache({}, ("other_pain",)), Ache({}, ("other_pain",)), False),
        (SORE, SORE, False),
        (Ache({"strength": "5"}, ("soreness",), "mini_squat"), Ache({}, ("other_pain",), "mini_squat"), True),
        (Ache({"strength": "4"}, ("soreness",), "mini_squat"), Ache({}, ("other_pain",), "mini_squat"), False),
        (Ache({}, ("other_pain",), "mini_squat"), Ache({"strength": "4"}, ("tiredness",), "mini_squat"), False),
        (
            Ache({"place": "knee"}, ("other_pain",), "dancing"),
            Ache({"place": "knee"}, ("other_pain",), "tai_chi"),
            True,
        ),
        (Ache({}, ("soreness",), "mini_squat"), Ache({}, ("other_pain",), "mini_squat"), False),
        (Ache({}, ("other_pain",), "mini_squat"), Ache({}, ("other_pain",), "dancing"), False),
        (Ache({"where": "head"}, ("other_pain",)), Ache({"where": "head"}, ("other_pain",)), True),
        (Ache({"where": "hip"}, ("other_pain",)), Ache({"where": "hip"}, ("other_pain",)), True),
        (Ache({"where": "back", "place": "arm"}, ("other_pain",)), Ache({"place": "arm"}, ("other_pain",)), True),
        (
            Ache({"place": "arm", "back": "no"}, ("other_pain",)),
            Ache({"place": "arm", "back": "yes"}, ("other_pain",)),
            False,
        ),
        (
            Ache({"where": "hip", "hip": "new"}, ("other_pain",)),
            Ache({"where": "hip", "hip": "new"}, ("other_pain",)),
            True,
        ),
        (
            Ache({"where": "hip", "hip": "old"}, ("other_pain",)),
            Ache({"where": "hip", "hip": "old"}, ("other_pain",)),
            False,
        ),
    ],
)
def test_the_same_place_or_exercise_counts_and_what_is_mild_or_old_does_not(first, second, same):
    assert comes_back(first, [second]) is same


def test_an_ache_alone_does_not_come_back():
    assert not comes_back(KNEE, [])


def test_only_aches_of_fourteen_days_are_compared() -> None:
    assert timedelta(days=14) == REPEAT_DAYS


def test_it_is_enough_that_one_of_the_earlier_ones_was_the_same() -> None:
    shoulder = Ache({"place": "shoulder"}, ("other_pain",))
    assert comes_back(KNEE, [shoulder, KNEE])
    assert not comes_back(KNEE, [shoulder, shoulder])
