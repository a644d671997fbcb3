"""When to write next: local hours across daylight saving, quiet nights, holds, and questions that wait."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from bot.core.pause import AWAY, ILL, Pause, last_day
from bot.core.schedule import Diary, Kind, due, local_date, local_moment, next_reminder_day, next_wake

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
