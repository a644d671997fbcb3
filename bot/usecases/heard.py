"""Something came from them: silence ends, and whoever was away for long is asked what is new (care rules §1)."""

from datetime import date, timedelta
from typing import Any

from bot.core.renewal import Return, coming_back
from bot.core.schedule import local_moment
from bot.core.silence import is_weekly
from bot.storage import audit, ladders
from bot.storage.patients import Patient
from bot.usecases import renewal
from bot.usecases.family import silent
from bot.usecases.visit import Visit


def heard_from(visit: Visit) -> None:
    """Any tap, any message. A day on which they were heard already changes nothing, so that this costs nothing."""
    patient = visit.patient_if_any
    if patient is None or (patient.silence == 0 and patient.heard_on and patient.heard_on >= visit.today):
        return
    visit.returned = is_weekly(patient.silence)
    skipped = _not_written_to(visit, patient) if visit.returned else {}
    visit.change_patient(silence=0, heard_on=max(patient.heard_on or visit.today, visit.today), **skipped)
    _come_back(visit, patient)
    if visit.returned:
        silent.greet_in_hospital(visit)
    renewal.end_grace(visit, visit.day)


def _not_written_to(visit: Visit, patient: Patient) -> dict[str, Any]:
    """The days between two weekly messages are not made up for; today's comes if its hour does."""
    yesterday = visit.day - timedelta(days=1)
    hour_is_over = visit.now >= local_moment(visit.day, patient.reminder_time, visit.person.zone)
    return {
        "reminded_on": _later(patient.reminded_on, visit.day if hour_is_over else yesterday),
        "summarised_on": _later(patient.summarised_on, yesterday),
    }


def _later(last: date | None, day: date) -> date | None:
    return max(last, day) if last else None


def _come_back(visit: Visit, patient: Patient) -> None:
    """A hold stays as it is: what is new is asked when it has ended, and then they begin at the lowest rungs anyway."""
    found = coming_back(patient.heard_on, visit.today)
    if found is Return.NOTHING or patient.heard_on is None:
        return
    audit.record(visit.tx, visit.actor, visit.person, "heard_again", visit.now, patient.heard_on.isoformat())
    if found is Return.EVERYTHING and not visit.holds():
        renewal.take_back_answers(visit)
        visit.change_patient(first_day=None)  # a new first week: gently again
        ladders.begin_again(visit.tx, visit.actor, visit.person.id)
    elif "confirmed" in visit.answered():
        renewal.wait_for_news(visit, patient.heard_on)
