"""Somebody opens an invitation of the clinic and says that they are the one, or help the one.

The code rides in the data of the buttons, so that whoever presses them holds it; every press looks it up anew. Staff
are asked once there is a consent, and nothing of the clinic's records attaches before they have answered.
"""

from dataclasses import replace

from bot.content.words import LANGUAGES, words_for
from bot.core.dialogue import State
from bot.storage import audit, patient_invitations, people
from bot.storage.patient_invitations import PatientInvitation
from bot.usecases import tries
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.patients import match
from bot.usecases.family import arrive
from bot.usecases.resume import CONSENT, HELPING, ask, next_step
from bot.usecases.visit import Visit
from bot.views import onboarding
from bot.views.clinic.patients import arriving as views
from bot.views.family import arrive as family_views
from bot.views.message import Message


def open_link(visit: Visit, code: str) -> bool:
    """Whether the code is one of these."""
    invitation = patient_invitations.by_code(visit.tx, visit.person.bot_id, code)
    if invitation is None:
        return False
    if why := _why_not(visit, invitation):
        arrive.refuse(visit, why)
    else:
        if not arrive.is_known(visit):
            visit.remember(State(question=arrive.INVITED, words=code))
        _offer(visit, invitation, code, visit.person.language)
    return True


def see(visit: Visit, code: str, language: str) -> None:
    """The same in another language."""
    invitation = _acceptable(visit, code)
    if invitation and language in LANGUAGES:
        if not arrive.is_known(visit):
            visit.change_person(language=language)
        _offer(visit, invitation, code, language)


def _offer(visit: Visit, invitation: PatientInvitation, code: str, language: str) -> None:
    phone = invitation.patient_id is not None
    clinic, number = visit.setup.clinic_name, visit.emergency_number
    visit.show(views.offer(words_for(language), clinic, code, number, phone=phone))


def _acceptable(visit: Visit, code: str) -> PatientInvitation | None:
    if tries.too_often(visit):
        return None
    invitation = patient_invitations.by_code(visit.tx, visit.person.bot_id, code)
    if invitation is None:
        arrive.lead_nowhere(visit)
    elif why := _why_not(visit, invitation):
        arrive.refuse(visit, why)
        return None
    return invitation


def _why_not(visit: Visit, invitation: PatientInvitation) -> Message | None:
    _, clinic, patient = staff_words(visit), visit.setup.clinic_name, visit.patient_if_any
    if invitation.made_by == visit.person.id:
        return views.own(_)
    if invitation.opened_by == visit.person.id and invitation.waits:
        return views.waits(_, clinic)
    if not invitation.is_open(visit.now):
        return _why_closed(visit, invitation)
    if invitation.patient_id is None:
        return views.known_already(_, clinic) if patient and patient.matched_at else None
    if invitation.patient_id == visit.person.id:
        return views.same_phone(_)
    return views.has_own(_, clinic) if arrive.is_known(visit) else None


def _why_closed(visit: Visit, invitation: PatientInvitation) -> Message:
    _ = staff_words(visit)
    if invitation.revoked_at:
        return family_views.revoked(_)
    return family_views.used(_) if invitation.opened_by or invitation.is_dead else views.expired(_)


def answer(visit: Visit, code: str, said: str) -> None:
    """A no changes nothing, and the link can be opened again."""
    invitation = _acceptable(visit, code)
    if invitation is None or said not in (views.ME, views.HELP, views.NOT):
        return
    if said == views.NOT:
        _leave(visit)
        return
    by_helper = said == views.HELP
    opened = replace(invitation, opened_by=visit.person.id, by_helper=by_helper)
    values = {"opened_by": visit.person.id, "opened_at": visit.now, "by_helper": by_helper}
    patient_invitations.change(visit.tx, invitation, **values)
    audit.record(visit.tx, visit.actor, visit.person, "patient_invitation_opened", visit.now, str(invitation.id))
    visit.edit(views.chosen(staff_words(visit), visit.setup.clinic_name, by_helper=by_helper))
    if invitation.patient_id is not None:
        visit.change_person(name=visit.tx.vault.seal(_name(visit)))
        visit.remember(State())
        _ask_clinic(visit, opened)
    elif people.has_consented(visit.tx, visit.person.id):
        _ask_clinic(visit, opened)
        arrive.go_on(visit)
    else:
        visit.say(onboarding.notice(visit.words))
        ask(visit, CONSENT)


def _leave(visit: Visit) -> None:
    if visit.state().question == arrive.INVITED:
        visit.remember(State())
    visit.show(views.declined(staff_words(visit)))
    arrive.go_on(visit)


def _name(visit: Visit) -> str:
    return f"{visit.occasion.first_name} {visit.occasion.last_name}".strip()


def _ask_clinic(visit: Visit, opened: PatientInvitation) -> None:
    match.tell_staff(visit, opened, _name(visit))
    visit.say(views.asked_clinic(staff_words(visit), visit.setup.clinic_name))


# -- the way in, which is everybody's ----------------------------------------------------------------------------------


def consented(visit: Visit) -> str | None:
    """The next question for somebody who came by an invitation, and has said with it who exercises; staff are asked
    from now on. None for everybody else."""
    invitation = patient_invitations.opened_by(visit.tx, visit.person.bot_id, visit.person.id)
    if invitation is None:
        return None
    _ask_clinic(visit, invitation)
    if invitation.by_helper:
        return HELPING
    visit.change_patient(exerciser="self")
    return next_step(visit)


def declined(visit: Visit) -> None:
    """Without a consent the invitation is as if nobody had opened it."""
    invitation = patient_invitations.opened_by(visit.tx, visit.person.bot_id, visit.person.id)
    if invitation:
        patient_invitations.change(visit.tx, invitation, opened_by=None, opened_at=None, by_helper=None)
