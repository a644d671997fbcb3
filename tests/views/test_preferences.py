"""A habit beside a balance exercise: only where it is held."""

from dataclasses import replace

import pytest

from bot.content.words import words_for
from bot.core.day_plan import Item
from bot.views.preferences import HABITS, good_moment

STANCE = Item(
    exercise="single_leg_stance",
    category="balance",
    group=None,
    impact="none",
    support="both_hands",
    sets=2,
    reps=None,
    seconds=5,
    minutes=None,
    impacts=None,
    rung=1,
    rules=(),
)


@pytest.mark.parametrize("support", ["both_hands", "one_hand", "fingertips"])
@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_balance_exercise_that_is_held_has_its_moment(language, habit, support):
    assert good_moment(words_for(language), habit, replace(STANCE, support=support))


@pytest.mark.parametrize("support", ["hover", "none", "seated", None])
def test_without_something_firm_in_hand_there_is_none(support):
    assert good_moment(words_for("en"), "tea", replace(STANCE, support=support)) is None


def test_other_exercises_and_people_without_a_habit_have_none():
    assert good_moment(words_for("en"), "tea", replace(STANCE, category="resistance")) is None
    assert good_moment(words_for("en"), None, STANCE) is None
