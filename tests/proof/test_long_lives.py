"""Years in which everything is done and easy: nobody may be kept from what they are allowed to reach."""

from datetime import date

import pytest

from bot.core.facts import Answers
from bot.core.history import History
from bot.core.lived import live
from tests.core.people import EVERYTHING, catalogue, someone

FIRST, TWO_YEARS = date(2026, 1, 5), 730
KEYS = ("1", "2", "3", "4")


def firsts(answers: Answers, key: str) -> dict[str, int]:
    """The day of each exercise's first time on each of its rungs, and of the first fifty impacts."""
    found: dict[str, int] = {}
    history = History(first_day=FIRST, key=key)
    for number, plan in enumerate(live(catalogue(), answers, history, FIRST, TWO_YEARS, "easy"), start=1):
        for item in plan.items:
            found.setdefault(f"{item.exercise} {item.rung}", number)
            found.setdefault(f"support {item.support}", number)
            if item.sets * (item.impacts or 0) >= 50:
                found.setdefault("fifty impacts", number)
    return found


@pytest.mark.parametrize("key", KEYS)
def test_whoever_may_do_everything_comes_to_hover_to_fifty_impacts_and_to_jumps(key: str) -> None:
    found = firsts(someone(high_impact_ok="yes", equipment=EVERYTHING), key)
    assert found["brisk_walking 6"] <= 12 * 7
    assert found["support hover"] <= 26 * 7
    assert found["sit_to_stand 6"] <= 40 * 7
    assert found["fifty impacts"] <= 40 * 7
    assert min(found.get("small_jumps 1", 9999), found.get("skipping 1", 9999)) <= 65 * 7


@pytest.mark.parametrize("key", KEYS)
def test_after_one_harmless_fall_balance_climbs_as_far_as_it_may(key: str) -> None:
    found = firsts(someone(falls_12m="one", serious_fall="no"), key)
    assert found["single_leg_stance 5"] <= 26 * 7
    assert "single_leg_stance 6" not in found
    assert not {"small_jumps 1", "skipping 1", "stair_climbing 1"} & set(found)


@pytest.mark.parametrize("key", KEYS)
def test_with_a_high_falls_risk_strength_climbs_to_the_top_and_balance_to_the_fingertips(key: str) -> None:
    found = firsts(someone(unsteady="yes"), key)
    assert found["sit_to_stand 6"] <= 40 * 7
    assert found["support fingertips"] <= 26 * 7
    assert "support hover" not in found
