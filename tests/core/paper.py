"""A second way of counting: a calendar on paper, where a correction is written over what it corrects.

It knows what counts as what from the care rules (§2 and §5), not from the content.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from bot.core.totals import LogEntry

MODERATE = {"brisk_walking", "dancing", "tai_chi", "swimming", "cycling", "balance_class"}
BEARING = {"brisk_walking", "marching_on_spot", "dancing", "stair_climbing"}
LANDING = {"heel_drops", "small_jumps", "skipping"}
STANDING = {
    "single_leg_stance", "tandem_stance", "weight_shift", "tandem_walk", "sideways_walking", "backward_walking",
    "tai_chi", "balance_class",
}  # fmt: skip
GROUPS = {
    "squat": {"sit_to_stand", "mini_squat", "seated_knee_straighten", "step_up"},
    "push": {"wall_push_up", "counter_push_up", "palm_press"},
    "pull": {"band_row", "shoulder_blade_squeeze", "band_pull_apart"},
    "hinge": {"hip_hinge", "standing_hip_extension", "bridge", "glute_squeeze"},
}
STRONG = {"side_leg_raise", "calf_raises", "toe_raises", "back_extension_hold"}.union(*GROUPS.values())
ONLY_ACTIVE = {"seated_march", "gardening", "other"}
EVERYTHING = MODERATE | BEARING | LANDING | STANDING | STRONG | ONLY_ACTIVE

Paper = Mapping[date, Mapping[tuple[str, str], LogEntry]]


def on_paper(told: Iterable[LogEntry]) -> Paper:
    """A page for each day; the same thing told again is written over the old."""
    pages: dict[date, dict[tuple[str, str], LogEntry]] = {}
    for entry in told:
        pages.setdefault(entry.date, {})[entry.exercise, entry.source] = entry
    return pages


def counted(paper: Paper, monday: date) -> tuple[object, ...]:
    """Day by day, with a pencil; in the order of WeekTotals."""
    moderate = bearing = landed = landing_days = strength_days = balance_days = active_days = 0
    names_of_week: set[str] = set()
    for number in range(7):
        page = list(paper.get(monday + timedelta(days=number), {}).values())
        names = {entry.exercise for entry in page}
        landings = sum(entry.impacts for entry in page if entry.exercise in LANDING)
        moderate += sum(entry.minutes for entry in page if entry.exercise in MODERATE)
        bearing += sum(entry.minutes for entry in page if entry.exercise in BEARING)
        landed += landings
        landing_days += landings >= 50
        strength_days += bool(names & STRONG)
        balance_days += bool(names & STANDING)
        active_days += bool(page)
        names_of_week |= names
    groups = tuple(group for group, exercises in GROUPS.items() if exercises & names_of_week)
    return moderate, bearing, landed, landing_days, strength_days, groups, balance_days, active_days
