"""Correcting what is written down: which entry, and by how much."""

from collections.abc import Mapping

from bot.content.load import Content
from bot.content.words import Words
from bot.core.activities.entries import MOST
from bot.core.totals import LogEntry
from bot.views.log import listed, said
from bot.views.message import Button, Message, Rows, column

STEPS = {"minutes": (5, 1), "sets": (1,), "reps": (1,), "seconds": (5, 1)}


def which(_: Words, content: Content, entries: Mapping[int, LogEntry]) -> Message:
    """`entries` by the number of their row."""
    buttons = [(said(_, content, entry), f"log:entry:{number}") for number, entry in entries.items()]
    return Message(_("Which one shall I change?"), column(buttons))


def editor(_: Words, content: Content, number: int, entry: LogEntry, values: Mapping[str, int]) -> Message:
    """`values`: what can be changed, with its present number. A button says by how much, its data to how much."""
    rows: list[tuple[Button, ...]] = []
    for what, value in values.items():
        for step in STEPS[what]:
            offered = [(_step(_, what, change), value + change) for change in (-step, step)]
            row = [(text, f"log:set:{number}:{what}:{to}") for text, to in offered if 1 <= to <= MOST[what]]
            rows.append(tuple(row))
    closing: Rows = column([(_("Remove this"), f"log:remove:{number}"), (_("Done"), f"log:done:{number}")])
    text = _(
        "Now it says:\n{exercises}\n\nPress what should change, or write the number.",
        exercises=listed(_, content, [entry]),
    )
    return Message(text, (*(row for row in rows if row), *closing))


def _step(_: Words, what: str, change: int) -> str:
    """+ 5 minutes, or with a minus."""
    n, less = abs(change), change < 0
    if what == "minutes":
        return _.plural("− {n} minute", "− {n} minutes", n) if less else _.plural("+ {n} minute", "+ {n} minutes", n)
    if what == "seconds":
        return _.plural("− {n} second", "− {n} seconds", n) if less else _.plural("+ {n} second", "+ {n} seconds", n)
    if what == "sets":
        return _.plural("− {n} set", "− {n} sets", n) if less else _.plural("+ {n} set", "+ {n} sets", n)
    return (
        _.plural("− {n} repetition", "− {n} repetitions", n)
        if less
        else _.plural("+ {n} repetition", "+ {n} repetitions", n)
    )


def changed_already(_: Words) -> str:
    return _("That was changed already.")
