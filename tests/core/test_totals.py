"""A week's totals: what counts towards what, and nothing twice."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.core.day_plan import item_of
from bot.core.totals import (
    DayTotals,
    LogEntry,
    WeekTotals,
    day_totals,
    entry_of,
    monday_of,
    twelve_weeks,
    week_totals,
)
from tests.core.people import MONDAY, catalogue, day

NOTHING = WeekTotals(0, 0, 0, 0, 0, (), 0, 0)
LOGGABLE = [*catalogue().exercises, *catalogue().activities, "withdrawn_exercise"]


def done(exercise: str, rung: int = 1, on: date = MONDAY) -> LogEntry:
    return entry_of(item_of(catalogue().exercises[exercise], rung, ()), on)


def totals(*entries: LogEntry) -> WeekTotals:
    return week_totals(entries, catalogue(), MONDAY)


def test_an_empty_week_adds_up_to_nothing() -> None:
    assert totals() == NOTHING


def test_a_planned_item_becomes_an_entry_with_its_minutes_over_all_sets() -> None:
    walk = done("brisk_walking", 3)
    assert (walk.date, walk.exercise, walk.minutes, walk.sets, walk.source) == (MONDAY, "brisk_walking", 24, 2, "plan")
    assert (walk.reps, walk.seconds, walk.impacts) == (0, 0, 0)
    squat = done("sit_to_stand", 4)
    assert (squat.sets, squat.reps, squat.minutes, squat.seconds, squat.impacts) == (2, 8, 0, 0, 0)
    assert done("heel_drops", 5).impacts == 40
    assert (done("single_leg_stance", 4).sets, done("single_leg_stance", 4).seconds) == (3, 10)


def test_walking_counts_as_moderate_and_as_weight_bearing() -> None:
    week = totals(done("brisk_walking"), done("brisk_walking", on=day(2)))
    assert (week.moderate_minutes, week.weight_bearing_minutes, week.active_days) == (20, 20, 2)


def test_swimming_and_cycling_are_moderate_but_not_weight_bearing() -> None:
    week = totals(
        LogEntry(MONDAY, "swimming", minutes=30, source="a"),
        LogEntry(MONDAY, "cycling", minutes=20, source="b"),
    )
    assert (week.moderate_minutes, week.weight_bearing_minutes, week.active_days) == (50, 0, 1)


def test_a_day_with_fifty_impacts_is_an_impact_day_also_in_parts() -> None:
    week = totals(
        done("heel_drops", 6),
        LogEntry(day(2), "heel_drops", impacts=30, source="morning"),
        LogEntry(day(2), "heel_drops", impacts=20, source="evening"),
        LogEntry(day(3), "heel_drops", impacts=49),
        done("heel_drops", 2, on=day(4)),
    )
    assert (week.impacts, week.impact_days) == (149, 2)


def test_what_was_not_said_counts_as_nothing() -> None:
    bare = LogEntry(MONDAY, "gardening")
    assert (bare.minutes, bare.sets, bare.reps, bare.seconds, bare.impacts) == (0, 0, 0, 0, 0)


def test_strength_and_balance_are_counted_in_days() -> None:
    week = totals(
        done("sit_to_stand"),
        done("wall_push_up"),
        done("hip_hinge", on=day(3)),
        done("single_leg_stance"),
        done("tandem_walk", on=day(2)),
        done("seated_march", on=day(4)),
    )
    assert (week.strength_days, week.groups) == (2, ("squat", "push", "hinge"))
    assert (week.balance_days, week.active_days) == (2, 4)


def test_an_exercise_that_was_withdrawn_still_makes_a_day_active() -> None:
    assert totals(LogEntry(MONDAY, "withdrawn_exercise", minutes=10)) == WeekTotals(0, 0, 0, 0, 0, (), 0, 1)


def test_a_correction_replaces_what_it_corrects() -> None:
    week = totals(done("brisk_walking"), LogEntry(MONDAY, "brisk_walking", minutes=25))
    assert week.moderate_minutes == 25


def test_the_neighbouring_weeks_do_not_count() -> None:
    assert totals(done("brisk_walking", on=day(0)), done("brisk_walking", on=day(8))) == NOTHING
    assert totals(done("brisk_walking", on=day(7))).active_days == 1


def test_twelve_weeks_end_with_the_one_that_holds_the_day_and_begin_with_the_first_day() -> None:
    def mondays(today: date, first_day: date) -> list[date]:
        return [monday for monday, _ in twelve_weeks([], catalogue(), today, first_day)]

    assert mondays(day(3), day(3)) == [MONDAY]
    assert mondays(day(10), day(7)) == [MONDAY, day(8)]
    assert mondays(day(7 * 40), MONDAY) == [day(7 * weeks + 1) for weeks in range(28, 40)]


def test_each_of_the_twelve_weeks_has_its_own_totals_and_an_empty_one_is_there_too() -> None:
    entries = [done("brisk_walking", on=day(1)), done("sit_to_stand", on=day(15)), done("sit_to_stand", on=day(30))]
    weeks = twelve_weeks(entries, catalogue(), day(21), day(1))
    assert [(week.moderate_minutes, week.strength_days, week.active_days) for _, week in weeks] == [
        (10, 0, 1),
        (0, 0, 0),
        (0, 1, 1),
    ]


def test_a_day_before_the_first_one_has_no_weeks() -> None:
    assert twelve_weeks([done("brisk_walking")], catalogue(), day(0), day(1)) == ()


def test_each_day_of_a_week_has_its_own_totals_from_monday_on() -> None:
    days = day_totals(
        [
            done("brisk_walking"),
            LogEntry(MONDAY, "swimming", minutes=30, source="a"),
            done("single_leg_stance"),
            done("sit_to_stand", on=day(3)),
            done("heel_drops", 6, on=day(3)),
            LogEntry(day(4), "gardening", minutes=20, source="b"),
            done("brisk_walking", on=day(8)),
        ],
        catalogue(),
        day(5),
    )
    assert days[0] == DayTotals(MONDAY, feet_minutes=10, other_minutes=30, balance=True, active=True)
    assert days[1] == DayTotals(day(2))
    assert days[2] == DayTotals(day(3), impacts=50, strength=True, active=True)
    assert days[3] == DayTotals(day(4), active=True)
    assert [each.date for each in days] == [day(n) for n in range(1, 8)]
    assert not any(each.active for each in days[4:])


def test_marching_on_the_spot_is_no_moderate_minute_of_a_day_either() -> None:
    assert day_totals([LogEntry(MONDAY, "marching_on_spot", minutes=9)], catalogue(), MONDAY)[0] == DayTotals(
        MONDAY, active=True
    )


def test_any_day_names_its_week() -> None:
    assert {monday_of(MONDAY + timedelta(days=n)) for n in range(7)} == {MONDAY}


entries = st.builds(
    LogEntry,
    date=st.integers(-7, 14).map(day),
    exercise=st.sampled_from(LOGGABLE),
    minutes=st.integers(0, 90),
    impacts=st.integers(0, 80),
    source=st.sampled_from(["plan", "free"]),
)


@given(st.lists(entries, max_size=25))
def test_logging_the_same_twice_changes_nothing(logged: list[LogEntry]) -> None:
    assert totals(*logged, *logged) == totals(*logged)


@given(st.lists(entries, max_size=25, unique_by=lambda entry: entry.key), st.randoms(use_true_random=False))
def test_the_order_of_different_entries_does_not_matter(logged: list[LogEntry], random: Random) -> None:
    shuffled = list(logged)
    random.shuffle(shuffled)
    assert totals(*shuffled) == totals(*logged)


@given(st.lists(entries, max_size=25))
def test_no_kind_of_day_is_counted_more_often_than_active_days(logged: list[LogEntry]) -> None:
    week = totals(*logged)
    assert max(week.strength_days, week.balance_days, week.impact_days) <= week.active_days <= 7


@given(st.lists(entries, max_size=12))
def test_the_seven_days_add_up_to_their_week(week_entries: list[LogEntry]) -> None:
    days, week = day_totals(week_entries, catalogue(), MONDAY), week_totals(week_entries, catalogue(), MONDAY)
    assert sum(each.feet_minutes + each.other_minutes for each in days) == week.moderate_minutes
    assert sum(each.impacts for each in days) == week.impacts
    assert sum(each.strength for each in days) == week.strength_days
    assert sum(each.balance for each in days) == week.balance_days
    assert sum(each.active for each in days) == week.active_days
