"""When to write next: local hours across daylight saving, quiet nights, holds, and questions that wait."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from bot.core.schedule import Diary, Kind, due, local_date, local_moment, next_wake

LONDON = "Europe/London"  # changes its clocks on 29 March and 25 October 2026
ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))


def diary(**values: object) -> Diary:
    return Diary(**({"zone": LONDON, "reminder_time": time(10)} | values))  # type: ignore[arg-type]


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
