"""What stands for a day after something was told or tapped, so that a thing done counts once.

1. The same again, in the same words or the same amount, is the same thing; another amount is another thing, and adds.
2. What was told with a quantity stands in place of what was tapped, or mentioned without one.
3. *Done all* keeps what was told where it is as much as planned, and takes the place of what was less.
4. Edited words take back what their first version had told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from itertools import count

from bot.core.activities.entries import amount_of, fulfilled
from bot.core.day_plan import Item
from bot.core.totals import PLAN, LogEntry, entry_of

Key = tuple[Date, str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """`entries`: all of the day; `stated`: those that the words are about, in their order; `replaced`: what had been
    tapped or mentioned, and gave way."""

    entries: tuple[LogEntry, ...]
    stated: tuple[LogEntry, ...]
    replaced: tuple[LogEntry, ...]


def with_told(before: Sequence[LogEntry], told: Iterable[LogEntry], own: Collection[Key] = ()) -> Standing:
    """`own`: the keys of what an earlier version of the same words had told."""
    pool = sorted(before, key=lambda entry: entry.key in own)  # what others told is the same thing first
    entries = [entry for entry in before if entry.key not in own]
    stated: list[LogEntry] = []
    replaced: list[LogEntry] = []
    for entry in told:
        found = _known(entry, entries, pool)
        if not _is_mentioned(entry):  # it stands in place of mentions also where an earlier version had told it
            given_up = [each for each in entries if _is_mentioned(each) and each.exercise == entry.exercise]
            replaced += given_up
            entries = [each for each in entries if each not in given_up]
            if found is not None:
                pool.remove(found)  # one of two equal walks is told; a mention tells of none in particular
        found = found or _numbered(entry, entries)
        entries += [] if found in entries else [found]
        stated += [] if found in stated else [found]
    return Standing(tuple(entries), tuple(entry for entry in stated if entry in entries), tuple(replaced))


def _is_mentioned(entry: LogEntry) -> bool:
    """Without a quantity of its own."""
    return entry.source == PLAN or amount_of(entry) is None


def _known(told: LogEntry, entries: Iterable[LogEntry], pool: Iterable[LogEntry]) -> LogEntry | None:
    """What says the same already; a mere mention says nothing beyond whatever is known of the exercise."""
    same = [entry for entry in pool if entry.exercise == told.exercise and _is_mentioned(entry) == _is_mentioned(told)]
    if _is_mentioned(told):
        return next((entry for entry in (*entries, *same) if entry.exercise == told.exercise), None)
    return next((entry for entry in same if _says_the_same(entry, told)), None)


def _says_the_same(standing: LogEntry, told: LogEntry) -> bool:
    return standing.source.rpartition("#")[0] == told.source or amount_of(standing) == amount_of(told)


def _numbered(told: LogEntry, entries: Iterable[LogEntry]) -> LogEntry:
    """The only one with its key: two walks of ten minutes in one message are two."""
    if told.source == PLAN:
        return told
    taken = {entry.key for entry in entries}
    candidates = (replace(told, source=f"{told.source}#{number}") for number in count())
    return next(each for each in candidates if each.key not in taken)


def with_all(before: Iterable[LogEntry], items: Sequence[Item], day: Date) -> tuple[LogEntry, ...]:
    """Everything of the plan was done."""
    told = [entry for entry in before if entry.source != PLAN]
    enough = fulfilled(items, told)
    less = {item.exercise for item in items} - enough
    kept = [entry for entry in told if entry.exercise not in less]
    return (*kept, *(entry_of(item, day) for item in items if item.exercise in less))


def with_some(
    before: Iterable[LogEntry], items: Sequence[Item], ticks: Collection[str], day: Date
) -> tuple[LogEntry, ...]:
    """These of the plan were done and its others were not; of what was told beside it nothing changes."""
    planned = {item.exercise for item in items}
    kept = [e for e in before if e.source != PLAN and (e.exercise in ticks or e.exercise not in planned)]
    told = {entry.exercise for entry in kept}
    return (*kept, *(entry_of(i, day) for i in items if i.exercise in ticks and i.exercise not in told))


def with_one(before: Iterable[LogEntry], item: Item, day: Date) -> tuple[LogEntry, ...]:
    """One more of the plan was done; what stands of it already stays, as it does under a tick."""
    entries = tuple(before)
    return entries if any(entry.exercise == item.exercise for entry in entries) else (*entries, entry_of(item, day))


def in_order(items: Sequence[Item], entries: Iterable[LogEntry]) -> list[LogEntry]:
    """What was done of the plan, in its order, and then what was told beside it."""
    places = {item.exercise: place for place, item in enumerate(items)}
    return sorted(entries, key=lambda entry: places.get(entry.exercise, len(places)))


def is_begun(items: Iterable[Item], entries: Iterable[LogEntry]) -> bool:
    """Whether anything of the plan was done; a swim is none of it."""
    return bool({entry.exercise for entry in entries} & {item.exercise for item in items})


def is_all(before: Iterable[LogEntry], items: Sequence[Item]) -> bool:
    """Whether everything of the plan is written down already, and nothing of another plan."""
    entries = list(before)
    tapped = {entry.exercise for entry in entries if entry.source == PLAN}
    return tapped | fulfilled(items, entries) == {item.exercise for item in items}
