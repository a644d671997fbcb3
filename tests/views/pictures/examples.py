"""Weeks as people have them, from nothing to far too much."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.core.totals import DayTotals, WeekTotals
from bot.views.pictures.weeks import Weeks

MONDAY = date(2026, 8, 3)
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
NOTHING = (0,) * 7


def days(
    feet: Sequence[int], other: Sequence[int] = NOTHING, impacts: Sequence[int] = NOTHING, marks: Sequence[str] = ()
) -> tuple[DayTotals, ...]:
    """From Monday on; `marks` holds s(trength), b(alance), a(ctive) for each day."""
    marks = [*marks, *[""] * (7 - len(marks))]
    return tuple(
        DayTotals(MONDAY + n * A_DAY, feet[n], other[n], impacts[n], "s" in m, "b" in m, bool(m or feet[n] or other[n]))
        for n, m in enumerate(marks)
    )


def weeks(*numbers: tuple[int, int, int], first: date = MONDAY) -> Weeks:
    """(minutes, strength days, balance days) of each."""
    return tuple(
        (first + n * A_WEEK, WeekTotals(minutes, minutes, 0, 0, strength, (), balance, max(strength, balance, 1)))
        for n, (minutes, strength, balance) in enumerate(numbers)
    )


ORDINARY = days((20, 0, 25, 10, 30, 10, 0), marks=("b", "", "sb", "", "sb", "b"))
FULL = days(
    (20, 0, 25, 10, 30, 10, 5), (0, 30, 0, 0, 0, 45, 0), (0, 0, 50, 0, 50, 0, 0), ("sb", "b", "sb", "", "sb", "b", "a")
)
HUGE = days((3000, 1440, 900, 1440, 10, 100, 90), (0, 3000, 0, 0, 5, 45, 0), (0, 0, 5000, 0, 50, 0, 0), ("sb",) * 7)
ONLY_MARKS = days(NOTHING, marks=("s", "", "b", "", "", "a"))

GROWING = weeks(
    (0, 0, 1), (30, 1, 3), (60, 1, 4), (95, 2, 5), (110, 2, 5), (40, 1, 2),
    (0, 0, 0), (50, 1, 3), (90, 2, 5), (120, 3, 6), (150, 2, 7), (70, 1, 3),
)  # fmt: skip
PAUSED = (MONDAY + 5 * A_WEEK, MONDAY + 6 * A_WEEK)
