"""What was written down is right, or is changed by buttons and typed numbers.

A button's data says how much it shall be, not by how much it changes, so that a double tap changes nothing more.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.core.activities.correcting import correction_in
from bot.core.activities.entries import MOST, changeable, changed, counted
from bot.core.dialogue import State
from bot.storage import logs
from bot.storage.logs import Logged
from bot.usecases import log_words, logbook
from bot.usecases.log_day import ask_how_it_felt
from bot.usecases.resume import resume
from bot.usecases.visit import Visit
from bot.views import change_log as views
from bot.views import log as log_views
from bot.views.message import Message

CHANGING: Final = "log"


def correct(visit: Visit, first: date, last: date) -> str | None:
    """*Correct*: how it felt is asked once, where something of the day's plan was done; else a kind word."""
    entries = [each.entry for each in _rows(visit, first, last)]
    if not entries:
        return views.changed_already(visit.words)
    if not logbook.is_paused(visit) and ask_how_it_felt(visit, last):
        return None
    kindly = not logbook.is_paused(visit) and not log_words.left_out(visit, entries)
    visit.edit(log_views.confirmed(visit.words, visit.content, entries, [first, last], kindly=kindly))
    return None


def change(visit: Visit, first: date, last: date) -> str | None:
    """*Change*: which one, where there are several."""
    rows = _rows(visit, first, last)
    if not rows:
        return views.changed_already(visit.words)
    if len(rows) == 1:
        _open(visit, rows[0])
    else:
        visit.edit(views.which(visit.words, visit.content, {row.id: row.entry for row in rows}))
    return None


def choose(visit: Visit, row_id: int) -> str | None:
    row = _row(visit, row_id)
    if row is None:
        return views.changed_already(visit.words)
    _open(visit, row)
    return None


def put(visit: Visit, row_id: int, what: str, value: int) -> str | None:
    """So many minutes, sets, repetitions or seconds."""
    row = _open_row(visit, row_id)
    if row is None or what not in _changeable(visit, row) or not 1 <= value <= MOST[what]:
        return views.changed_already(visit.words)
    _show(visit, _change(visit, row, what, value))
    return None


def remove(visit: Visit, row_id: int) -> str | None:
    row = _open_row(visit, row_id)
    if row is None:
        return views.changed_already(visit.words)
    page = logbook.page(visit, row.entry.date)
    logbook.write(visit, page, [entry for entry in page.entries if entry.key != row.entry.key])
    visit.edit(log_views.taken_out(visit.words, visit.content, [row.entry]))
    _close(visit)
    return None


def done(visit: Visit, row_id: int) -> str | None:
    """As it stands now, it is right."""
    row = _open_row(visit, row_id)
    if row is None:
        return views.changed_already(visit.words)
    toast = correct(visit, row.entry.date, row.entry.date)
    _close(visit)
    return toast


def typed(visit: Visit, text: str) -> bool:
    """A number while the editor is open; whether it was one. What does not fit changes nothing."""
    state = visit.state()
    row = _row(visit, state.about) if state.question == CHANGING and state.about is not None else None
    values = correction_in(text, _changeable(visit, row)) if row else None
    if row is None or values is None:
        return False
    for what, value in values.items():
        row = _change(visit, row, what, value)
    _show(visit, row)
    return True


# -- the entries -------------------------------------------------------------------------------------------------------


def _rows(visit: Visit, first: date, last: date) -> Sequence[Logged]:
    """Those of these days, as far as they can still be changed."""
    found = logs.rows(visit.tx, visit.actor, visit.person.id, first, last)
    return [row for row in found if logbook.is_open(visit, row.entry.date)]


def _row(visit: Visit, row_id: int) -> Logged | None:
    yesterday = visit.today - timedelta(days=1)
    rows = logs.rows(visit.tx, visit.actor, visit.person.id, yesterday, visit.today)
    return next((row for row in rows if row.id == row_id), None)


def _open_row(visit: Visit, row_id: int) -> Logged | None:
    """The entry that is being changed; a tap on an older editor changes nothing."""
    state = visit.state()
    return _row(visit, row_id) if state.question == CHANGING and state.about == row_id else None


def _open(visit: Visit, row: Logged) -> None:
    visit.remember(State(question=CHANGING, about=row.id))
    _show(visit, row)


def _close(visit: Visit) -> None:
    """The editor took the place of the question that was open: on the way to a plan it is asked again."""
    visit.remember(State())
    if "confirmed" not in visit.answered():
        resume(visit)


def open_editor(visit: Visit) -> Message | None:
    """The entry that is being changed; None where its day is over."""
    row = _row(visit, visit.state().about or 0)
    return _editor(visit, row) if row else None


def _show(visit: Visit, row: Logged) -> None:
    visit.show(_editor(visit, row))


def _editor(visit: Visit, row: Logged) -> Message:
    values = {what: getattr(counted(row.entry), what) for what in _changeable(visit, row)}
    return views.editor(visit.words, visit.content, row.id, row.entry, values)


def _changeable(visit: Visit, row: Logged) -> Sequence[str]:
    return changeable(row.entry, visit.content.catalogue.exercises.get(row.entry.exercise))


def _change(visit: Visit, row: Logged, what: str, value: int) -> Logged:
    """Write it down, and what it means for the day's plan."""
    row = replace(row, entry=changed(row.entry, what, value))
    logs.change(visit.tx, visit.actor, visit.person, row)
    page = logbook.page(visit, row.entry.date)
    logbook.write(visit, page, page.entries, message_id=row.message_id)
    return row
