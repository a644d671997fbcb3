"""The yes that sends it: a second tap, or the number of people typed where they are many. The number is counted anew
at that very moment, and nothing is sent twice."""

import re

from bot.core.broadcast import ASK_TYPED_ABOVE, State
from bot.storage import audit, broadcasts, drafts, modes
from bot.storage.broadcasts import Broadcast
from bot.storage.modes import Mode
from bot.usecases.clinic.broadcasting import timing, urgent
from bot.usecases.clinic.broadcasting.dispatching import dispatch
from bot.usecases.clinic.broadcasting.draft import COUNT, bodies, corrected, html_of, mine
from bot.usecases.clinic.broadcasting.readers import how_many
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.sending import amend
from bot.usecases.clinic.written import Written
from bot.usecases.visit import Visit
from bot.views.clinic.broadcasting import sending as views
from bot.views.clinic.broadcasting import writing
from bot.views.message import Message

_NUMBER = re.compile(r"^\s*(\d{1,3}(?:[., ]\d{3})+|\d{1,9})\s*$", re.ASCII)


def ask(visit: Visit, id: int) -> str | None:
    """*Send it*: not yet."""
    draft = mine(visit, id)
    if draft is None:
        return _too_late(visit, id)
    if not bodies(visit, draft):
        return views.no_words(staff_words(visit))
    if timing.is_over(visit, draft):
        visit.show(timing.screen(visit, draft))
        return views.hour_is_over(staff_words(visit))
    people = how_many(visit, draft)
    if not people and not corrected(draft):  # new words for those who join later
        return views.nobody(staff_words(visit))
    if people > ASK_TYPED_ABOVE:
        modes.begin(visit.tx, visit.person, COUNT, draft.id, visit.now)
        visit.show(views.type_number(staff_words(visit), draft.id, people))
    else:
        visit.show(views.sure(staff_words(visit), draft.id, people))
    return None


def _too_late(visit: Visit, id: int) -> str:
    """A draft that is none any more: sent by the first of two taps, or thrown away."""
    found = broadcasts.find(visit.tx, visit.person.bot_id, id)
    sent = found is not None and found.author_id == visit.person.id and found.confirmed_at is not None
    return (views.sent_already if sent else writing.closed)(staff_words(visit))


def sure(visit: Visit, id: int, people: int) -> str | None:
    """The second tap, which names the number that was shown."""
    draft = mine(visit, id)
    if draft is None:
        return _too_late(visit, id)
    now = how_many(visit, draft)
    if (not now and not corrected(draft)) or now > ASK_TYPED_ABOVE or timing.is_over(visit, draft):
        return ask(visit, id)
    if now != people:
        visit.show(views.changed(staff_words(visit), draft.id, now))
    else:
        _go(visit, draft)
    return None


def take_number(visit: Visit, mode: Mode, written: Written) -> None:
    """The number, typed."""
    draft = mine(visit, mode.subject_id or 0)
    if draft is None:
        modes.end(visit.tx, visit.person.id)
        visit.say(Message(_too_late(visit, mode.subject_id or 0)))
        return
    people, found = how_many(visit, draft), _NUMBER.match(written.text)
    typed = int(re.sub(r"\D", "", found[1])) if found else None
    if typed == people and people:
        modes.end(visit.tx, visit.person.id)
        _go(visit, draft)
    else:
        visit.say(views.wrong_number(staff_words(visit), draft.id, typed, people))


def _go(visit: Visit, draft: Broadcast) -> None:
    """Now, or once another administrator has said yes."""
    if corrected(draft):
        _correct(visit, draft)
    elif draft.urgent and draft.approved_by is None:
        broadcasts.change(visit.tx, draft.id, state=State.APPROVING)
        urgent.ask(visit, draft)
    else:
        dispatch(visit, draft)
        audit.record(visit.tx, visit.member.actor, visit.person, "broadcast_sent", visit.now, str(draft.id))
        visit.show(views.on_its_way(staff_words(visit)))


def _correct(visit: Visit, draft: Broadcast) -> None:
    """The draft has done its part: the correction is made of its words."""
    words = {code: html_of(body.params) for code, body in bodies(visit, draft).items()}
    first = broadcasts.find(visit.tx, draft.bot_id, draft.corrects or 0)
    drafts.throw_away(visit.tx, draft, visit.now)
    if amend.correct(visit, draft.corrects or 0, words) is None:
        visit.show(Message(writing.closed(staff_words(visit))))
        return
    audit.record(visit.tx, visit.member.actor, visit.person, "broadcast_corrected", visit.now, str(draft.corrects))
    said = views.on_its_way_by_day if first and first.urgent else views.on_its_way
    visit.show(said(staff_words(visit)))
