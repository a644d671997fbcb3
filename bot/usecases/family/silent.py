"""A long silence: those who are to be warned are asked how it is, and what they say takes effect.

1. *All is well* changes nothing.
2. *In hospital* is a pause of the programme; *Sad news* stops everything at once, for the rest of the family too.
3. Both are applied by a visit of the patient's own, to whom they come as news of which nothing is said: a relative's
   transaction never writes what belongs to the patient. Whoever was heard meanwhile is neither ill nor dead.
4. Nobody else in the family hears of it from us. When the patient writes after all, everything comes back.
"""

from datetime import timedelta

from bot.content.words import words_for
from bot.core.access import SHARED, Action, allows
from bot.core.pause import HOSPITAL
from bot.core.schedule import local_date
from bot.core.silence import is_silent
from bot.storage import audit, bonds, outbox, people, shared
from bot.storage import news as stored
from bot.storage.bonds import Bond
from bot.storage.news import News
from bot.storage.outbox import Lane
from bot.usecases import news
from bot.usecases.family.names import own
from bot.usecases.family.warn import warned
from bot.usecases.news import Telling, Untold
from bot.usecases.visit import Visit
from bot.views.family import warnings as views
from bot.views.message import Message

SILENT, IN_HOSPITAL, DIED = "silent", "in_hospital", "died"
EVERYTHING = tuple(Lane)


def tell_family(visit: Visit) -> None:
    """Once for each silence, when it has become one."""
    if not _is_silent(visit):
        return
    heard_on = visit.patient.heard_on
    for bond in warned(visit):
        news.share(visit, bond, SILENT, str(heard_on or visit.day))


def tell(visit: Visit, _each: News, bond: Bond) -> Message | Untold:
    actor = bonds.actor(bond)
    if not allows(actor, Action.SEE_WARNINGS, bond.patient_id):
        return Untold("scope")
    since = shared.silent_since(visit.tx, actor, bond.patient_id, visit.now)
    if since is None:
        return Untold("heard")
    zone = shared.standing(visit.tx, actor, bond.patient_id).zone
    days = (local_date(visit.now, zone) - since).days
    return views.silent(words_for(visit.person.language), visit.content, bond.id, bond.patient_name, days)


# -- what the relative says --------------------------------------------------------------------------------------------


def all_is_well(visit: Visit, bond_id: int) -> str | None:
    words = words_for(visit.person.language)
    bond = _bond(visit, bond_id)
    if bond is None:
        return views.not_asked(words)
    _record(visit, bond, "family_well")
    visit.show(views.all_is_well(words, bond.patient_name))
    return None


def in_hospital(visit: Visit, bond_id: int) -> str | None:
    return _say(visit, bond_id, IN_HOSPITAL, "family_hospital")


def ask_whether_died(visit: Visit, bond_id: int) -> str | None:
    """The first of two taps."""
    words = words_for(visit.person.language)
    bond = _bond(visit, bond_id)
    if bond is None:
        return views.not_asked(words)
    visit.show(views.whether_died(words, bond.id, bond.patient_name))
    return None


def died(visit: Visit, bond_id: int, sure: bool) -> str | None:
    if sure:
        return _say(visit, bond_id, DIED, "family_died")
    words = words_for(visit.person.language)
    bond = _bond(visit, bond_id)
    if bond is None:
        return views.not_asked(words)
    visit.show(views.misunderstood(words, visit.content, bond.id, bond.patient_name))
    return None


def _say(visit: Visit, bond_id: int, kind: str, action: str) -> str | None:
    """Pass it on to a visit of the patient's, unless they were heard meanwhile."""
    words = words_for(visit.person.language)
    bond = _bond(visit, bond_id)
    if bond is None:
        return views.not_asked(words)
    since = shared.silent_since(visit.tx, bonds.actor(bond), bond.patient_id, visit.now)
    if since is None:
        visit.show(views.heard_since(words, bond.patient_name))
        return None
    if news.share(visit, bond, kind, str(since), to_patient=True, at_night=True):
        _record(visit, bond, action)
    if kind == DIED:  # what waits must not leave before the patient's own visit; what answers them may be new
        outbox.skip_waiting(visit.tx, person_id=bond.patient_id, lanes=outbox.UNASKED, reason="died")
    visit.show((views.died if kind == DIED else views.in_hospital)(words, bond.patient_name))
    return None


def _bond(visit: Visit, bond_id: int) -> Bond | None:
    """Where this relative may be asked: an active bond with warnings."""
    bond = own(visit, bond_id)
    if bond is None or not bond.is_active or bond.paused_at or Action.SEE_WARNINGS not in SHARED[bond.scope]:
        return None
    return bond


def _record(visit: Visit, bond: Bond, action: str) -> None:
    patient = people.by_id(visit.tx, bond.patient_id)
    audit.record(visit.tx, bonds.actor(bond), patient, action, visit.now, str(bond.id))


# -- what follows for the patient --------------------------------------------------------------------------------------


def _is_silent(visit: Visit) -> bool:
    return is_silent(visit.patient.silence, visit.patient.heard_on, visit.day, on_hold=bool(visit.holds()))


def apply_hospital(visit: Visit, _each: News, _bond: Bond) -> Untold:
    """A pause without an end; one that they are in already stays as it is."""
    if not _is_silent(visit):
        return Untold("heard")
    if visit.pause is None or not visit.pause.rests:
        since = {"paused_on": visit.day, "paused_until": None, "pause_asked_on": visit.day}
        visit.change_patient(pause_kind=HOSPITAL, **since)
        waiting = (Lane.REMINDER, Lane.SUMMARY)
        outbox.skip_waiting(visit.tx, person_id=visit.person.id, lanes=waiting, reason="paused")
    return Untold("applied")


def apply_death(visit: Visit, _each: News, _bond: Bond) -> Untold:
    """Nothing goes out to them any more, and nothing about them to the rest of the family."""
    if not _is_silent(visit):
        return Untold("heard")
    visit.change_person(died_at=visit.now)
    outbox.skip_waiting(visit.tx, person_id=visit.person.id, lanes=EVERYTHING, reason="died")
    for bond in bonds.of_patient(visit.tx, visit.actor, visit.person.id):
        stored.drop_waiting(visit.tx, bond.id, "died")
    return Untold("applied")


def come_back(visit: Visit) -> None:
    """They write after all. The weeks between are not told afterwards."""
    visit.change_person(died_at=None)
    patient = visit.patient_if_any
    if patient is not None:
        visit.forget_missed()
        if patient.family_on is not None:
            visit.change_patient(family_on=max(patient.family_on, visit.day - timedelta(days=1)))
    audit.record(visit.tx, visit.actor, visit.person, "alive", visit.now)


def greet_in_hospital(visit: Visit) -> None:
    """Their first words after a silence in which somebody has told that they are in hospital."""
    if visit.pause is not None and visit.pause.kind == HOSPITAL:
        news.say_soon(visit, f"hospital:{visit.person.id}:{visit.pause.since}", views.told_in_hospital(visit.words))


SILENCES = {
    SILENT: Telling(tell, asks=True),
    IN_HOSPITAL: Telling(apply_hospital, unsaid=True),
    DIED: Telling(apply_death, unsaid=True),
}
