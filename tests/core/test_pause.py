"""What a pause covers, and what an illness leaves behind."""

from datetime import date

import pytest

from bot.core.pause import AWAY, HOSPITAL, ILL, Pause, last_day

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)


def test_a_dated_pause_covers_its_first_and_its_last_day_and_none_beside_them():
    pause = Pause(AWAY, TUESDAY, last_day(TUESDAY, 2))
    assert [pause.covers(day) for day in (MONDAY, TUESDAY, WEDNESDAY, date(2026, 11, 26))] == [False, True, True, False]


def test_a_pause_without_an_end_covers_every_day_from_its_first_on():
    pause = Pause(ILL, TUESDAY)
    assert not pause.covers(MONDAY)
    assert pause.covers(date(2027, 5, 1))


def test_a_pause_that_ended_on_its_first_day_covers_nothing():
    pause = Pause(ILL, TUESDAY, MONDAY)
    assert not any(pause.covers(day) for day in (MONDAY, TUESDAY, WEDNESDAY))


@pytest.mark.parametrize("kind", [ILL, HOSPITAL])
def test_an_illness_lasts_until_the_day_before_they_are_back(kind):
    pause = Pause(kind, MONDAY)
    assert pause.rests
    assert pause.ill_until(WEDNESDAY) == TUESDAY
    assert pause.ill_until(MONDAY) is None


def test_who_was_away_was_not_ill():
    pause = Pause(AWAY, MONDAY)
    assert not pause.rests
    assert pause.ill_until(WEDNESDAY) is None
