"""The days on which somebody moved, and nothing else of them: for whoever is shown no numbers."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.content.words import Words
from bot.views.pictures.page import LEFT, RIGHT, render

PITCH = (RIGHT - LEFT) / 7
BOTTOM = 480


def draw(_: Words, title: str, days: Sequence[date], active: Collection[date], sentence: str) -> str | None:
    """SVG of these seven days, or None where there is none to show. Every word stands in the message's text too."""
    if not active:
        return None
    counted = _.plural("Moved on {n} day", "Moved on {n} days", len(active))
    marks = [(round(LEFT + (n + 0.5) * PITCH, 1), _.short_weekday(day), day in active) for n, day in enumerate(days)]
    return render("moved.svg", BOTTOM, sentence, title=title, counted=counted, days=marks, bottom=BOTTOM)
