"""Everything that is held about a person: shown, handed over as one file, deleted."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.dialogue import State
from bot.core.language.folding import fold
from bot.storage import audit, bonds, outbox, people, personal
from bot.storage.outbox import Lane
from bot.usecases import command_menu, report_symptom
from bot.usecases.clinic import leaving
from bot.usecases.clinic.home import staff_words
from bot.usecases.family import parting
from bot.usecases.resume import ask as ask_step
from bot.usecases.resume import next_step
from bot.usecases.visit import Visit
from bot.views import onboarding
from bot.views import privacy as views
from bot.views.clinic import leaving as leaving_views
from bot.views.family import following as family_views
from bot.views.message import Message

DELETE = "delete"
LAST = "last"  # in the state: the last administrator has been asked once already
WORDS = frozenset(fold(word) for word in ("DELETE", "SİL"))
SURE_WITHIN = timedelta(hours=1)  # the word alone may mean something else later


def show(visit: Visit) -> None:
    if visit.is_staff_only:
        visit.say(leaving_views.notice(staff_words(visit)))
    if visit.is_relative_only:
        visit.say(family_views.notice(visit.words))
    if visit.is_staff_only or visit.is_relative_only:
        return
    known = people.has_consented(visit.tx, visit.person.id)
    visit.say(views.notice(visit.words) if known else onboarding.full_notice(visit.words))


def export(visit: Visit) -> None:
    """Rendered now and sealed in the outbox, so that it is what is held at this moment."""
    held = personal.export(visit.tx, visit.actor, visit.person)
    document = json.dumps({"exported_at": visit.now.isoformat(), **held}, ensure_ascii=False, indent=2)
    audit.record(visit.tx, visit.actor, visit.person, "exported", visit.now)
    visit.send_file(views.exported(visit.words), views.file_name(visit.words), document)


def ask_to_delete(visit: Visit) -> None:
    """Whoever has not agreed to anything has nothing to lose and need not be asked."""
    if not visit.follows() and not visit.staff and not people.has_consented(visit.tx, visit.person.id):
        _delete(visit)
    elif not report_symptom.show_again(visit):
        visit.remember(State(question=DELETE, since=visit.now.isoformat()))
        visit.say(question(visit))


def question(visit: Visit) -> Message:
    if visit.state().words == LAST:
        return leaving_views.delete_although_last(staff_words(visit))
    if visit.is_staff_only and not visit.follows():
        return leaving_views.ask_to_delete(staff_words(visit))
    asked = (
        family_views.ask_to_delete(visit.words)
        if visit.is_relative_only
        else views.ask_to_delete(
            visit.words, visit.emergency_number, on_hold=bool(visit.holds()), shared=_is_shared(visit)
        )
    )
    also = f"\n\n{leaving_views.rights_end(staff_words(visit))}" if visit.staff else ""
    return replace(asked, text=asked.text + also)


def _is_shared(visit: Visit) -> bool:
    return bool(visit.follows() or bonds.of_patient(visit.tx, visit.actor, visit.person.id))


def keep(visit: Visit) -> None:
    """Nothing is deleted; what was open before is asked again."""
    visit.edit(views.kept(visit.words))
    if visit.state().question != DELETE:
        return
    visit.remember(State())
    if people.has_consented(visit.tx, visit.person.id) and not visit.pause and (step := next_step(visit)):
        ask_step(visit, step)


def confirm(visit: Visit, text: str) -> bool:
    """The word itself, in either language; after an hour the question is asked anew."""
    if fold(text) not in WORDS:
        return False
    state = visit.state()
    if not state.since or visit.now - datetime.fromisoformat(state.since) > SURE_WITHIN:
        ask_to_delete(visit)
    elif state.words != LAST and leaving.stays_nobody(visit):
        visit.remember(replace(state, words=LAST))
        visit.say(question(visit))
    else:
        _delete(visit)
    return True


def _delete(visit: Visit) -> None:
    """From now on they are nobody we know; the last message belongs to no person."""
    on_hold = people.has_consented(visit.tx, visit.person.id) and bool(visit.holds())
    has_own_menu = visit.is_relative_only or visit.staff is not None
    params = views.deleted_params(visit.words, visit.emergency_number, on_hold=on_hold)
    if visit.staff:
        leaving.leave(visit)
    parting.end_all(visit)
    personal.erase(visit.tx, visit.actor, visit.person, visit.now)
    if has_own_menu:
        command_menu.forget(visit)
    visit.forget()
    outbox.enqueue(
        visit.tx,
        bot_id=visit.person.bot_id,
        key=f"{outbox.FAREWELL}{visit.occasion.key}",
        chat_id=visit.person.chat_id,
        lane=Lane.REPLY,
        method="sendMessage",
        params=params,
        created_at=visit.now,
    )
