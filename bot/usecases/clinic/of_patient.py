"""Somebody of the staff does something for a patient: the patient's own visit, on the occasion of that member's.

Staff lock the patient after themselves; a patient's own transaction locks nobody else.
"""

from dataclasses import replace

from bot.core.access import Action, require
from bot.storage import people
from bot.usecases.visit import Visit


def of_patient(visit: Visit, patient_id: int) -> Visit:
    """What is said in it is said to the patient, under keys of its own; `arrange()` has to be called at its end."""
    actor = visit.member.actor
    require(actor, Action.CHANGE_PROGRAMME, patient_id)
    person = people.lock_one(visit.tx, patient_id)
    occasion = replace(
        visit.occasion,
        key=f"{visit.occasion.key}:of:{patient_id}",
        chat_id=person.chat_id,
        user_id=person.user_id,
        at=None,
        first_at=None,
        message_id=None,
        callback_id=None,
    )
    return Visit(visit.tx, occasion, person, actor)
