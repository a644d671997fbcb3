"""Somebody has opened a link and agreed: the patient says by name whether it is the right person."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.content.words import words_for
from bot.core import schedule
from bot.core.access import SYSTEM
from bot.core.family import told_at
from bot.storage import audit, bonds, patients, people
from bot.storage.bonds import Bond
from bot.storage.news import News
from bot.usecases.family import control, parting
from bot.usecases.news import Untold, share
from bot.usecases.visit import Visit
from bot.views.family import confirm as views
from bot.views.message import Message

ASKS, CONFIRMED = "asks", "confirmed"


def ask(visit: Visit, bond: Bond) -> None:
    """The relative's part is done; the patient is asked in their day."""
    share(visit, bond, ASKS, "once", to_patient=True)


def tell_asks(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    if bond.confirmed_at:
        return Untold("confirmed")
    return views.ask(visit.words, bond.id, bond.name, bond.relation, bond.scope)


def answer(visit: Visit, bond_id: int, right: bool) -> str | None:
    """Yes or no; somebody who was confirmed before is removed with a second tap alone."""
    bond = bonds.as_patient(visit.tx, visit.actor, bond_id)
    if bond is None:
        return control.not_there(visit)
    if bond.confirmed_at:
        return control.open_one(visit, bond_id)
    if right:
        _confirm(visit, bond)
    else:
        parting.end(visit, bond, parting.PATIENT, lambda _: views.refused_to_relative(_, bond.patient_name))
        visit.show(views.refused(visit.words, bond.name))
    return None


def _confirm(visit: Visit, bond: Bond) -> None:
    bonds.change(visit.tx, bond, confirmed_at=visit.now)
    audit.record(visit.tx, visit.actor, visit.person, "bond_confirmed", visit.now, str(bond.id))
    if visit.patient.family_on is None:
        visit.change_patient(family_on=_last_unshared(visit))
    share(visit, bond, CONFIRMED, "once")
    visit.show(views.confirmed(visit.words, bond.name, bond.scope))


def _last_unshared(visit: Visit) -> date:
    """The day after which the first Sunday counts: today only where this Sunday's hour is over."""
    due = schedule.local_moment(visit.day, visit.patient.summary_time, visit.person.zone)
    return visit.day if visit.now >= due else visit.day - timedelta(days=1)


def tell_confirmed(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    """To the relative: when the first summary comes."""
    first = told_at(_next_shared(visit, bond), visit.person.zone).astimezone(ZoneInfo(visit.person.zone))
    return views.to_relative(words_for(visit.person.language), bond.patient_name, first)


def _next_shared(visit: Visit, bond: Bond) -> datetime:
    """When the patient's week is shared next."""
    patient = patients.find(visit.tx, SYSTEM, bond.patient_id)
    if patient is None or patient.family_on is None:
        raise LookupError(f"bond {bond.id} is active and nothing is shared")
    zone = people.by_id(visit.tx, bond.patient_id).zone
    return schedule.sharing_after(patient.family_on, patient.summary_time, zone).due
