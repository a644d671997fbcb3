"""What would come at night has to be approved by another administrator than whoever wrote it."""

from zlib import crc32

from bot.content.words import words_for
from bot.core.broadcast import State
from bot.storage import audit, broadcasts, outbox, staff
from bot.storage.broadcasts import Broadcast
from bot.storage.staff import Member
from bot.usecases.clinic.broadcasting import preview, timing
from bot.usecases.clinic.broadcasting.dispatching import dispatch
from bot.usecases.clinic.broadcasting.draft import bodies
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.telling import STAFF, tell
from bot.usecases.visit import Visit
from bot.views.clinic.broadcasting import sending as views
from bot.views.clinic.broadcasting import writing
from bot.views.message import Message


def ask(visit: Visit, draft: Broadcast) -> None:
    """Every other administrator sees it as it will look, and answers."""
    found = preview.doubts(visit, draft)
    for member in timing.others_who_approve(visit):
        _ = words_for(member.language)
        for code, body in bodies(visit, draft).items():
            _pass_on(visit, member, draft, code, body.method, dict(body.params))
        parts = preview.parts(visit, draft, _)
        request = views.please_approve(_, draft.id, _mark(visit, draft), visit.member.name, parts, found)
        tell(visit, member, request, f"approve:{draft.id}:{visit.occasion.key}")
    visit.show(waiting(visit, draft))


def _mark(visit: Visit, draft: Broadcast) -> str:
    """Of the words, people and hour that are to be approved: other ones need a yes of their own."""
    ids = [body.id for body in bodies(visit, draft).values()]
    return f"{crc32(repr((ids, draft.audience, draft.send_at, draft.by_zone, draft.joiners)).encode()):08x}"


def _pass_on(visit: Visit, member: Member, draft: Broadcast, code: str, method: str, params: dict[str, object]) -> None:
    if member.reachable:
        outbox.enqueue(
            visit.tx,
            bot_id=member.bot_id,
            key=f"{STAFF}look:{draft.id}:{code}:{visit.occasion.key}:{member.person_id}",
            chat_id=member.chat_id,
            person_id=member.person_id,
            lane=outbox.Lane.REPLY,
            method=method,
            params=params,
            created_at=visit.now,
        )


def waiting(visit: Visit, draft: Broadcast) -> Message:
    """To the author."""
    return views.waits_for_approval(staff_words(visit), draft.id, len(timing.others_who_approve(visit)))


def approve(visit: Visit, id: int, mark: str) -> str | None:
    """By another than the author; it goes out from this moment on."""
    found = _asked(visit, id, mark)
    if isinstance(found, str):
        return found
    if found is None:
        return _nothing_waits(visit)
    broadcasts.change(visit.tx, found.id, approved_by=visit.person.id)
    audit.record(visit.tx, visit.member.actor, visit.person, "broadcast_approved", visit.now, str(found.id))
    dispatch(visit, found)
    visit.show(views.approved(staff_words(visit)))
    if author := staff.of_person(visit.tx, found.author_id):
        message = views.was_approved(words_for(author.language), visit.member.name)
        tell(visit, author, message, f"approved:{found.id}:{visit.occasion.key}")
    return None


def refuse(visit: Visit, id: int, mark: str) -> str | None:
    """It is a draft again."""
    found = _asked(visit, id, mark)
    if isinstance(found, str):
        return found
    if found is None:
        return _nothing_waits(visit)
    broadcasts.change(visit.tx, found.id, state=State.DRAFT)
    audit.record(visit.tx, visit.member.actor, visit.person, "broadcast_refused", visit.now, str(found.id))
    visit.show(views.refused(staff_words(visit)))
    if author := staff.of_person(visit.tx, found.author_id):
        message = views.was_refused(words_for(author.language), visit.member.name, found.id)
        tell(visit, author, message, f"refused:{found.id}:{visit.occasion.key}")
    return None


def _asked(visit: Visit, id: int, mark: str) -> Broadcast | str | None:
    """What waits for a yes; a toast for whoever wrote it; None where nothing waits any more."""
    found = broadcasts.lock(visit.tx, visit.person.bot_id, id)
    if found is None or found.state is not State.APPROVING or _mark(visit, found) != mark:
        return None
    return views.not_your_own(staff_words(visit)) if found.author_id == visit.person.id else found


def _nothing_waits(visit: Visit) -> str:
    """What stands there stays: after a tap that came twice it says that they have just answered."""
    visit.take_buttons_away()
    return views.nothing_to_approve(staff_words(visit))


def take_back(visit: Visit, id: int) -> str | None:
    """*Take it back*, by its author: a draft again, before anybody has answered."""
    found = broadcasts.lock(visit.tx, visit.person.bot_id, id)
    if found is None or found.author_id != visit.person.id or found.state is not State.APPROVING:
        return writing.closed(staff_words(visit))
    broadcasts.change(visit.tx, found.id, state=State.DRAFT)
    preview.show(visit, found)
    return None
