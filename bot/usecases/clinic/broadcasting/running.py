"""What has been confirmed: how far it is, and what anybody who may broadcast can do about it, whoever wrote it. Who did
it goes on record."""

from collections.abc import Callable

from bot.core.broadcast import BEGUN, Purpose, State
from bot.storage import audit, broadcasts, drafts
from bot.storage.broadcasts import Broadcast
from bot.usecases.clinic.broadcasting import begin, timing
from bot.usecases.clinic.broadcasting.draft import begins, new
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.sending import amend, control
from bot.usecases.clinic.sending.progress import About
from bot.usecases.visit import Visit
from bot.views.clinic import progress
from bot.views.clinic.broadcasting import running as views
from bot.views.clinic.broadcasting import timing as timing_views
from bot.views.clinic.broadcasting import writing
from bot.views.message import Message

LISTED = 10


def show_past(visit: Visit) -> None:
    """The last ten, to be opened."""
    found = drafts.sent(visit.tx, visit.person.bot_id, LISTED)
    listed = [(each.id, each.state, writing.title(begins(visit, each))) for each in found]
    visit.show(views.past(staff_words(visit), listed))


def open_one(visit: Visit, id: int) -> str | None:
    found = _confirmed(visit, id)
    if found is None:
        return views.gone(staff_words(visit))
    visit.show(_screen(visit, found))
    return None


def _confirmed(visit: Visit, id: int) -> Broadcast | None:
    found = broadcasts.find(visit.tx, visit.person.bot_id, id)
    return found if found and found.confirmed_at else None


def _screen(visit: Visit, found: Broadcast) -> Message:
    """How it stands, below its first words."""
    _, title = staff_words(visit), writing.title(begins(visit, found))
    if found.state is State.WAITING:
        return views.waiting(_, found.id, title, timing_views.said(_, timing.chosen(visit, found)))
    if found.state in BEGUN:
        about = About(visit.tx, visit.setup, found, visit.now)
        return views.below_title(_, title, about.message(visit.member, found.state))
    numbers, skipped = broadcasts.numbers(visit.tx, found.id), broadcasts.skipped(visit.tx, found.id)
    changed = broadcasts.changed(visit.tx, found.id)
    report = progress.report(_, found.id, found.action, found.state, numbers, skipped, changed)
    return views.below_title(_, title, report)


def pause(visit: Visit, id: int) -> str | None:
    return _do(visit, id, control.pause, "broadcast_paused")


def resume(visit: Visit, id: int) -> str | None:
    return _do(visit, id, control.resume, "broadcast_resumed")


def ask_to_cancel(visit: Visit, id: int) -> str | None:
    """In a message of its own: the one that was tapped goes on telling how far it is."""
    found = _confirmed(visit, id)
    if found is None or found.state not in drafts.ON_ITS_WAY:
        return views.over(staff_words(visit))
    visit.say(views.cancel(staff_words(visit), id, writing.title(begins(visit, found))))
    return None


def cancel(visit: Visit, id: int) -> str | None:
    """After the second tap."""
    return _do(visit, id, control.cancel, "broadcast_cancelled")


def _do(visit: Visit, id: int, work: Callable[[Visit, int], bool], action: str) -> str | None:
    found = _confirmed(visit, id)
    if found is None or not work(visit, id):
        return views.over(staff_words(visit))
    audit.record(visit.tx, visit.member.actor, visit.person, action, visit.now, str(id))
    if not drafts.shows_progress(visit.tx, found, visit.occasion.message_id):
        open_one(visit, id)
    return views.done(staff_words(visit))


def correct(visit: Visit, id: int) -> str | None:
    """New words for it: a draft like any other."""
    found = _amendable(visit, id)
    if found is None:
        return views.over(staff_words(visit))
    draft = drafts.open_of(visit.tx, visit.person.bot_id, visit.person.id)
    if draft is None:
        draft = new(visit, action=Purpose.CORRECT, corrects=found.id, guidance=found.guidance)
    if draft.corrects != found.id:
        visit.say(begin.home(visit))
    else:
        begin.go_on_with(visit, draft, visit.say)
    return None


def _amendable(visit: Visit, id: int) -> Broadcast | None:
    found = _confirmed(visit, id)
    if found is None or found.action is not Purpose.SEND or found.state is State.WITHDRAWN:
        return None
    return found


def ask_to_withdraw(visit: Visit, id: int) -> str | None:
    found = _amendable(visit, id)
    if found is None:
        return views.over(staff_words(visit))
    visit.say(views.withdraw(staff_words(visit), id, writing.title(begins(visit, found))))
    return None


def withdraw(visit: Visit, id: int) -> str | None:
    """After the second tap."""
    if _amendable(visit, id) is None or amend.withdraw(visit, id) is None:
        return views.over(staff_words(visit))
    audit.record(visit.tx, visit.member.actor, visit.person, "broadcast_withdrawn", visit.now, str(id))
    visit.show(views.is_withdrawn(staff_words(visit)))
    return None
