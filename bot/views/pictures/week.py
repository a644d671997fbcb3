"""The week as a picture: minutes a day against the week's aim, and the days of strength and balance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.content.words import Words
from bot.core.totals import DayTotals
from bot.views.pictures.page import LEFT, RIGHT, largest, number_width, render

TOP, TALLEST, SHORTEST = 136, 240, 8  # of the first card; of a bar
PITCH, BAR = (RIGHT - LEFT) / 7, 80
NUMBER, LABELS = (160, 140, 116, 92), (46, 42, 38, 34)  # sizes of the week's number, and of the days'
ROW = 62  # from one row of marks, or of the legend, to the next
HALF_AN_HOUR = 30  # days of less do not fill the chart
MARKED = ("strength", "balance", "impacts")


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: its middle, the tops of both kinds of minutes, and its number."""

    x: float
    name: str
    feet: float
    other: float
    number: str
    only_active: bool


def draw(_: Words, title: str, days: Sequence[DayTotals], aim: int | None, sentence: str) -> str | None:
    """SVG, or None where nothing is written down: an empty picture would only say so. Without `aim` nobody is driven
    on. Every word of it stands in the message's text too."""
    if not any(day.active for day in days):
        return None
    minutes = sum(_minutes(day) for day in days)
    top = TOP + (0 if not minutes else 220 if aim is None else 344)
    base = top + (76 + TALLEST if minutes else 0)
    kinds = [kind for kind in MARKED if any(_marked(day, kind) for day in days)]
    rows = [(kind, base + 112 + n * ROW, _marked_at(days, kind)) for n, kind in enumerate(kinds)]
    legend = _legend(_, days, kinds, base + 112 + max(len(rows), _plainly_active(days)) * ROW)
    bottom = max([y + 34 for _kind, _text, _x, y in legend] or [base + 112 + ROW])
    return render(
        "week.svg",
        bottom,
        sentence,
        title=title,
        total=_total(_, minutes, aim) if minutes else None,
        bars=_bars(_, days, base),
        labels=largest(LABELS, [_.number(_minutes(day)) for day in days], PITCH - 6) or LABELS[-1],
        chart={"top": top, "base": base, "bottom": bottom, "bar": BAR},
        rows=rows,
        legend=legend,
    )


def _minutes(day: DayTotals) -> int:
    return day.feet_minutes + day.other_minutes


def _total(_: Words, minutes: int, aim: int | None) -> dict[str, Any]:
    """The week's number, the words beside it, and how much of the aim it is."""
    number = _.number(minutes)
    size = largest(NUMBER, [number], 440) or NUMBER[-1]
    return {
        "number": number,
        "size": size,
        "unit": _.plural("active minute", "active minutes", minutes),
        "x": LEFT + number_width(number, size) + 28,
        "aim": _("The aim, step by step, is {aim}", aim=_.number(aim)) if aim else None,
        "reached": min(1.0, minutes / aim) if aim else None,
    }


def _bars(_: Words, days: Sequence[DayTotals], base: float) -> list[Bar]:
    most = max(HALF_AN_HOUR, *(_minutes(day) for day in days))

    def height(minutes: int) -> float:
        return max(SHORTEST, round(minutes / most * TALLEST)) if minutes else 0

    def bar(n: int, day: DayTotals) -> Bar:
        feet = base - height(day.feet_minutes)
        other = feet - height(day.other_minutes)
        number = _.number(_minutes(day)) if _minutes(day) else ""
        return Bar(_middle(n), _.short_weekday(day.date), feet, other, number, _plainly_active([day]))

    return [bar(n, day) for n, day in enumerate(days)]


def _middle(n: int) -> float:
    return round(LEFT + (n + 0.5) * PITCH, 1)


def _marked(day: DayTotals, kind: str) -> bool:
    return bool({"strength": day.strength, "balance": day.balance, "impacts": day.impacts}[kind])


def _marked_at(days: Sequence[DayTotals], kind: str) -> list[float]:
    return [_middle(n) for n, day in enumerate(days) if _marked(day, kind)]


def _plainly_active(days: Sequence[DayTotals]) -> bool:
    """Whether a day has nothing to show but that something was done, such as gardening."""
    return any(day.active and not (_minutes(day) or any(_marked(day, kind) for kind in MARKED)) for day in days)


def _legend(_: Words, days: Sequence[DayTotals], kinds: Sequence[str], y: float) -> list[tuple[str, str, float, float]]:
    """Kind, words, place; below `y`. The kinds of minutes are named where one of them is not walking."""
    feet, other = sum(day.feet_minutes for day in days), sum(day.other_minutes for day in days)
    strength, balance = sum(day.strength for day in days), sum(day.balance for day in days)
    words = {
        "feet": _.plural("{n} minute of walking and the like", "{n} minutes of walking and the like", feet),
        "other": _.plural("{n} minute of other movement", "{n} minutes of other movement", other),
        "strength": _.plural("Strength on {n} day", "Strength on {n} days", strength),
        "balance": _.plural("Balance on {n} day", "Balance on {n} days", balance),
        "impacts": _("{impacts} heel drops and the like", impacts=_.number(sum(day.impacts for day in days))),
    }
    shown = [*(["feet"] if feet and other else []), *(["other"] if other else []), *kinds]
    beside = "strength" in shown and "balance" in shown  # short enough to stand side by side
    found: list[tuple[str, str, float, float]] = []
    for kind in shown:
        aside = beside and kind == "balance"
        y += 0 if aside else ROW
        found.append((kind, words[kind], (LEFT + RIGHT) / 2 if aside else LEFT, y))
    return found
