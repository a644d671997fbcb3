"""Up to twelve weeks as a picture: one column a week, minutes above, days of strength and of balance below."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from bot.content.words import Words
from bot.core.totals import WeekTotals
from bot.views.pictures.page import LEFT, RIGHT, largest, number_width, render

Weeks = Sequence[tuple[date, WeekTotals]]
TOP, HEADING, LABEL, BETWEEN = 136, 74, 56, 26  # of the card; above, in and below a panel
TALLEST, SHORTEST, DAY = 240, 6, 20  # of a column of minutes; the height of one day
WIDEST, SHARE = 150, 0.62  # of the room of one week; how much of it its column takes
LABELS = (46, 42, 38, 34)
DATE, SPACE = 148, 12  # the room of a date below a column; what stays free between two numbers


@dataclass(frozen=True, slots=True)
class Column:
    """One week in one panel; no label where there is no room for it, or nothing to say."""

    x: float
    top: float
    label: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One kind of number over the weeks."""

    kind: str
    heading: str
    heading_at: float
    base: float
    size: int
    columns: Sequence[Column]


def draw(_: Words, title: str, weeks: Weeks, paused: Collection[date], sentence: str) -> str | None:
    """SVG, or None where nothing was done in any week. `weeks`: Monday and totals, oldest first, the last one still
    going on; those whose Mondays are in `paused` are hatched. Every word of it stands in the message's text too."""
    if not any(totals.active_days for _monday, totals in weeks):
        return None
    pitch = min(WIDEST, (RIGHT - LEFT) / len(weeks))
    first = (LEFT + RIGHT - pitch * (len(weeks) - 1)) / 2
    xs = [round(first + n * pitch, 1) for n in range(len(weeks))]
    panels = _panels(_, [totals for _monday, totals in weeks], xs, pitch)
    end = panels[-1].base if panels else TOP + BETWEEN
    hatched = [x for x, (monday, _totals) in zip(xs, weeks, strict=True) if monday in paused]
    bottom = end + (150 if hatched else 82)
    return render(
        "weeks.svg",
        bottom,
        sentence,
        title=title,
        panels=panels,
        dates=dates(_, [monday for monday, _totals in weeks], xs, pitch),
        chart={"top": TOP, "end": end, "bottom": bottom, "pitch": pitch, "day": DAY},
        column=round(min(76, pitch * SHARE)),
        hatched=hatched,
        paused=_("Paused"),
    )


def _panels(_: Words, weeks: Sequence[WeekTotals], xs: Sequence[float], pitch: float) -> list[Panel]:
    """Only those in which there is something."""
    kinds = [
        ("minutes", _("Active minutes"), [week.moderate_minutes for week in weeks]),
        ("strength", _("Days with strength"), [week.strength_days for week in weeks]),
        ("balance", _("Days with balance"), [week.balance_days for week in weeks]),
    ]
    found: list[Panel] = []
    for kind, heading, numbers in kinds:
        if any(numbers):
            top = found[-1].base + BETWEEN if found else TOP + 6
            found.append(panel(_, kind, heading, numbers, xs, pitch, top))
    return found


def panel(
    _: Words, kind: str, heading: str, numbers: Sequence[int], xs: Sequence[float], pitch: float, top: float
) -> Panel:
    """Columns of numbers, one of which at least is not 0, at these places."""
    most = max(numbers)
    tallest = TALLEST if kind == "minutes" else most * DAY
    base = top + HEADING + LABEL + tallest
    labels = [_.number(number) if number else "" for number in numbers]
    size = largest(LABELS, labels, pitch - SPACE)
    if size is None:
        size = LABELS[-1]
        labels = _sparse(labels, numbers, xs, size)
    heights = [max(SHORTEST, round(number / most * tallest)) if number else 0 for number in numbers]
    columns = [Column(x, base - height, label) for x, height, label in zip(xs, heights, labels, strict=True)]
    return Panel(kind, heading, top + HEADING - 18, base, size, columns)


def _sparse(labels: Sequence[str], numbers: Sequence[int], xs: Sequence[float], size: int) -> list[str]:
    """Those that have room, the latest first, then the largest."""
    kept: list[int] = []
    for n in sorted(range(len(xs)), key=lambda n: (n != len(xs) - 1, -numbers[n])):
        room = (abs(xs[n] - xs[other]) - _half(labels, (n, other), size) for other in kept)
        if all(free >= SPACE for free in room):
            kept.append(n)
    return [label if n in kept else "" for n, label in enumerate(labels)]


def _half(labels: Sequence[str], pair: tuple[int, int], size: int) -> float:
    """From the middle of one number to that of the other, if they touched."""
    return sum(number_width(labels[n], size) for n in pair) / 2


def dates(_: Words, mondays: Sequence[date], xs: Sequence[float], pitch: float) -> list[tuple[float, str, bool]]:
    """Below the columns: as many Mondays as have room, and "now" below the last one."""
    step = ceil(DATE / pitch)
    shown = [n for n in range(0, len(xs) - 1, step) if xs[-1] - xs[n] >= DATE]
    return [*((xs[n], _.day_and_month(mondays[n]), False) for n in shown), (xs[-1], _("now"), True)]
