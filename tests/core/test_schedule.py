"""When to write next: local hours across daylight saving, quiet nights, holds, and questions that wait."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.pause import AWAY, ILL, Pause, last_day
from bot.core.schedule import (
    Diary,
    Duty,
    Kind,
    appointment_ahead,
    due,
    local_date,
    local_moment,
    next_reminder_day,
    next_wake,
)
from bot.core.silence import after_check_in

LONDON = "Europe/London"  # changes its clocks on 29 March and 25 October 2026
ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))


def diary(**values: Any) -> Diary:
    return Diary(**({"zone": LONDON, "reminder_time": time(10)} | values))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_nobody_is_written_to_before_the_programme_has_begun() -> None:
    assert next_wake(diary()) is None
    assert due(diary(), at("2026-03-01T12:00")) is None


def test_the_reminder_comes_the_day_after_the_last_one_at_the_local_hour() -> None:
    assert next_wake(diary(reminded_on=date(2026, 3, 2))) == at("2026-03-03T10:00")


def test_the_local_hour_is_kept_when_the_clocks_go_forward_and_back() -> None:
    assert next_wake(diary(reminded_on=date(2026, 3, 28))) == at("2026-03-29T09:00")
    assert next_wake(diary(reminded_on=date(2026, 10, 24))) == at("2026-10-25T10:00")


def test_days_off_are_passed_over() -> None:
    weekend = frozenset({5, 6})
    assert next_wake(diary(reminded_on=date(2026, 3, 6), days_off=weekend)) == at("2026-03-09T10:00")


def test_an_hour_that_daylight_saving_leaves_out_is_moved_on_by_an_hour() -> None:
    moment = local_moment(date(2026, 3, 29), time(1, 30), LONDON)
    assert moment.astimezone(ZoneInfo(LONDON)).time() == time(2, 30)


def test_an_hour_that_comes_twice_is_taken_once() -> None:
    assert local_moment(date(2026, 10, 25), time(1, 30), LONDON) == at("2026-10-25T00:30")


@given(
    zone=st.sampled_from(ZONES),
    start=st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    hour=st.integers(0, 23),
    days_off=st.frozensets(st.integers(0, 6), max_size=5),
)
def test_every_day_that_is_not_off_is_reminded_exactly_once(
    zone: str, start: date, hour: int, days_off: frozenset[int]
) -> None:
    reminded, days = start, []
    for _ in range(12):
        found = due(Diary(zone, time(hour), days_off, reminded), datetime(2030, 1, 1, tzinfo=UTC))
        assert found is not None
        days.append(found.day)
        reminded = found.day
    expected = [
        start + timedelta(days=n) for n in range(1, 60) if (start + timedelta(days=n)).weekday() not in days_off
    ]
    assert days == expected[:12]


@given(zone=st.sampled_from(ZONES), day=st.dates(date(2024, 1, 1), date(2028, 12, 31)), hour=st.integers(8, 20))
def test_what_is_late_by_three_hours_or_reaches_the_night_expires(zone: str, day: date, hour: int) -> None:
    found = due(Diary(zone, time(hour), reminded_on=day), datetime(2030, 1, 1, tzinfo=UTC))
    assert found is not None
    assert found.expires is not None
    assert found.due < found.expires <= found.due + timedelta(hours=3)
    assert found.expires <= local_moment(found.day, time(21), zone)


def test_who_chose_an_hour_of_the_night_gets_it_then() -> None:
    found = due(diary(reminder_time=time(22), reminded_on=date(2026, 3, 2)), at("2026-03-03T22:30"))
    assert found is not None
    assert found.expires == at("2026-03-04T01:00")


def test_the_summary_comes_on_sunday_evening_once() -> None:
    first = due(diary(summarised_on=date(2026, 3, 2)), at("2026-03-08T18:00"))
    assert first is not None
    assert (first.kind, first.day) == (Kind.SUMMARY, date(2026, 3, 8))
    assert due(diary(summarised_on=first.day), at("2026-03-14T23:00")) is None


def test_on_a_hold_there_is_no_reminder_but_a_check_in_and_the_summary() -> None:
    held = diary(reminded_on=date(2026, 3, 2), summarised_on=date(2026, 3, 2), hold_opened_at=at("2026-03-03T09:00"))
    kinds = []
    for hours in range(24 * 6):
        found = due(held, at("2026-03-03T09:00") + timedelta(hours=hours))
        kinds += [found.kind] if found else []
    assert set(kinds) == {Kind.CHECK_IN}
    assert next_wake(held) == at("2026-03-07T10:00")
    asked = diary(
        summarised_on=date(2026, 3, 2), hold_opened_at=at("2026-03-03T09:00"), hold_checked_at=at("2026-03-07T10:00")
    )
    assert next_wake(asked) == at("2026-03-08T18:00")


def test_check_ins_come_at_most_twice_a_week_and_after_a_month_once() -> None:
    opened = checked = at("2026-03-02T09:00")
    gaps = []
    for _ in range(14):
        moment = next_wake(diary(hold_opened_at=opened, hold_checked_at=checked))
        assert moment is not None
        gaps.append((moment - checked).days)
        checked = moment
    assert min(gaps) >= 3
    assert gaps[-4:] == [7, 7, 7, 7]


def test_a_dated_pause_brings_nothing_before_the_day_after_its_last_one() -> None:
    pause = Pause(AWAY, date(2026, 3, 3), date(2026, 3, 16))
    paused = diary(reminded_on=date(2026, 3, 3), summarised_on=date(2026, 3, 1), pause=pause)
    assert next_wake(paused) == at("2026-03-17T10:00")
    assert next_reminder_day(paused) == date(2026, 3, 17)
    reminded = diary(reminded_on=date(2026, 3, 17), summarised_on=date(2026, 3, 1), pause=pause)
    assert next_wake(reminded) == at("2026-03-18T10:00")
    assert due(diary(summarised_on=date(2026, 3, 1), pause=pause), at("2026-03-22T17:59")) is None
    assert next_wake(diary(summarised_on=date(2026, 3, 1), pause=pause)) == at("2026-03-22T18:00")


def test_the_day_after_a_pause_may_be_a_day_off() -> None:
    pause = Pause(AWAY, date(2026, 3, 3), date(2026, 3, 6))
    paused = diary(reminded_on=date(2026, 3, 3), days_off=frozenset({5, 6}), pause=pause)
    assert next_wake(paused) == at("2026-03-09T10:00")


def test_a_pause_without_an_end_is_asked_about_once_a_week_and_brings_nothing_else() -> None:
    asked, kinds, days = date(2026, 3, 22), set(), []
    for _ in range(4):
        pause = Pause(ILL, date(2026, 3, 22), asked_on=asked)
        found = due(
            diary(reminded_on=date(2026, 3, 22), summarised_on=date(2026, 3, 22), pause=pause), at("2026-06-01")
        )
        assert found is not None
        kinds.add(found.kind)
        days.append(found.due)
        asked = found.day
    assert kinds == {Kind.STILL_PAUSED}
    # London goes from winter to summer time on the first of these Sundays.
    assert [f"{day:%m-%d %H}" for day in days] == ["03-29 09", "04-05 09", "04-12 09", "04-19 09"]


def test_a_pause_is_not_asked_about_on_a_day_off_nor_when_it_is_late() -> None:
    pause = Pause(ILL, date(2026, 3, 6))
    found = due(diary(days_off=frozenset({4}), pause=pause), at("2026-03-20"))
    assert found is not None
    assert (found.day, found.expires) == (date(2026, 3, 14), at("2026-03-14T13:00"))


def test_a_hold_goes_before_a_pause() -> None:
    for pause in (Pause(ILL, date(2026, 3, 3)), Pause(AWAY, date(2026, 3, 3), date(2026, 3, 30))):
        held = diary(
            reminded_on=date(2026, 3, 2),
            summarised_on=date(2026, 3, 2),
            hold_opened_at=at("2026-03-03T09:00"),
            pause=pause,
        )
        assert next_wake(held) == at("2026-03-07T10:00")
        assert next_reminder_day(held) is None
        found = due(
            diary(summarised_on=date(2026, 3, 2), hold_opened_at=at("2026-03-30"), pause=pause), at("2026-03-09")
        )
        assert found is not None
        assert found.kind is Kind.SUMMARY


def test_a_question_about_a_symptom_is_asked_again_in_a_pause_too() -> None:
    pause = Pause(ILL, date(2026, 3, 2))
    found = due(diary(asked_at=at("2026-03-02T10:15"), asked_times=1, pause=pause), at("2026-03-02T12:15"))
    assert found is not None
    assert found.kind is Kind.ASK_AGAIN


@given(
    zones=st.tuples(st.sampled_from(ZONES), st.sampled_from(ZONES)),
    start=st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    hour=st.integers(0, 23),
    days_off=st.frozensets(st.integers(0, 6), max_size=5),
    reminded=st.booleans(),
    days=st.integers(1, 20),
)
def test_after_a_pause_every_day_is_reminded_exactly_once_whatever_the_zone(
    zones: tuple[str, str], start: date, hour: int, days_off: frozenset[int], reminded: bool, days: int
) -> None:
    """`reminded`: whether the first day of the pause had its reminder before it began."""
    pause = Pause(AWAY, start, last_day(start, days))
    last, found = start if reminded else start - timedelta(days=1), []
    for _ in range(10):
        zone = zones[bool(found)]  # they may come home to another zone
        duty = due(Diary(zone, time(hour), days_off, last, pause=pause), datetime(2030, 1, 1, tzinfo=UTC))
        assert duty is not None
        found.append(duty.day)
        last = duty.day
    after = [start + timedelta(days=n) for n in range(days, days + 60)]
    assert found == [day for day in after if day.weekday() not in days_off][:10]


def test_a_question_about_a_symptom_is_asked_again_after_two_hours() -> None:
    found = due(diary(asked_at=at("2026-03-02T10:15"), asked_times=1), at("2026-03-02T12:15"))
    assert found is not None
    assert found.kind is Kind.ASK_AGAIN


def test_it_is_not_asked_again_at_night_but_at_eight() -> None:
    assert next_wake(diary(asked_at=at("2026-03-02T19:30"), asked_times=1)) == at("2026-03-03T08:00")
    assert next_wake(diary(asked_at=at("2026-03-03T03:00"), asked_times=1)) == at("2026-03-03T08:00")
    assert next_wake(diary(asked_at=at("2026-03-02T19:00"), asked_times=1)) == at("2026-03-02T21:00")


def test_what_is_late_at_night_is_asked_in_the_morning_however_late_it_is() -> None:
    waiting = diary(asked_at=at("2026-03-02T17:00"), asked_times=1)
    assert due(waiting, at("2026-03-02T22:10")) is None
    assert next_wake(waiting, at("2026-03-02T22:10")) == at("2026-03-03T08:00")
    late = due(waiting, at("2026-03-03T09:30"))
    assert late is not None
    assert late.kind is Kind.ASK_AGAIN


def test_the_morning_after_the_second_time_it_counts_as_unanswered() -> None:
    found = due(diary(asked_at=at("2026-03-02T12:15"), asked_times=2), at("2026-03-03T08:00"))
    assert found is not None
    assert found.kind is Kind.UNANSWERED


def test_of_several_duties_the_one_due_first_comes_first() -> None:
    both = diary(reminded_on=date(2026, 3, 7), summarised_on=date(2026, 3, 7))
    found = due(both, at("2026-03-08T23:00"))
    assert found is not None
    assert found.kind is Kind.REMINDER


def test_the_local_date_is_that_of_the_patients_zone() -> None:
    assert local_date(at("2026-03-02T23:30"), "Europe/Istanbul") == date(2026, 3, 3)


def lived(start: Diary, days: int) -> list[Duty]:
    """What comes to somebody who answers nothing, duty by duty; `start` is the evening of their first day."""
    assert start.reminded_on is not None
    now = local_moment(start.reminded_on, time(23), start.zone)
    end, found = now + timedelta(days=days), list[Duty]()
    while (moment := next_wake(start, now)) is not None and moment <= end:
        now = max(now, moment)
        duty = due(start, now)
        assert duty is not None
        found.append(duty)
        start = _done(start, duty, now)
    return found


def _done(diary: Diary, duty: Duty, now: datetime) -> Diary:
    if duty.kind is Kind.REMINDER:
        return replace(diary, reminded_on=duty.day, unanswered=diary.unanswered + 1)
    if duty.kind is Kind.SUMMARY:
        return replace(diary, summarised_on=duty.day)
    if duty.kind is Kind.NUDGE:
        return replace(diary, nudged_on=duty.day)
    assert duty.kind is Kind.CHECK_IN
    return replace(diary, hold_checked_at=now, appointment_on=None, unanswered=after_check_in(diary.unanswered))


EVERY_DIARY = st.builds(
    lambda zone, day, hour, days_off, unanswered, nudge: Diary(
        zone, time(hour), days_off, day, day, unanswered=unanswered, nudge=nudge
    ),
    st.sampled_from(ZONES),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    st.integers(8, 20),
    st.frozensets(st.integers(0, 6), max_size=5),
    st.integers(0, 16),
    st.booleans(),
)


@given(start=EVERY_DIARY)
def test_no_duty_comes_twice_a_day_nor_at_night_nor_on_a_day_off_whoever_is_silent(start: Diary) -> None:
    found = lived(start, 40)
    assert len({(duty.kind, duty.day) for duty in found}) == len(found)
    for duty in found:
        local = duty.due.astimezone(ZoneInfo(start.zone))
        assert local.date() == duty.day
        assert time(8) <= local.time() < time(21, 1)  # an hour that daylight saving leaves out is moved on
        assert duty.expires is not None
        assert duty.due < duty.expires <= local_moment(duty.day, time(21), start.zone)
        assert duty.kind is Kind.SUMMARY or duty.day.weekday() not in start.days_off


@given(start=EVERY_DIARY)
def test_the_silent_are_written_to_every_day_then_every_week_and_in_the_end_not_at_all(start: Diary) -> None:
    days = [duty.day for duty in lived(start, 400) if duty.kind is Kind.REMINDER]
    assert len(days) == max(0, 15 - start.unanswered)
    assert start.reminded_on is not None
    for place, (last, day) in enumerate(pairwise([start.reminded_on, *days])):
        least = 7 if start.unanswered + place >= 8 else 1
        between = [last + timedelta(days=n) for n in range(least, (day - last).days)]
        assert (day - last).days >= least
        assert all(each.weekday() in start.days_off for each in between)


def test_once_it_is_weekly_there_is_no_summary() -> None:
    quiet = diary(reminded_on=date(2026, 3, 2), summarised_on=date(2026, 3, 1), unanswered=8)
    assert [duty.kind for duty in lived(quiet, 14)] == [Kind.REMINDER, Kind.REMINDER]


def test_after_the_goodbye_nothing_is_due() -> None:
    assert next_wake(diary(reminded_on=date(2026, 3, 2), summarised_on=date(2026, 3, 1), unanswered=15)) is None


def test_on_a_hold_a_silent_person_is_asked_once_a_week_and_for_ever() -> None:
    held = diary(reminded_on=date(2026, 3, 2), hold_opened_at=at("2026-03-02T09:00"), unanswered=8)
    found = lived(held, 100)
    assert {duty.kind for duty in found} == {Kind.CHECK_IN}
    assert {(after.day - before.day).days for before, after in pairwise(found)} == {7}


def test_a_check_in_leaves_the_sunday_to_the_summary() -> None:
    held = diary(summarised_on=date(2026, 3, 1), hold_opened_at=at("2026-03-04T09:00"))  # four days later is a Sunday
    assert next_wake(held) == at("2026-03-08T18:00")
    assert next_wake(replace(held, summarised_on=date(2026, 3, 8))) == at("2026-03-08T10:00")


def test_with_an_appointment_ahead_they_are_asked_the_day_after_it_and_not_before() -> None:
    held = diary(hold_opened_at=at("2026-03-02T09:00"), appointment_on=date(2026, 3, 20))
    assert next_wake(held) == at("2026-03-21T10:00")
    assert next_wake(replace(held, hold_checked_at=at("2026-03-21T15:00"))) == at("2026-03-22T10:00")


def test_an_appointment_of_today_is_asked_about_tomorrow() -> None:
    held = diary(hold_opened_at=at("2026-03-02T09:00"), appointment_on=date(2026, 3, 2))
    assert next_wake(held) == at("2026-03-03T10:00")


def test_until_the_day_that_the_clinic_has_named_nobody_is_asked() -> None:
    held = diary(hold_opened_at=at("2026-03-02T09:00"), hold_until=date(2026, 3, 19))
    assert next_wake(held) == at("2026-03-19T10:00")
    sunday = replace(held, hold_until=date(2026, 3, 22))
    assert next_wake(sunday) == at("2026-03-22T10:00")
    assert next_wake(replace(held, hold_checked_at=at("2026-03-19T10:00"))) == at("2026-03-23T10:00")


def test_an_appointment_before_that_day_is_asked_about_all_the_same() -> None:
    held = diary(hold_opened_at=at("2026-03-02T09:00"), hold_until=date(2026, 3, 19), appointment_on=date(2026, 3, 10))
    assert next_wake(held) == at("2026-03-11T10:00")


def test_an_appointment_from_before_the_hold_says_nothing_about_it() -> None:
    held = diary(hold_opened_at=at("2026-03-02T09:00"), appointment_on=date(2026, 3, 1))
    assert appointment_ahead(held) is None
    assert next_wake(held) == at("2026-03-06T10:00")
    assert appointment_ahead(diary(appointment_on=date(2026, 3, 1))) is None


def test_the_evenings_word_comes_at_half_past_six_on_the_day_of_the_message() -> None:
    wanted = diary(reminded_on=date(2026, 3, 3), nudge=True)
    first = due(wanted, at("2026-03-03T18:30"))
    assert first is not None
    assert (first.kind, first.day, first.expires) == (Kind.NUDGE, date(2026, 3, 3), at("2026-03-03T21:00"))
    assert due(replace(wanted, nudged_on=date(2026, 3, 3)), at("2026-03-03T20:00")) is None


@pytest.mark.parametrize(
    "values",
    [
        {"nudge": False},
        {"unanswered": 3},
        {"reminder_time": time(16, 31)},
        {"reminded_on": date(2026, 3, 8)},  # a Sunday
        {"days_off": frozenset({1})},
        {"hold_opened_at": at("2026-03-03T12:00")},
        {"pause": Pause(AWAY, date(2026, 3, 3), date(2026, 3, 9))},
        {"pause": Pause(ILL, date(2026, 3, 3))},
    ],
)
def test_there_is_no_word_in_the_evening_where_it_could_only_disturb(values: dict[str, Any]) -> None:
    wanted = diary(**({"reminded_on": date(2026, 3, 3), "nudge": True} | values))
    found = due(wanted, at("2026-03-08T20:00") if "reminded_on" in values else at("2026-03-03T20:00"))
    assert found is None or found.kind is not Kind.NUDGE
