"""/export of somebody who works here: their own data, or three tables of the clinic, after a second tap."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from bot.core import clinic_tables as core
from bot.core.access import Action, may
from bot.storage import audit, clinic_tables, modes, roster
from bot.storage.modes import Mode
from bot.usecases import privacy
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.patients.find import clinic_day
from bot.usecases.clinic.written import Written
from bot.usecases.visit import Visit
from bot.views.clinic import tables as views
from bot.views.message import Message

TABLES = "tables"  # the kind of mode: while it is open, the second tap counts, once
R = TypeVar("R")


def export(visit: Visit) -> None:
    """The command, which is everybody's."""
    if visit.staff and may(visit.staff.actor, Action.EXPORT_PATIENTS):
        ask_which(visit)
    else:
        privacy.export(visit)


def ask_which(visit: Visit) -> None:
    visit.say(views.ask_which(staff_words(visit)))


def ask_sure(visit: Visit) -> None:
    modes.begin(visit.tx, visit.person, TABLES, None, visit.now)
    counts = roster.counted(visit.tx, visit.member.actor, visit.person.bot_id, clinic_day(visit))
    visit.show(views.ask_sure(staff_words(visit), sum(counts.values())))


def leave_words(visit: Visit, mode: Mode, written: Written) -> bool:
    """Words are no answer to it."""
    modes.end(visit.tx, visit.person.id)
    return False


def send(visit: Visit) -> str | None:
    """A tap that comes twice or late sends nothing."""
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    if mode is None or mode.kind != TABLES:
        return views.too_old(staff_words(visit))
    modes.end(visit.tx, visit.person.id)
    visit.edit(views.coming(staff_words(visit)))
    rows = [_send_patients(visit), _send_weeks(visit), _send_cases(visit)]
    detail = "patients:{} weeks:{} cases:{}".format(*rows)
    audit.record(visit.tx, visit.member.actor, visit.person, "tables_exported", visit.now, detail)
    return None


def _send_patients(visit: Visit) -> int:
    _, zone, actor = staff_words(visit), visit.setup.zone, visit.member.actor
    found = clinic_tables.every_patient(visit.tx, actor, visit.person.bot_id, clinic_day(visit))
    rows = _Counted(found)
    return _send(visit, "patients", rows, views.patients(_, rows, zone), views.patients_caption)


def _send_weeks(visit: Visit) -> int:
    tx, actor, bot_id = visit.tx, visit.member.actor, visit.person.bot_id
    first_days = clinic_tables.first_days(tx, actor, bot_id)
    logged = clinic_tables.logged(tx, actor, bot_id)
    rows = _Counted(core.weeks(first_days, logged, visit.content.catalogue, clinic_day(visit)))
    return _send(visit, "weeks", rows, views.weeks(staff_words(visit), rows), views.weeks_caption)


def _send_cases(visit: Visit) -> int:
    _, zone = staff_words(visit), visit.setup.zone
    rows = _Counted(clinic_tables.every_case(visit.tx, visit.member.actor, visit.person.bot_id))
    return _send(visit, "cases", rows, views.cases(_, rows, zone), views.cases_caption)


class _Counted(Iterable[R]):
    """Rows on their way into a text, and how many there were."""

    def __init__(self, rows: Iterator[R]) -> None:
        self.rows, self.number = rows, 0

    def __iter__(self) -> Iterator[R]:
        for row in self.rows:
            self.number += 1
            yield row


def _send(visit: Visit, what: str, rows: "_Counted[R]", texts: Iterator[str], caption: Callable[..., Message]) -> int:
    """One document or several; how many rows are in them."""
    _, files = staff_words(visit), list(texts)
    for name, text in zip(views.names(_, what, len(files)), files, strict=True):
        visit.send_file(caption(_, rows.number), name, text)
    return rows.number
