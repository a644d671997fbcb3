"""A patient has a new phone: what staff read, and what comes to the new and to the old one."""

from typing import Any

from bot.content.words import Words
from bot.views.clinic.patients.find import search_again
from bot.views.message import Message, column, send_params


def moved(_: Words, patient_id: int, patient: str) -> Message:
    text = _(
        "Done. Everything of {patient} is on the new phone now, and nothing more comes to the old one.", patient=patient
    )
    return Message(text, column([(_("To the card"), f"pat:open:{patient_id}"), search_again(_)]), protected=True)


def refused(_: Words, patient_id: int, patient: str) -> Message:
    text = _(
        "Good that you looked. Everything of {patient} stays on the old phone, the link no longer works, and whoever"
        " opened it was told.",
        patient=patient,
    )
    return Message(text, column([(_("To the card"), f"pat:open:{patient_id}"), search_again(_)]), protected=True)


def in_use(_: Words, patient_id: int, patient: str) -> Message:
    text = _(
        "I know the account that opened the link by now, so nothing of {patient} can move there. Everything stays on"
        " the old phone.",
        patient=patient,
    )
    return Message(text, column([(_("To the card"), f"pat:open:{patient_id}"), search_again(_)]), protected=True)


def works_here(_: Words, patient_id: int, patient: str) -> Message:
    """Rights of staff never change hands by a link for a patient's phone."""
    text = _(
        "{patient} works here too, and a new phone would take those rights along. Everything stays on the old phone."
        " First an administrator removes them from the staff; they can be invited again afterwards.",
        patient=patient,
    )
    return Message(text, column([(_("To the card"), f"pat:open:{patient_id}"), search_again(_)]), protected=True)


def welcome(_: Words, clinic: str) -> Message:
    """On the new phone, with the keyboard."""
    text = _(
        "{clinic} has confirmed that it is you. From now on I write to you here, and no longer on the old phone.",
        clinic=clinic,
    )
    return Message(text)


def refused_to_stranger(_: Words, clinic: str) -> Message:
    return Message(
        _("{clinic} could not confirm that this link was meant for you, so nothing has moved here.", clinic=clinic)
    )


def goodbye_params(_: Words, emergency: str) -> dict[str, Any]:
    """On the old phone, which may be anybody's by now: nothing of exercises or of health."""
    text = _(
        "I do not write here any more. If you did not ask for that, please call the clinic. In an emergency, call"
        " {emergency}.",
        emergency=emergency,
    )
    return {**send_params(Message(text)), "reply_markup": {"remove_keyboard": True}}
