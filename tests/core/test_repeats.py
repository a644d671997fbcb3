"""Care rule T8: what counts as the same ache coming back."""

import pytest

from bot.core.repeats import Ache, comes_back

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
