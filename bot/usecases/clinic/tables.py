"""/export of somebody who works here: their own data, or three tables of the clinic, after a second tap."""

from bot.core.access import Action, may
from bot.storage import exports, modes, roster
from bot.storage.modes import Mode
from bot.usecases import privacy
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.patients.find import clinic_day
from bot.usecases.clinic.written import Written
from bot.usecases.visit import Visit
from bot.views.clinic import tables as views

TABLES = "tables"  # the kind of mode: while it is open, the second tap counts, once


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
    """From now on they are written (`usecases.clinic.exporting`); a tap that comes twice or late changes nothing."""
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    if mode is None or mode.kind != TABLES:
        return views.too_old(staff_words(visit))
    modes.end(visit.tx, visit.person.id)
    exports.ask(visit.tx, visit.person, visit.now)
    visit.edit(views.coming(staff_words(visit)))
    return None
