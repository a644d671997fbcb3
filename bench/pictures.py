"""P9: pictures of a week and of twelve weeks, from numbers to PNG; `python -m bench.pictures FOLDER` keeps some."""

import asyncio
import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from bench.results import Result
from bot.content.load import load_content
from bot.content.words import LANGUAGES, words_for
from bot.core.catalogue import Targets
from bot.core.totals import DayTotals, WeekTotals
from bot.messaging.painting import Painter
from bot.views import progress, week
from bot.views.message import Message

MONDAY, A_DAY, A_WEEK = date(2026, 3, 2), timedelta(days=1), timedelta(days=7)
FEET, OTHER, IMPACTS = (20, 0, 25, 10, 30, 10, 0), (0, 30, 0, 0, 0, 45, 0), (0, 0, 50, 0, 50, 0, 0)
STRENGTH, BALANCE = (0, 2, 4), (0, 1, 2, 4, 5)
MINUTES = (10, 30, 60, 95, 110, 40, 0, 50, 90, 120, 150, 70)
PAUSED = frozenset({MONDAY - 6 * A_WEEK, MONDAY - 5 * A_WEEK})
KINDS = ("week", "full-week", "paused-week", "weeks")


async def run(share: float) -> list[Result]:
    """As the sender does it: SVG in the transaction, PNG from the painter's process."""
    targets, painter = load_content().catalogue.targets, Painter()
    results = []
    for kind in ("week", "full-week", "weeks"):
        took = []
        for n in range(max(10, int(100 * share)) + 1):
            start = time.perf_counter()
            await painter.draw(drawn(kind, LANGUAGES[n % 2], targets))
            took.append((time.perf_counter() - start) * 1000)
        del took[0]  # the process begins
        target = "≤ 50 ms" if kind == "week" else ""
        what = f"picture: {kind}, {len(took)} times"
        results.append(Result("P9", "steady", f"{what}, median", statistics.median(took), "ms", target))
        results.append(Result("P9", "steady", f"{what}, worst", max(took), "ms"))
    painter.close()
    return results


def drawn(kind: str, language: str, targets: Targets) -> str:
    """The SVG of one of KINDS."""
    _ = words_for(language)
    message: Message
    if kind == "weeks":
        message = progress.weeks(_, _weeks(), PAUSED, False)
    elif kind == "full-week":
        message = week.summary(_, *_week(full=True), targets, False)
    else:
        message = week.so_far(_, *_week(full=False), targets, kind == "paused-week")
    assert message.picture is not None
    return message.picture


def _week(*, full: bool) -> tuple[list[DayTotals], WeekTotals]:
    days = [
        DayTotals(MONDAY + n * A_DAY, FEET[n], OTHER[n] * full, IMPACTS[n] * full, n in STRENGTH, n in BALANCE, n < 6)
        for n in range(7)
    ]
    minutes = sum(day.feet_minutes + day.other_minutes for day in days)
    return days, WeekTotals(minutes, sum(FEET), sum(IMPACTS) * full, 2 * full, len(STRENGTH), (), len(BALANCE), 6)


def _weeks() -> list[tuple[date, WeekTotals]]:
    first = MONDAY - 11 * A_WEEK
    return [
        (
            first + n * A_WEEK,
            WeekTotals(minutes, minutes, 0, 0, minutes // 50, (), minutes // 20, min(7, minutes // 10)),
        )
        for n, minutes in enumerate(MINUTES)
    ]


async def keep(folder: Path) -> None:
    """Each of KINDS in each language, to be looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    targets, painter = load_content().catalogue.targets, Painter()
    for kind in KINDS:
        for language in LANGUAGES:
            file = folder / f"{kind}-{language}.png"
            file.write_bytes(await painter.draw(drawn(kind, language, targets)))
            print(file)
    painter.close()


if __name__ == "__main__":
    asyncio.run(keep(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")))
