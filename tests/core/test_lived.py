"""Days that follow one another: what a lived day leaves behind for the next."""

from datetime import timedelta

import pytest

from bot.core.history import History, Session
from bot.core.lived import after, live
from bot.core.planning import plan_day
from tests.core.people import AYSE, MONDAY, catalogue, day, history, someone


def lived(days: int, feel: str | None, before: History | None = None, answers=AYSE) -> History:
    """The history after so many days, each planned from the one before."""
    found = before or history()
    for number in range(1, days + 1):
        found = after(found, plan_day(catalogue(), answers, found, day(number)), feel)
    return found


@pytest.mark.parametrize("feel", [None, "easy", "hard"])
def test_each_day_is_planned_from_those_before_it(feel):
    plans = list(live(catalogue(), AYSE, history(), MONDAY, 40, feel))
    assert [plan.date for plan in plans] == [day(number) for number in range(1, 41)]
    for number in (1, 9, 40):
        assert plans[number - 1] == plan_day(catalogue(), AYSE, lived(number - 1, feel), day(number))


def test_a_lived_day_leaves_its_items_as_done_and_felt():
    plan = plan_day(catalogue(), AYSE, history(), MONDAY)
    found = after(history(), plan, "right")
    assert found.sessions == {item.exercise: (Session(MONDAY, 1, done=True, feel="right"),) for item in plan.items}
    assert found.last_active == MONDAY
    assert found.places == plan.places
    assert found.blocks == plan.blocks


def test_without_a_feeling_a_day_leaves_its_places_and_turns_and_nothing_else():
    found = lived(10, None)
    assert (found.sessions, found.last_active) == ({}, None)
    assert "brisk_walking" in found.places
    assert found.blocks


def test_days_off_and_holds_leave_nothing():
    free = history(days_off=frozenset(range(7)))
    assert lived(3, "easy", free) == free
    held = lived(3, "easy", answers=someone(current_signs=None))
    assert held == history()


def test_no_session_is_kept_for_longer_than_a_plan_looks_back():
    kept = lived(60, "easy").sessions
    assert len(kept["brisk_walking"]) == 28
    assert kept["brisk_walking"][0].date == day(60) - timedelta(days=27)


def test_what_was_known_before_goes_on():
    before = history(own_word=True, key="somebody")
    assert (lived(2, "easy", before).own_word, lived(2, "easy", before).key) == (True, "somebody")
