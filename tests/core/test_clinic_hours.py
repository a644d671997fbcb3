"""The clinic's hours: what operators write, and working time counted across nights, weekends and clock changes."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.clinic_hours import (
    MIDNIGHT,
    USUAL,
    Hours,
    is_open,
    last_opening,
    next_opening,
    read_hours,
    worked_after,
    worked_between,
)

ISTANBUL, LONDON = "Europe/Istanbul", "Europe/London"
NINE_TO_FIVE = (540, 1020)
WEEKDAYS = ((NINE_TO_FIVE,),) * 5 + ((),) * 2


@pytest.mark.parametrize(
    "words",
    [
        "Mon-Fri 09:00-17:00",
        "Monday – Friday: 9 - 17",
        "Mon to Fri from 9am to 5pm.",
        "weekdays 9:00–17:00",
        "Hafta içi 09.00-17.00",
        "Pzt–Cum 09.00–17.00",
        "Pazartesi, Salı, Çarşamba, Perşembe ve Cuma 9-17",
        "Mon/Tue/Wed/Thu/Fri 9-17, Sat closed, Pazar kapalı",
    ],
)
def test_the_usual_hours_are_read_however_they_are_written(words: str) -> None:
    assert read_hours(words) == Hours(WEEKDAYS) == USUAL


def test_several_parts_make_a_week() -> None:
    found = read_hours("Mon-Thu 9-12, 13-17.30; Fri 9-13; Sat 10:00-12:00")
    assert found is not None
    assert found.week[:4] == (((540, 720), (780, 1050)),) * 4
    assert found.week[4:] == (((540, 780),), ((600, 720),), ())


def test_days_may_go_over_the_weekend_and_hours_until_midnight() -> None:
    found = read_hours("Sat-Mon 0-24")
    assert found is not None
    assert [bool(periods) for periods in found.week] == [True, False, False, False, False, True, True]
    assert found.week[6] == ((0, MIDNIGHT),)


def test_noon_and_midnight_are_read_by_the_halves_of_the_day() -> None:
    found = read_hours("daily 12am-12pm")
    assert found is not None
    assert found.week[0] == ((0, 720),)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "by appointment",
        "Mon-Fri 9-17!",
        "9-17",  # on which days?
        "Mon-Fri",  # at which hours?
        "Mon-Fri 17-9",
        "Mon-Fri 9-17:75",
        "Mon-Fri 9-25",
        "Mon 13pm-2pm",
        "Mon 9-12, Mon 11-13",  # at once
        "Mon-Fri 9-17, closed Sat",
        "Mon-Xyz 9-17",
        "Mon-Fri 9-17 (not on holidays)",
        "Sun closed",
    ],
)
def test_what_is_not_certain_is_not_guessed_at(words: str) -> None:
    assert read_hours(words) is None


def local(day: int, clock: str, zone: str = ISTANBUL, month: int = 3) -> datetime:
    return datetime.combine(
        datetime(2026, month, day, tzinfo=UTC).date(), time.fromisoformat(clock), ZoneInfo(zone)
    ).astimezone(UTC)


def test_four_hours_from_friday_afternoon_end_on_monday() -> None:
    assert worked_after(USUAL, local(6, "15:00"), timedelta(hours=4), ISTANBUL) == local(9, "11:00")


def test_the_night_and_the_weekend_do_not_count() -> None:
    for begun in (local(6, "22:00"), local(7, "12:00"), local(9, "03:00")):
        assert worked_after(USUAL, begun, timedelta(hours=4), ISTANBUL) == local(9, "13:00")


def test_it_is_open_from_the_first_minute_and_closed_at_the_last() -> None:
    assert [is_open(USUAL, local(6, clock), ISTANBUL) for clock in ("08:59", "09:00", "16:59", "17:00")] == [
        False,
        True,
        True,
        False,
    ]
    assert not is_open(USUAL, local(7, "12:00"), ISTANBUL)


def test_the_openings_around_a_moment_are_those_of_working_days() -> None:
    assert next_opening(USUAL, local(6, "09:00"), ISTANBUL) == local(9, "09:00")
    assert next_opening(USUAL, local(6, "08:00"), ISTANBUL) == local(6, "09:00")
    assert last_opening(USUAL, local(9, "09:00"), ISTANBUL) == local(6, "09:00")
    assert last_opening(USUAL, local(9, "09:01"), ISTANBUL) == local(9, "09:00")


def test_an_hour_that_the_clocks_leave_out_is_not_worked() -> None:
    nights = read_hours("daily 1-2, 9-10")
    assert nights is not None
    before = local(29, "00:30", LONDON)  # at one the clocks go to two
    assert worked_after(nights, before, timedelta(minutes=30), LONDON) == local(29, "09:30", LONDON)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
periods = st.lists(st.integers(0, MIDNIGHT), min_size=2, max_size=4, unique=True).map(
    lambda ends: tuple(zip(sorted(ends)[0::2], sorted(ends)[1::2], strict=False))
)
weeks = st.lists(st.one_of(st.just(()), periods), min_size=7, max_size=7).filter(any).map(tuple).map(Hours)


@given(weeks, moments, st.integers(1, 3 * MIDNIGHT), st.sampled_from([ISTANBUL, LONDON, "America/New_York"]))
def test_what_is_counted_forward_has_been_worked_by_then(
    hours: Hours, begun: datetime, minutes: int, zone: str
) -> None:
    amount = timedelta(minutes=minutes)
    end = worked_after(hours, begun, amount, zone)
    assert worked_between(hours, begun, end, zone) == amount
    assert worked_between(hours, begun, end - timedelta(seconds=1), zone) < amount


@given(weeks, moments, st.sampled_from([ISTANBUL, LONDON, "America/New_York"]))
def test_it_is_open_at_every_opening_and_nothing_is_worked_before_it_opens(
    hours: Hours, moment: datetime, zone: str
) -> None:
    coming, last = next_opening(hours, moment, zone), last_opening(hours, moment, zone)
    assert last < moment < coming
    assert is_open(hours, coming, zone)
    assert is_open(hours, last, zone)
    assert last_opening(hours, coming, zone) <= moment
