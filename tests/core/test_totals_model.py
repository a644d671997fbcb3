"""Totals against a second way of counting."""

from dataclasses import astuple
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.core.totals import LogEntry, monday_of, twelve_weeks, week_totals
from tests.core.paper import EVERYTHING, LANDING, MODERATE, counted, on_paper
from tests.core.people import MONDAY, catalogue, day

LOGGABLE = [*catalogue().exercises, *catalogue().activities, "withdrawn_exercise"]
WEEKS = 14

entries = st.builds(
    LogEntry,
    date=st.integers(1, 7 * WEEKS).map(day),
    exercise=st.sampled_from(LOGGABLE),
    minutes=st.integers(0, 90),
    impacts=st.integers(0, 80),
    source=st.sampled_from(["plan", "morning", "evening"]),
)
reports = st.lists(entries, max_size=60)
mondays = st.integers(0, WEEKS - 1).map(lambda week: MONDAY + timedelta(weeks=week))


def test_the_paper_knows_everything_that_can_be_logged() -> None:
    assert {*catalogue().exercises, *catalogue().activities} == EVERYTHING


@given(reports, mondays)
def test_a_week_is_what_the_calendar_on_paper_says(told: list[LogEntry], monday: date) -> None:
    assert astuple(week_totals(told, catalogue(), monday)) == counted(on_paper(told), monday)


@given(reports, mondays, st.integers(0, 6))
def test_any_day_of_a_week_gives_the_same_totals(told: list[LogEntry], monday: date, number: int) -> None:
    there = week_totals(told, catalogue(), monday + timedelta(days=number))
    assert there == week_totals(told, catalogue(), monday)


@given(reports, st.randoms(use_true_random=False))
def test_double_taps_and_the_order_of_different_things_change_nothing(told: list[LogEntry], random: Random) -> None:
    """Only the order of what corrects one another matters, so that is kept."""
    keys = [entry.key for entry in told]
    random.shuffle(keys)
    queues = {key: [entry for entry in told if entry.key == key] for key in keys}
    mixed = [queues[key].pop(0) for key in keys]
    twice = [entry for entry in mixed for _ in range(random.randint(1, 3))]
    for week in range(WEEKS):
        monday = MONDAY + timedelta(weeks=week)
        assert week_totals(twice, catalogue(), monday) == week_totals(told, catalogue(), monday)


@given(reports, st.integers(1, 7 * WEEKS).map(day))
def test_twelve_weeks_are_what_the_calendar_on_paper_says(told: list[LogEntry], today: date) -> None:
    weeks = twelve_weeks(told, catalogue(), today, MONDAY)
    assert len(weeks) == min(12, 1 + (today - MONDAY).days // 7)
    assert weeks[-1][0] == monday_of(today)
    for monday, totals in weeks:
        assert astuple(totals) == counted(on_paper(told), monday)


@given(reports)
def test_every_thing_done_belongs_to_exactly_one_week(told: list[LogEntry]) -> None:
    """Whatever can be added up, added up over all weeks, is what stands on paper."""
    pages = on_paper(told)
    weeks = [week_totals(told, catalogue(), MONDAY + timedelta(weeks=week)) for week in range(WEEKS)]
    written = [entry for page in pages.values() for entry in page.values()]
    assert sum(week.active_days for week in weeks) == len(pages)
    assert sum(week.impacts for week in weeks) == sum(e.impacts for e in written if e.exercise in LANDING)
    assert sum(week.moderate_minutes for week in weeks) == sum(e.minutes for e in written if e.exercise in MODERATE)


@given(reports, entries)
def test_a_correction_takes_nothing_but_what_it_corrects(told: list[LogEntry], correction: LogEntry) -> None:
    """Whatever is corrected, the days on which it was done and everything else stay as they were."""
    others = [entry for entry in told if entry.key != correction.key]
    assert week_totals([*told, correction], catalogue(), correction.date) == week_totals(
        [*others, correction], catalogue(), correction.date
    )
