"""Staff enter a pause for a patient, or end it: the patient's own use case does it, and tells them."""

from bot.core.pause import AWAY, LENGTHS, last_day
from bot.core.roster import Listed
from bot.storage import audit
from bot.usecases import come_back
from bot.usecases import pause as own
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.of_patient import of_patient
from bot.usecases.clinic.patients.card import found
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.visit import Visit
from bot.views.clinic.home import clinic_name
from bot.views.clinic.patients import pause as views
from bot.views.message import Message


def ask(visit: Visit, patient_id: int) -> None:
    if listed := found(visit, patient_id):
        patient = of_patient(visit, patient_id)
        visit.show(_instead(visit, patient, listed) or views.ask(staff_words(visit), listed, patient.pause))


def _instead(visit: Visit, patient: Visit, listed: Listed) -> Message | None:
    begun = patient.patient.reminded_on is not None or bool(patient.holds())
    return None if begun else views.not_begun(staff_words(visit), listed)


def choose(visit: Visit, patient_id: int, kind: str) -> str | None:
    """An illness lasts until they are back; for a journey it is asked how long."""
    if kind not in views.KINDS or (listed := found(visit, patient_id)) is None:
        return None
    if kind == AWAY:
        visit.show(views.how_long(staff_words(visit), listed, kind))
        return None
    return _begin(visit, listed, kind, None)


def choose_length(visit: Visit, patient_id: int, kind: str, length: str) -> str | None:
    days = int(length) if length.isascii() and length.isdigit() else None
    known = length == views.OPEN or days in LENGTHS
    if kind != AWAY or not known or (listed := found(visit, patient_id)) is None:
        return None
    return _begin(visit, listed, kind, days)


def _begin(visit: Visit, listed: Listed, kind: str, days: int | None) -> str | None:
    patient = of_patient(visit, listed.person_id)
    if instead := _instead(visit, patient, listed):
        visit.show(instead)
        return None
    until = last_day(patient.day, days) if days else None
    if patient.pause and (patient.pause.kind, patient.pause.until) == (kind, until):
        return views.changed(staff_words(visit))
    if not after_self_harm(patient):
        patient.say(views.by_clinic(patient.words, clinic_name(patient.words, visit.setup.clinic_name)))
    own.begin(patient, kind, until)
    patient.arrange()
    if pause := patient.pause:
        visit.show(views.done(staff_words(visit), listed, pause))
    return None


def end(visit: Visit, patient_id: int) -> str | None:
    """As if the patient had said that they are back: after an illness it is asked what is new."""
    if (listed := found(visit, patient_id)) is None:
        return None
    patient = of_patient(visit, patient_id)
    if patient.pause is None:
        return views.changed(staff_words(visit))
    audit.record(visit.tx, visit.member.actor, patient.person, "pause_ended_by_clinic", visit.now)
    if not after_self_harm(patient):
        patient.say(views.ended_by_clinic(patient.words, clinic_name(patient.words, visit.setup.clinic_name)))
    come_back.back(patient)
    patient.arrange()
    visit.show(views.over(staff_words(visit), listed))
    return None
