"""The clinic as a picture: how many patients there are of each status, and everybody's minutes of eight weeks."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.words import Words
from bot.core.clinic_week import WeekMinutes
from bot.views.pictures.page import LEFT, RIGHT, render
from bot.views.pictures.weeks import BETWEEN, Panel, dates, panel

TOP, CELL = 136, 178  # of the first card; the height of one number with its word
PITCH = (RIGHT - LEFT) / 8
GAP = 28
Tile = tuple[str, str]  # a number, and what it counts


@dataclass(frozen=True, slots=True)
class Cell:
    """One number with its word below it; `x`, `y`: where the number begins and stands."""

    x: float
    y: float
    number: str
    words: str


def draw(_: Words, title: str, tiles: Sequence[Tile], weeks: Sequence[WeekMinutes], sentence: str) -> str:
    """SVG; without any minutes there is no chart. Every word of it stands in the message's text too."""
    cells = [
        Cell(LEFT + n % 2 * (RIGHT - LEFT) / 2, TOP + 104 + n // 2 * CELL, number, words)
        for n, (number, words) in enumerate(tiles)
    ]
    end = cells[-1].y + 96
    xs = [round(LEFT + (n + 0.5) * PITCH, 1) for n in range(len(weeks))]
    panels = _panels(_, weeks, xs, end + GAP)
    bottom = panels[-1].base + 82 if panels else end
    return render(
        "clinic.svg",
        bottom,
        sentence,
        title=title,
        cells=cells,
        tiles={"top": TOP, "end": end},
        panels=panels,
        dates=dates(_, [week.monday for week in weeks], xs, PITCH),
        chart={"top": end + GAP, "bottom": bottom, "column": 76},
    )


def _panels(_: Words, weeks: Sequence[WeekMinutes], xs: Sequence[float], top: float) -> list[Panel]:
    if not any(week.total for week in weeks):
        return []
    totals, medians = [week.total for week in weeks], [week.median for week in weeks]
    everybody = panel(_, "minutes", _("Active minutes of all patients"), totals, xs, PITCH, top + 6)
    below = everybody.base + BETWEEN
    return [everybody, panel(_, "minutes", _("Median of those who had any"), medians, xs, PITCH, below)]
