"""/audit: administrators read what staff did, and that they read it is on record too."""

from bot.core.auditing import ALL, Entry, Wanted, by_code
from bot.storage import audit, audit_list, modes, walking
from bot.storage.modes import Mode
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.written import Written
from bot.usecases.visit import Visit
from bot.views.clinic import auditing as views
from bot.views.message import Message

CODE = "audit"  # the kind of mode
NEWEST = 500  # entries whose seals are looked at each time; all of them: `python -m bot audit verify`


def show(visit: Visit) -> None:
    """As a message of its own."""
    visit.say(_newest(visit, ALL))


def open_list(visit: Visit, wanted: Wanted) -> None:
    """In place of what was tapped; whatever code was asked for is not waited for any more."""
    _stop_asking(visit)
    visit.show(_newest(visit, wanted))


def older(visit: Visit, wanted: Wanted, before: int) -> None:
    found = _page(visit, wanted, before=before)
    more = len(found) > views.SCREEN
    visit.show(_screen(visit, wanted, found[: views.SCREEN], older=more, newer=True))


def newer(visit: Visit, wanted: Wanted, after: int) -> None:
    """Where fewer than a screen are left, the newest."""
    found = _page(visit, wanted, after=after)
    if len(found) <= views.SCREEN:
        open_list(visit, wanted)
    else:
        visit.show(_screen(visit, wanted, found[1:], older=True, newer=True))


def choose_member(visit: Visit) -> None:
    names = audit_list.members(visit.tx, visit.member.actor, visit.person.bot_id)
    visit.show(views.members(staff_words(visit), names))


def ask_code(visit: Visit) -> None:
    modes.begin(visit.tx, visit.person, CODE, None, visit.now)
    visit.show(views.ask_code(staff_words(visit)))


def take_code(visit: Visit, mode: Mode, written: Written) -> None:
    """What they write after `ask_code`."""
    wanted = by_code(written.text)
    if wanted is None:
        visit.say(views.no_code(staff_words(visit)))
        return
    modes.end(visit.tx, visit.person.id)
    visit.say(_newest(visit, wanted))


def _newest(visit: Visit, wanted: Wanted) -> Message:
    found = _page(visit, wanted)
    holds = walking.newest_hold(visit.tx, visit.person.bot_id, NEWEST)
    more = len(found) > views.SCREEN
    return _screen(visit, wanted, found[: views.SCREEN], older=more, newer=False, holds=holds)


def _page(visit: Visit, wanted: Wanted, *, before: int = 0, after: int = 0) -> list[Entry]:
    """One more than a screen holds, to know whether there are others; that they were read is itself an entry."""
    actor, bot_id, most = visit.member.actor, visit.person.bot_id, views.SCREEN + 1
    found = audit_list.page(visit.tx, actor, bot_id, wanted, most, before=before, after=after)
    audit.record(visit.tx, actor, visit.person, audit.AUDIT_READ, visit.now, str(wanted))
    return list(found)


def _screen(
    visit: Visit, wanted: Wanted, entries: list[Entry], *, older: bool, newer: bool, holds: bool | None = None
) -> Message:
    names = audit_list.members(visit.tx, visit.member.actor, visit.person.bot_id)
    zone = visit.person.zone
    return views.listed(staff_words(visit), views.Screen(wanted, entries, older, newer, holds, names, zone))


def _stop_asking(visit: Visit) -> None:
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    if mode and mode.kind == CODE:
        modes.end(visit.tx, visit.person.id)
