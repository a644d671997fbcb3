"""Staff have said whose new phone it is: the patient moves there with everything, and the old chat closes."""

from bot.content.words import words_for
from bot.storage import audit, bonds, moving, outbox, patient_invitations, people, roster, staff
from bot.storage.outbox import FAREWELL, Lane
from bot.storage.patient_invitations import PatientInvitation
from bot.storage.people import Person
from bot.usecases import command_menu, report_symptom
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.of_patient import of_patient
from bot.usecases.resume import resume
from bot.usecases.visit import Visit
from bot.views.clinic.home import clinic_name
from bot.views.clinic.patients import find as find_views
from bot.views.clinic.patients import match as match_views
from bot.views.clinic.patients import new_phone as views
from bot.views.message import send_params
from bot.views.profile import Call, usual_menu


def answer(visit: Visit, invitation: PatientInvitation, right: bool) -> str | None:
    """The patient is locked first, then whoever opened the link; of two who answer, the first counts."""
    _, actor, bot_id = staff_words(visit), visit.member.actor, visit.person.bot_id
    patient = of_patient(visit, invitation.patient_id or 0)
    now = patient_invitations.by_id(
        visit.tx, actor, bot_id, invitation.id
    )  # whoever else answers waits for the patient
    if now is None or not now.waits:
        return match_views.settled(_)
    stranger = people.lock_one(visit.tx, now.opened_by or 0)
    in_use, works_here = _is_in_use(visit, stranger), works(visit, patient.person.id)
    moves = right and not in_use and not works_here
    patient_invitations.change(visit.tx, now, settled_at=visit.now, matched=moves)
    audit.record(visit.tx, actor, patient.person, "phone_moved" if moves else "phone_refused", visit.now, str(now.id))
    [listed] = roster.by_id(visit.tx, actor, bot_id, [patient.person.id])
    if moves:
        _move(visit, patient.person, stranger)
    else:
        _stay(visit, stranger, in_use=in_use)
    not_moved = views.works_here if works_here else views.in_use
    shown = views.moved if moves else not_moved if right else views.refused
    visit.show(shown(_, listed.person_id, find_views.called(_, listed)))
    return None


def works(visit: Visit, patient_id: int) -> bool:
    """Whether the patient is one of the staff too: then whoever has the new phone would have their rights."""
    return staff.of_person(visit.tx, patient_id) is not None


def _is_in_use(visit: Visit, account: Person) -> bool:
    """Whether somebody exercises, follows a patient or works here with it: two people cannot become one."""
    follows, works = bonds.of_relative(visit.tx, account.id), staff.of_person(visit.tx, account.id)
    return bool(follows or works) or people.has_consented(visit.tx, account.id)


def _move(visit: Visit, old: Person, account: Person) -> None:
    moving.move(visit.tx, visit.member.actor, old, account)
    _close(visit, old)
    patient = of_patient(visit, old.id)
    patient.forget_missed()
    patient.say(views.welcome(patient.words, clinic_name(patient.words, visit.setup.clinic_name)))
    command_menu.arrange(patient, patient.person)
    if not report_symptom.show_again(patient):
        resume(patient)
    patient.arrange()


def _close(visit: Visit, old: Person) -> None:
    """The last words in the old chat belong to no person, so that nothing of the patient hangs on it."""
    farewell = views.goodbye_params(words_for(old.language), visit.emergency_number)
    _last(visit, old, ("sendMessage", farewell), "moved")
    _last(visit, old, usual_menu(old.chat_id), "moved:commands")


def _last(visit: Visit, old: Person, call: Call, what: str) -> None:
    method, params = call
    outbox.enqueue(
        visit.tx,
        bot_id=old.bot_id,
        key=f"{FAREWELL}{visit.occasion.key}:{what}",
        chat_id=old.chat_id,
        lane=Lane.REPLY,
        method=method,
        params=params,
        created_at=visit.now,
    )


def _stay(visit: Visit, stranger: Person, *, in_use: bool) -> None:
    """Nothing has moved; of a stranger not even the name is kept."""
    if not in_use:
        people.change(visit.tx, stranger.id, name=visit.tx.vault.seal(""))
    words = words_for(stranger.language)
    message = views.refused_to_stranger(words, clinic_name(words, visit.setup.clinic_name))
    outbox.enqueue(
        visit.tx,
        bot_id=stranger.bot_id,
        key=f"{visit.occasion.key}:refused:{stranger.id}",
        chat_id=stranger.chat_id,
        person_id=stranger.id,
        lane=Lane.REPLY,
        method="sendMessage",
        params=send_params(message),
        created_at=visit.now,
    )
