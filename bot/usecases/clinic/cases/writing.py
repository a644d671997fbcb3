"""Staff write: to a patient, within a case or out of the blue, or a note for themselves.

1. The words come first, then a draft that names whom they go to; nothing is sent without a tap on that very draft.
2. They go to the patient as they were written, in whatever language.
3. Whoever writes holds the case: where somebody else does, they have to take it over first.
"""

from bot.core.cases import Case, Kind, Outcome, Severity, State
from bot.core.findings import CAUTION, EMERGENCY, REFERRAL
from bot.core.triage.judging import judge
from bot.core.triage.verdict import NONE, UNSURE
from bot.storage import audit, case_notes, cases, modes, people, roster
from bot.storage.case_notes import Kind as NoteKind
from bot.storage.modes import Mode
from bot.usecases import hear
from bot.usecases.clinic.cases import card, claims
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.of_patient import of_patient
from bot.usecases.clinic.written import Written
from bot.usecases.open_symptom import show_again
from bot.usecases.typed import meant
from bot.usecases.visit import Visit
from bot.views.clinic.cases import letters
from bot.views.clinic.cases import writing as views
from bot.views.clinic.patients.find import called

REPLY, LETTER, NOTE = "reply", "letter", "note"  # kinds of mode
BUTTONS = ("case:send:", "case:cancel", "case:me:")


# -- beginning ---------------------------------------------------------------------------------------------------------


def begin_reply(visit: Visit, case_id: int) -> str | None:
    """*Write to the patient*."""
    case = card.find(visit, case_id)
    if case is None:
        return None
    if not case.is_closed and not claims.is_mine(visit, case):
        card.show_again(visit, case_id)
        return claims.refuse(visit, case)
    _begin(visit, REPLY, case.id, case.patient_id)
    return None


def begin_letter(visit: Visit, patient_id: int) -> None:
    """To a patient of whom there is no case: one begins with it, closed until they answer."""
    _begin(visit, LETTER, patient_id, patient_id)


def _begin(visit: Visit, kind: str, subject: int, patient_id: int) -> None:
    name = _name(visit, patient_id)
    if not name:
        visit.say(views.nobody(staff_words(visit)))
    elif people.by_id(visit.tx, patient_id).reachable:
        modes.begin(visit.tx, visit.person, kind, subject, visit.now)
        visit.say(views.write(staff_words(visit), name))
    else:
        visit.say(views.not_reachable(staff_words(visit), name))


def begin_note(visit: Visit, case_id: int) -> None:
    """*Write a note*: for staff alone, whoever holds the case."""
    if case := card.find(visit, case_id):
        modes.begin(visit.tx, visit.person, NOTE, case.id, visit.now)
        visit.say(views.write_note(staff_words(visit), case.id))


def _name(visit: Visit, patient_id: int) -> str:
    """ "" for nobody of this clinic's."""
    found = roster.by_id(visit.tx, visit.member.actor, visit.person.bot_id, [patient_id])
    return called(staff_words(visit), found[0]) if found else ""


# -- the words ---------------------------------------------------------------------------------------------------------


def take_words(visit: Visit, mode: Mode, written: Written) -> bool:
    """The words of a message, or a note: a draft of it. Anything else than words cannot be sent this way. False where
    they are those of a button below what was asked or drafted."""
    button = meant(visit, written.text)
    if button and (button.data or "").startswith(BUTTONS):
        return False
    _take(visit, mode, written)
    return True


def _take(visit: Visit, mode: Mode, written: Written) -> None:
    _ = staff_words(visit)
    text, subject = written.text.strip(), mode.subject_id or 0
    if not text or written.method != "sendMessage":
        visit.say(views.words_only(_))
    elif len(text) > views.LONGEST:
        visit.say(views.too_long(_))
    elif mode.kind == NOTE:
        _keep_note(visit, subject, text)
    else:
        patient_id = _patient_of(visit, mode.kind, subject)
        draft = written.message_id
        modes.begin(visit.tx, visit.person, mode.kind, subject, visit.now, {"text": text, "draft": draft})
        visit.say(views.draft(_, _name(visit, patient_id), text, draft, about_me=may_be_theirs(visit, text)))


def _patient_of(visit: Visit, kind: str, subject: int) -> int:
    if kind == LETTER:
        return subject
    case = card.now(visit, subject)
    return case.patient_id if case else 0


def may_be_theirs(visit: Visit, text: str) -> bool:
    """Somebody of the staff who exercises too may mean themselves: what sounds like a symptom is not swallowed."""
    if visit.is_staff_only:
        return False
    verdict = judge(text, visit.content.understanding)
    return verdict.level not in (NONE, UNSURE) or bool(verdict.words)


def sounds_like_theirs(visit: Visit, text: str) -> bool:
    """The same where a symptom is named, not only guessed at: a name or a number may sound like much."""
    return not visit.is_staff_only and judge(text, visit.content.understanding).level in (EMERGENCY, REFERRAL, CAUTION)


def hear_instead(visit: Visit, draft: int) -> str | None:
    """*It is about me*: their words are a patient's."""
    mode = _of_draft(visit, draft)
    if mode is None:
        return views.over(staff_words(visit))
    modes.end(visit.tx, visit.person.id)
    visit.edit(views.not_sent(staff_words(visit)))
    hear.hear(visit, str(mode.detail["text"]))
    return None


def _of_draft(visit: Visit, draft: int) -> Mode | None:
    """What they write at the moment, if it is this very draft."""
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    if mode is None or mode.kind not in (REPLY, LETTER) or mode.detail.get("draft") != draft:
        return None
    return mode


def cancel(visit: Visit) -> None:
    """Whatever they were writing here; a draft of something else stays."""
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    if mode and mode.kind in (REPLY, LETTER, NOTE):
        modes.end(visit.tx, visit.person.id)
    visit.edit(views.not_sent(staff_words(visit)))


def _keep_note(visit: Visit, case_id: int, text: str) -> None:
    modes.end(visit.tx, visit.person.id)
    if case := card.find(visit, case_id):
        case_notes.add(visit.tx, case, NoteKind.NOTE, text, visit.now, visit.person.id)
        _record(visit, case, "case_noted")
        visit.say(views.noted(staff_words(visit), case.id, about_me=may_be_theirs(visit, text)))


def _record(visit: Visit, case: Case, action: str) -> None:
    patient = people.by_id(visit.tx, case.patient_id)
    audit.record(visit.tx, visit.member.actor, patient, action, visit.now, str(case.id))


# -- sending -----------------------------------------------------------------------------------------------------------


def send(visit: Visit, draft: int) -> str | None:
    """The second step; a stale draft, or one that was sent, sends nothing."""
    mode = _of_draft(visit, draft)
    if mode is None:
        return views.over(staff_words(visit))
    modes.end(visit.tx, visit.person.id)
    subject = mode.subject_id or 0
    case = card.find(visit, subject) if mode.kind == REPLY else _case_of_letter(visit, subject)
    if case is None:
        return None
    if not case.is_closed and not claims.is_mine(visit, case):
        visit.edit(views.not_sent(staff_words(visit)))
        return claims.refuse(visit, case)
    _send(visit, case, str(mode.detail["text"]))
    return None


def _case_of_letter(visit: Visit, patient_id: int) -> Case | None:
    """What they answer has to arrive somewhere."""
    if not _name(visit, patient_id):
        visit.show(views.nobody(staff_words(visit)))
        return None
    patient = people.lock_one(visit.tx, patient_id)
    closed = {"state": State.CLOSED, "outcome": Outcome.ANSWERED, "closed_at": visit.now}
    return cases.add(visit.tx, patient, Kind.LETTER, Severity.QUESTION, visit.now, **closed)


def _send(visit: Visit, case: Case, text: str) -> None:
    patient, name = of_patient(visit, case.patient_id), _name(visit, case.patient_id)
    if not patient.person.reachable:
        visit.show(views.not_reachable(staff_words(visit), name))
        return
    clinic, number = visit.setup.clinic_name, visit.emergency_number
    patient.say(letters.letter(patient.words, clinic, text, case.id, number))
    show_again(patient)  # below it, so that a mere "no" answers what is asked about a symptom and nothing else
    patient.arrange()
    case_notes.add(visit.tx, case, NoteKind.TO_PATIENT, text, visit.now, visit.person.id)
    _record(visit, case, "case_written")
    if case.kind is Kind.QUESTION and not case.is_closed:
        claims.end(visit, case, Outcome.ANSWERED)
    visit.edit(views.sent(staff_words(visit), name, text))
    visit.say(views.go_back(staff_words(visit), case.id))
