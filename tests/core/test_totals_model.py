"""Totals against a second way of counting: a calendar on paper, where a correction is written over what it corrects."""

from collections.abc import Mapping
from dataclasses import astuple
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.core.totals import LogEntry, monday_of, twelve_weeks, week_totals
from tests.core.people import MONDAY, catalogue, day

# What counts as what, as the care rules say it (§2 and §5), not as the content does.
MODERATE = {"brisk_walking", "dancing", "tai_chi", "swimming", "cycling", "balance_class"}
BEARING = {"brisk_walking", "marching_on_spot", "dancing", "stair_climbing"}
LANDING = {"heel_drops", "small_jumps", "skipping"}
STANDING = {"single_leg_stance", "tandem_stance", "weight_shift", "tandem_walk", "sideways_walking"}
STANDING |= {"backward_walking", "tai_chi", "balance_class"}
STRONG = {"sit_to_stand": "squat", "wall_push_up": "push", "shoulder_blade_squeeze": "pull", "glute_squeeze": "hinge"}
ONLY_ACTIVE = {"seated_march", "gardening", "other", "withdrawn_exercise"}
LOGGABLE = {*catalogue().exercises, *catalogue().activities, "withdrawn_exercise"}
EXERCISES = sorted(LOGGABLE & (MODERATE | BEARING | LANDING | STANDING | STRONG.keys() | ONLY_ACTIVE))
WEEKS = 14
Paper = Mapping[date, Mapping[tuple[str, str], LogEntry]]

entries = st.builds(
    LogEntry,
    date=st.integers(1, 7 * WEEKS).map(day),
    exercise=st.sampled_from(EXERCISES),
    minutes=st.integers(0, 90),
    impacts=st.integers(0, 80),
    source=st.sampled_from(["plan", "morning", "evening"]),
)
reports = st.lists(entries, max_size=60)
mondays = st.integers(0, WEEKS - 1).map(lambda week: MONDAY + timedelta(weeks=week))


def on_paper(given: list[LogEntry]) -> Paper:
    """A page for each day; the same thing told again is written over the old."""
    pages: dict[date, dict[tuple[str, str], LogEntry]] = {}
    for entry in given:
        pages.setdefault(entry.date, {})[entry.exercise, entry.source] = entry
    return pages


def counted(paper: Paper, monday: date) -> tuple[object, ...]:
    """Day by day, with a pencil; in the order of WeekTotals."""
    moderate = bearing = landed = landing_days = strength_days = balance_days = active_days = 0
    groups = set()
    for number in range(7):
        page = list(paper.get(monday + timedelta(days=number), {}).values())
        names = {entry.exercise for entry in page}
        moderate += sum(entry.minutes for entry in page if entry.exercise in MODERATE)
        bearing += sum(entry.minutes for entry in page if entry.exercise in BEARING)
        landings = sum(entry.impacts for entry in page if entry.exercise in LANDING)
        landed += landings
        landing_days += landings >= 50
        strength_days += bool(names & STRONG.keys())
        groups |= {STRONG[name] for name in names if name in STRONG}
        balance_days += bool(names & STANDING)
        active_days += bool(page)
    in_order = tuple(group for group in ("squat", "push", "pull", "hinge") if group in groups)
    return moderate, bearing, landed, landing_days, strength_days, in_order, balance_days, active_days


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
