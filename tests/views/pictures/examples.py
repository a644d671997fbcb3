"""Weeks as people have them, from nothing to far too much."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.core.clinic_week import Overview, WeekMinutes
from bot.core.roster import Status
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


def clinic(counts: Sequence[int], weeks: Sequence[tuple[int, int]], hours: Sequence[float] = (0.2, 3, 27)) -> Overview:
    """`counts`: active, on hold, silent, in a pause, gone; `weeks`: all minutes and the median of each; `hours`: how
    long each case waited."""
    statuses = (Status.ACTIVE, Status.ON_HOLD, Status.SILENT, Status.PAUSED, Status.LEFT)
    minutes = [WeekMinutes(MONDAY + n * A_WEEK, total, middle, 5) for n, (total, middle) in enumerate(weeks)]
    claims = [timedelta(hours=each) for each in hours]
    return Overview(dict(zip(statuses, counts, strict=True)), minutes, len(claims), min(2, len(claims)), claims)


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
CLINIC = clinic(
    (128, 14, 9, 6, 3),
    ((3120, 62), (3480, 66), (2980, 58), (3890, 70), (4120, 75), (4020, 74), (4350, 80), (1210, 25)),
)
CLINIC_HUGE = clinic((40128, 1114, 19009, 2006, 0), ((3120000, 62), (0, 0)) * 4, hours=(0.2, 300))
CLINIC_NEW = clinic((1, 0, 0, 0, 0), ((0, 0),) * 8, hours=())
PAUSED = (MONDAY + 5 * A_WEEK, MONDAY + 6 * A_WEEK)
