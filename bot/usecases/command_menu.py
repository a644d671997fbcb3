"""Telegram's list of commands in one chat: a relative's, for whoever follows a patient and is none; else the usual."""

from bot.content.words import words_for
from bot.storage import bonds, outbox, people
from bot.storage.outbox import Lane
from bot.storage.people import Person
from bot.usecases.visit import Visit
from bot.views.profile import Call, relative_menu, usual_menu


def arrange(visit: Visit, person: Person) -> None:
    """After they have joined or left, or become a patient, or changed the language. They may be somebody else."""
    relative = bonds.of_relative(visit.tx, person.id) and not people.has_consented(visit.tx, person.id)
    call = relative_menu(words_for(person.language), person.chat_id) if relative else usual_menu(person.chat_id)
    _queue(visit, person, call, f"{visit.occasion.key}:commands:{person.id}", person.id)


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
