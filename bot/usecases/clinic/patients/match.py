"""Staff say whether whoever opened an invitation is the patient; the clinic's records attach then, and not before."""

from bot.content.words import words_for
from bot.core.access import Action, may
from bot.storage import audit, patient_invitations, people, roster, staff
from bot.storage.patient_invitations import PatientInvitation
from bot.storage.staff import Member
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.of_patient import of_patient
from bot.usecases.clinic.patients import new_phone
from bot.usecases.clinic.telling import tell
from bot.usecases.visit import Visit
from bot.views.clinic.home import clinic_name
from bot.views.clinic.patients import find as find_views
from bot.views.clinic.patients import match as views
from bot.views.message import Message


def tell_staff(visit: Visit, invitation: PatientInvitation, who: str) -> None:
    """Whoever has made the link, if they still may; else all who may."""
    for member in _asked(visit, invitation):
        message = _question(visit, invitation, who, member)
        tell(visit, member, message, f"invitation:{invitation.id}:{visit.person.id}")


def _asked(visit: Visit, invitation: PatientInvitation) -> list[Member]:
    everybody = staff.everyone(visit.tx, visit.person.bot_id)
    able = [each for each in everybody if may(each.actor, Action.INVITE_PATIENTS) and each.reachable]
    return [each for each in able if each.person_id == invitation.made_by] or able


def _question(visit: Visit, invitation: PatientInvitation, who: str, member: Member) -> Message:
    _, number = words_for(member.language), invitation.id
    if invitation.opened_by is None:
        raise LookupError(f"nobody has opened invitation {number}")
    if invitation.patient_id is None:
        helper = invitation.by_helper
        return views.ask(_, number, invitation.opened_by, who, invitation.name, by_helper=helper)
    [listed] = roster.by_id(visit.tx, member.actor, member.bot_id, [invitation.patient_id])
    return views.ask_phone(_, number, invitation.patient_id, who, find_views.called(_, listed))


def ask(visit: Visit, invitation: PatientInvitation) -> Message:
    """The same in the list of open invitations."""
    who = people.name(visit.tx, invitation.opened_by) if invitation.opened_by else ""
    if not who:
        return views.not_agreed(staff_words(visit), invitation.id, invitation.name)
    return _question(visit, invitation, who, visit.member)


def is_asked(visit: Visit, invitation: PatientInvitation) -> bool:
    """Whether there is somebody to judge: opened, and agreed to."""
    return invitation.waits and bool(invitation.opened_by and people.name(visit.tx, invitation.opened_by))


def answer(visit: Visit, number: int, right: bool) -> str | None:
    """Of two who answer, the first counts."""
    invitation = patient_invitations.by_id(visit.tx, visit.member.actor, visit.person.bot_id, number)
    if invitation is None or not is_asked(visit, invitation):
        return views.settled(staff_words(visit))
    if invitation.patient_id is not None:
        return new_phone.answer(visit, invitation, right)
    patient = of_patient(visit, invitation.opened_by or 0)
    locked = patient_invitations.by_id(visit.tx, visit.member.actor, visit.person.bot_id, number, lock=True)
    if locked is None or not locked.waits:
        return views.settled(staff_words(visit))
    patient_invitations.change(visit.tx, locked, settled_at=visit.now, matched=right)
    (_match if right else _refuse)(visit, patient, locked)
    patient.arrange()
    return None


def _match(visit: Visit, patient: Visit, invitation: PatientInvitation) -> None:
    patient.change_patient(record_name=invitation.name, record=invitation.record, matched_at=visit.now)
    audit.record(visit.tx, visit.member.actor, patient.person, "matched", visit.now, str(invitation.id))
    patient.say(views.confirmed_to_patient(patient.words, clinic_name(patient.words, visit.setup.clinic_name)))
    [listed] = roster.by_id(visit.tx, visit.member.actor, visit.person.bot_id, [patient.person.id])
    _ = staff_words(visit)
    visit.show(views.matched(_, listed.person_id, find_views.called(_, listed)))


def _refuse(visit: Visit, patient: Visit, invitation: PatientInvitation) -> None:
    audit.record(visit.tx, visit.member.actor, patient.person, "match_refused", visit.now, str(invitation.id))
    patient.say(views.refused_to_patient(patient.words, clinic_name(patient.words, visit.setup.clinic_name)))
    visit.show(views.refused(staff_words(visit), invitation.name))
