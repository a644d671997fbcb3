"""Whom something is for, and when each of them may get it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.broadcast import Audience, Group, Hour, joiners_at, time_left
from bot.core.zones import PLACES

TEN = datetime(2026, 3, 3, 7, tzinfo=UTC)  # in Istanbul
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@given(
    st.builds(
        Audience,
        language=st.sampled_from((None, "tr")),
        group=st.sampled_from((None, *Group)),
        days=st.integers(0, 99),
        family=st.booleans(),
        holds=st.booleans(),
    )
)
def test_an_audience_outlives_being_stored(audience: Audience) -> None:
    assert Audience.from_json(audience.to_json()) == audience


def test_what_is_not_said_of_an_audience_leaves_it_wide() -> None:
    assert Audience.from_json({"language": "tr", "unknown": 1}) == Audience(language="tr")


def test_by_day_it_comes_at_once_and_at_night_in_the_morning() -> None:
    now = datetime(2026, 3, 2, 22, tzinfo=UTC)
    hour = Hour(now)
    assert hour.at("Europe/Istanbul", now) == datetime(2026, 3, 3, 5, tzinfo=UTC)
    assert hour.at("America/New_York", now) == now
    assert Hour(now, urgent=True).at("Europe/Istanbul", now) == now


def test_before_its_hour_it_comes_to_nobody_and_after_it_at_once() -> None:
    hour = Hour(TEN)
    assert hour.at("Europe/Istanbul", LONG_AGO) == TEN
    assert hour.at("Europe/Istanbul", TEN + timedelta(hours=2)) == TEN + timedelta(hours=2)
    assert (hour.first, hour.last) == (TEN, TEN)


def test_in_each_zone_it_comes_at_the_same_time_of_the_wall() -> None:
    hour = Hour(TEN, "Europe/Istanbul")
    assert hour.at("Europe/London", LONG_AGO) == TEN + timedelta(hours=3)
    assert hour.at("Asia/Tokyo", LONG_AGO) == TEN - timedelta(hours=6)


@pytest.mark.parametrize("zone", PLACES)
def test_no_zone_is_before_the_first_or_after_the_last(zone: str) -> None:
    hour = Hour(TEN, "Europe/Istanbul")
    assert hour.first <= hour.at(zone, LONG_AGO) <= hour.last


def test_when_the_clocks_change_it_is_the_new_mornings_eight() -> None:
    saturday_night = datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert Hour(saturday_night).at("Europe/London", saturday_night) == datetime(2026, 3, 29, 7, tzinfo=UTC)


def test_who_joins_gets_it_at_the_end_of_the_day_unless_it_is_over() -> None:
    assert joiners_at(TEN, "Europe/Istanbul") == datetime(2026, 3, 3, 17, 30, tzinfo=UTC)
    assert joiners_at(datetime(2026, 3, 3, 17, 30, tzinfo=UTC), "Europe/Istanbul") is None


def test_how_long_the_rest_takes() -> None:
    assert time_left(2900, 29.0) == timedelta(seconds=100)
