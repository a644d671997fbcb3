"""Telegram's list of commands in one chat: that of staff, by their roles; a relative's, for whoever follows a patient
and is none; else the usual. It is no right: whatever is called is checked anew."""

from bot.content.words import words_for
from bot.storage import bonds, outbox, people, staff
from bot.storage.outbox import Lane
from bot.storage.people import Person
from bot.usecases.visit import Visit
from bot.views.profile import Call, relative_menu, staff_menu, usual_menu


def arrange(visit: Visit, person: Person) -> None:
    """After they have joined or left, or become a patient, or changed the language. They may be somebody else."""
    _queue(visit, person, _menu(visit, person), f"{visit.occasion.key}:commands:{person.id}", person.id)


def _menu(visit: Visit, person: Person) -> Call:
    _, member = words_for(person.language), staff.of_person(visit.tx, person.id)
    patient, relative = people.has_consented(visit.tx, person.id), bool(bonds.of_relative(visit.tx, person.id))
    if member:
        return staff_menu(_, person.chat_id, member.roles, patient=patient, relative=relative)
    return relative_menu(_, person.chat_id) if relative and not patient else usual_menu(person.chat_id)


def forget(visit: Visit) -> None:
    """They were deleted: what leaves for them now belongs to no person."""
    person = visit.person
    _queue(visit, person, usual_menu(person.chat_id), f"{outbox.FAREWELL}{visit.occasion.key}:commands", None)


def _queue(visit: Visit, person: Person, call: Call, key: str, person_id: int | None) -> None:
    method, params = call
    outbox.enqueue(
        visit.tx,
        bot_id=person.bot_id,
        key=key,
        chat_id=person.chat_id,
        person_id=person_id,
        lane=Lane.REPLY,
        method=method,
        params=params,
        created_at=visit.now,
    )
