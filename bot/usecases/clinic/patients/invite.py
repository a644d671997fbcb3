"""/invite: a name and a record number, as in the clinic's records, become a link for one patient."""

from bot.core.roster import Listed
from bot.core.schedule import local_date
from bot.storage import audit, modes, patient_invitations
from bot.storage.modes import Mode
from bot.storage.patient_invitations import LASTS, PatientInvitation
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.patients import new_phone
from bot.usecases.clinic.patients.card import found
from bot.usecases.clinic.patients.match import ask as ask_match
from bot.usecases.clinic.written import Written
from bot.usecases.visit import Visit
from bot.views.clinic.patients import find as find_views
from bot.views.clinic.patients import invite as views
from bot.views.clinic.patients import new_phone as phone_views

INVITE = "invite"  # the kind of mode
NAME, RECORD, DRAFT = "name", "record", "draft"  # its steps
LONGEST_NAME, LONGEST_RECORD = 60, 30


def ask(visit: Visit) -> None:
    """The first step, as a message of its own: what it turns into names patients, and is protected."""
    _go_to(visit, NAME)
    visit.say(views.ask_name(staff_words(visit), len(_unsettled(visit))))


def _go_to(visit: Visit, step: str, **words: str) -> None:
    modes.begin(visit.tx, visit.person, INVITE, None, visit.now, {"step": step, **words})


def take(visit: Visit, mode: Mode, written: Written) -> bool:
    """The name, then the number; what is written below the draft is the name again. A voice or a picture is neither."""
    step, text = mode.detail["step"], " ".join(written.text.split())
    most = LONGEST_RECORD if step == RECORD else LONGEST_NAME
    if not text:
        return False
    if len(text) > most:
        visit.say(views.too_long(staff_words(visit), most))
    elif step == RECORD:
        _draft(visit, mode.detail["name"], text)
    else:
        _go_to(visit, RECORD, name=text)
        visit.say(views.ask_record(staff_words(visit), text))
    return True


def without_number(visit: Visit) -> str | None:
    mode = _current(visit)
    if mode is None or mode.detail["step"] != RECORD:
        return views.too_old(staff_words(visit))
    _draft(visit, mode.detail["name"], "")
    return None


def _draft(visit: Visit, name: str, record: str) -> None:
    _go_to(visit, DRAFT, name=name, record=record)
    visit.show(views.draft(staff_words(visit), name, record, _made(visit)))


def _current(visit: Visit) -> Mode | None:
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    return mode if mode and mode.kind == INVITE else None


def _made(visit: Visit) -> int:
    return patient_invitations.made(visit.tx, visit.person.bot_id)


def make(visit: Visit, made: int) -> str | None:
    """`made`: how many there were when the draft was shown; the link is shown now and never again."""
    mode = _current(visit)
    if mode is None or mode.detail["step"] != DRAFT or made != _made(visit):
        return views.too_old(staff_words(visit))
    modes.end(visit.tx, visit.person.id)
    name = mode.detail["name"]
    code = _link(visit, name, mode.detail["record"])
    visit.show(views.made_for(staff_words(visit), name))
    _say_link(visit, code)
    return None


def cancel(visit: Visit) -> None:
    if _current(visit):
        modes.end(visit.tx, visit.person.id)
    visit.show(views.cancelled(staff_words(visit)))


def _link(visit: Visit, name: str, record: str, patient_id: int | None = None) -> str:
    actor, bot_id = visit.member.actor, visit.person.bot_id
    number, code = patient_invitations.make(visit.tx, actor, bot_id, name, record, visit.now, patient_id)
    audit.record(visit.tx, actor, visit.person, "patient_invited", visit.now, str(number))
    return code


def _say_link(visit: Visit, code: str, *, phone: bool = False) -> None:
    _, link = staff_words(visit), f"https://t.me/{visit.setup.bot_username}?start={code}"
    visit.say(views.picture(_, link))
    visit.say(views.link_in_words(_, link, local_date(visit.now + LASTS, visit.person.zone), phone=phone))


def ask_new_phone(visit: Visit, patient_id: int) -> None:
    """From the patient's card."""
    if listed := _movable(visit, patient_id):
        _ = staff_words(visit)
        visit.show(views.ask_new_phone(_, patient_id, find_views.called(_, listed), _made(visit)))


def _movable(visit: Visit, patient_id: int) -> Listed | None:
    listed, _ = found(visit, patient_id), staff_words(visit)
    if listed and new_phone.works(visit, patient_id):
        visit.show(phone_views.works_here(_, patient_id, find_views.called(_, listed)))
        return None
    return listed


def make_for_new_phone(visit: Visit, patient_id: int, made: int) -> str | None:
    if (listed := _movable(visit, patient_id)) is None:
        return None
    if made != _made(visit):
        return views.too_old(staff_words(visit))
    code = _link(visit, listed.record_name or listed.name, listed.record, patient_id)
    visit.show(views.phone_link_made(staff_words(visit), find_views.called(staff_words(visit), listed)))
    _say_link(visit, code, phone=True)
    return None


# -- the open ones -----------------------------------------------------------------------------------------------------


def _unsettled(visit: Visit) -> list[PatientInvitation]:
    found_ = patient_invitations.unsettled(visit.tx, visit.member.actor, visit.person.bot_id, visit.now)
    return sorted(found_, key=lambda each: not each.waits)


def show_open(visit: Visit) -> None:
    _, zone = staff_words(visit), visit.person.zone
    lines = [(each.id, each.name, _.date(local_date(each.expires_at, zone)), each.waits) for each in _unsettled(visit)]
    visit.show(views.listed(_, lines))


def open_one(visit: Visit, number: int) -> str | None:
    """To be answered where somebody has opened it, else to be taken back."""
    invitation = patient_invitations.by_id(visit.tx, visit.member.actor, visit.person.bot_id, number)
    if invitation is None or not (invitation.waits or invitation.is_open(visit.now)):
        return views.not_there(staff_words(visit))
    if invitation.waits:
        visit.show(ask_match(visit, invitation))
    else:
        until = local_date(invitation.expires_at, visit.person.zone)
        visit.show(views.one(staff_words(visit), number, invitation.name, until))
    return None


def take_back(visit: Visit, number: int) -> str:
    """Before anybody has opened it; afterwards staff say no instead."""
    actor = visit.member.actor
    invitation = patient_invitations.by_id(visit.tx, actor, visit.person.bot_id, number, lock=True)
    still = invitation is not None and invitation.is_open(visit.now)
    if invitation and still:
        patient_invitations.change(visit.tx, invitation, revoked_at=visit.now)
        audit.record(visit.tx, actor, visit.person, "patient_invitation_revoked", visit.now, str(number))
    show_open(visit)
    return views.taken_back(staff_words(visit)) if still else views.not_there(staff_words(visit))
