"""/patients: the words that staff write are looked for among names, codes and record numbers; or a list is chosen."""

from datetime import date

from bot.core.roster import Status
from bot.core.schedule import local_date
from bot.storage import audit, modes, roster, tokens
from bot.storage.modes import Mode
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.written import Written
from bot.usecases.visit import Visit
from bot.views.clinic.patients import find as views

SEARCH = "search"  # the kind of mode


def show(visit: Visit) -> None:
    """As a message of its own; what they write next is looked for."""
    _begin(visit)
    visit.say(views.ask(staff_words(visit), _counts(visit)))


def open_menu(visit: Visit) -> None:
    """Back from a list."""
    _begin(visit)
    visit.show(views.ask(staff_words(visit), _counts(visit)))


def _begin(visit: Visit) -> None:
    modes.begin(visit.tx, visit.person, SEARCH, None, visit.now)


def _counts(visit: Visit) -> dict[Status, int]:
    return dict(roster.counted(visit.tx, visit.member.actor, visit.person.bot_id, clinic_day(visit)))


def clinic_day(visit: Visit) -> date:
    """The date where the clinic is."""
    return local_date(visit.now, visit.setup.zone)


def search(visit: Visit, mode: Mode, written: Written) -> bool:
    """Once somebody is found, the next words are no search any more; a voice or a picture never was one."""
    if not written.text.strip():
        return False
    actor, bot_id = visit.member.actor, visit.person.bot_id
    ids = tokens.find(visit.tx, actor, bot_id, written.text, views.MOST)
    audit.record(visit.tx, actor, visit.person, "searched", visit.now, str(len(ids)))
    if not ids:
        _begin(visit)
        visit.say(views.nobody(staff_words(visit)))
    else:
        modes.end(visit.tx, visit.person.id)
        visit.say(views.found(staff_words(visit), roster.by_id(visit.tx, actor, bot_id, ids)))
    return True


def stop(visit: Visit) -> None:
    stop_searching(visit)
    visit.show(views.stopped(staff_words(visit)))


def stop_searching(visit: Visit) -> None:
    """Anything else that they are writing stays open."""
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    if mode and mode.kind == SEARCH:
        modes.end(visit.tx, visit.person.id)


def show_list(visit: Visit, name: str, after: int) -> None:
    """One screen of it; the next words are no search any more."""
    if name not in views.LISTS:
        return open_menu(visit)
    stop_searching(visit)
    only = None if name == views.NEWEST else Status(name)
    actor, bot_id = visit.member.actor, visit.person.bot_id
    found = roster.of_status(visit.tx, actor, bot_id, only, clinic_day(visit), views.MOST + 1, after)
    audit.record(visit.tx, actor, visit.person, "list_read", visit.now, f"{name} {after}")
    visit.show(views.listed(staff_words(visit), name, found[: views.MOST], after, len(found) > views.MOST))
    return None
