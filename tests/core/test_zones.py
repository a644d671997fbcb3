"""Places and their clocks."""

from datetime import UTC, datetime, time

from bot.core.zones import PLACES, agreeing, known

MARCH = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


def test_every_place_has_a_clock_and_stands_in_one_list_only():
    assert all(known(zone) for zone in PLACES)
    assert len(set(PLACES)) == len(PLACES)


def test_what_is_no_zone_is_not_known():
    assert not known("Europe/Atlantis")
    assert not known("../etc/passwd")
    assert not known("")


def test_a_clock_is_found_in_places_with_odd_quarters_of_an_hour():
    assert agreeing(MARCH, [time(13, 17)]) == ["Asia/Kathmandu"]
    assert agreeing(MARCH, [time(13, 0)]) == ["Asia/Kolkata", "Asia/Colombo"]


def test_a_clock_that_goes_wrong_by_some_minutes_is_met_by_those_that_are_near():
    assert set(agreeing(MARCH, [time(13, 7)])) == {"Asia/Kolkata", "Asia/Colombo", "Asia/Kathmandu"}


def test_two_readings_of_one_time_find_the_places_of_both():
    found = agreeing(MARCH, [time(2, 30), time(14, 30)])
    assert {"America/New_York", "Asia/Bangkok"} <= set(found)


def test_midnight_lies_between_two_clocks_that_agree():
    assert "Asia/Tokyo" in agreeing(datetime(2026, 3, 2, 14, 58, tzinfo=UTC), [time(0, 1)])


def test_nobody_has_a_clock_between_the_quarters():
    assert agreeing(MARCH, [time(8, 7)], ["Europe/Berlin", "Asia/Kolkata"]) == []
