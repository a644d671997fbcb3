"""What a patient writes to the clinic: an answer to its message, or a question of their own.

1. It is read for a symptom first, as everything else; a symptom is a report of its own, and the words arrive all the
   same.
2. An answer may come late and more than once: a closed case opens again for it, in the hands of whoever wrote last.
3. Nothing is promised: it is said when the clinic reads it, and that nobody can be called from here.
"""

from dataclasses import replace
from datetime import time, timedelta

from bot.core.cases import QUESTIONS_A_DAY, Case, Kind, Severity, State
from bot.core.dialogue import State as Conversation
from bot.core.schedule import local_moment
from bot.storage import audit, case_notes, cases, offers
from bot.storage.case_notes import Event
from bot.storage.case_notes import Kind as NoteKind
from bot.storage.staff import Member
from bot.usecases.clinic import clinicians
from bot.usecases.clinic.announcing import announce, see_to_digest, tell_of
from bot.usecases.visit import Visit
from bot.views.clinic import case_news
from bot.views.clinic.cases import letters as views
from bot.views.message import Message

ANSWER, ASK = "to_clinic", "ask_clinic"  # ids of the open question
TWICE = timedelta(seconds=10)  # within which a second tap is no wish of its own
ANSWERS = "ask:answer:"  # how the button below the clinic's words begins


# -- an answer ---------------------------------------------------------------------------------------------------------


def begin(visit: Visit, case_id: int) -> str | None:
    """*Answer*: what they write next goes to the clinic."""
    if _own(visit, case_id) is None:
        visit.say(views.nobody_there(visit.words))
        return None
    _open(visit, ANSWER, case_id)
    visit.say(screen(visit))
    return None


def _own(visit: Visit, case_id: int) -> Case | None:
    every = cases.of_patient(visit.tx, visit.actor, visit.person.id)
    return next((each for each in every if each.id == case_id), None)


def _open(visit: Visit, question: str, about: int | None = None) -> None:
    """What was open before is asked again afterwards."""
    before = visit.state()
    interrupted = before.interrupted if before.question in (ANSWER, ASK, "") else before.question
    visit.remember(Conversation(question=question, ticks=before.ticks, about=about, interrupted=interrupted))


def is_open(visit: Visit) -> bool:
    """Whether what they write now is for the clinic, whatever else it may look like."""
    return visit.state().question in (ANSWER, ASK)


def leave(visit: Visit) -> None:
    """*Leave it*."""
    _close(visit)
    visit.show(views.left(visit.words))


def _close(visit: Visit) -> None:
    state = visit.state()
    if state.question in (ANSWER, ASK):
        visit.remember(Conversation(question=state.interrupted, ticks=state.ticks))


def pass_on(visit: Visit, text: str) -> None:
    """Their words, harmless as they are."""
    question, about = visit.state().question, visit.state().about
    _close(visit)
    if question == ASK:
        _ask(visit, text)
    elif case := _own(visit, about or 0):
        _arrive(visit, case, text)
        visit.say(views.passed_on(visit.words, clinicians.read_at(visit), visit.emergency_number))


def beside_symptom(visit: Visit, text: str, *, emergency: bool) -> None:
    """Words that tell of a symptom: answered as one, and passed on as well. In an emergency nobody reads of a clinic
    that may come."""
    question, about = visit.state().question, visit.state().about
    _close(visit)
    case = _own(visit, about or 0) if question == ANSWER else None
    if case is not None:
        _arrive(visit, case, text)
    elif question == ASK and not _has_asked_enough(visit):
        _open_question(visit, text)
    else:
        return
    if not emergency:
        visit.say(Message(views.beside_symptom(visit.words)))


def begin_unasked(visit: Visit) -> bool:
    """Whether nothing is open, and the clinic's words are the last that they read: then what they write answers it."""
    offer = offers.newest(visit.tx, visit.actor, visit.person) if not visit.state().question else None
    buttons = [each.get("callback_data", "") for row in (offer.rows if offer else ()) for each in row]
    about = next((data.removeprefix(ANSWERS) for data in buttons if data.startswith(ANSWERS)), "")
    if offer is None or not offer.is_last or not about.isdigit() or _own(visit, int(about)) is None:
        return False
    _open(visit, ANSWER, int(about))
    return True


def screen(visit: Visit) -> Message:
    """What is open, once more."""
    ask = views.write_question if visit.state().question == ASK else views.write_answer
    return ask(visit.words, visit.emergency_number)


def _arrive(visit: Visit, case: Case, text: str) -> None:
    """In the case, and told to whoever wrote; where they do not work here any more, to everybody."""
    case_notes.add(visit.tx, case, NoteKind.FROM_PATIENT, text[: views.LONGEST], visit.now)
    audit.record(visit.tx, visit.actor, visit.person, "case_answered", visit.now, str(case.id))
    writer = case_notes.last_writer(visit.tx, case)
    every = clinicians.all_of(visit.tx, case.bot_id)
    own = [each for each in every if each.person_id == writer]
    if case.is_closed:
        _open_again(visit, case, own[0] if own else None)
    told = replace(case, severity=Severity.QUESTION)  # a word of theirs is nobody's alarm
    for member in own or every:
        tell_of(visit, member, told, f"{visit.occasion.key}:answer", case_news.answered)


def _open_again(visit: Visit, case: Case, member: Member | None) -> None:
    """What was answered or decided is not alarming any more: it waits as a question does."""
    values = cases.UNTAKEN | {"severity": Severity.QUESTION, "opened_at": visit.at}
    if member is not None:
        values |= {"state": State.CLAIMED, "claimed_by": member.person_id, "claimed_at": visit.now}
    cases.change(visit.tx, case, **values)
    case_notes.add(visit.tx, case, NoteKind.EVENT, Event.REOPENED, visit.now)
    see_to_digest(visit, case.bot_id)


# -- a question --------------------------------------------------------------------------------------------------------


def keep(visit: Visit, text: str) -> bool:
    """Words that only a person can answer, for the button below the reply. Whether there is anybody to ask."""
    if not clinicians.are_there(visit.tx, visit.person.bot_id):
        return False
    heard = visit.occasion.message_id
    visit.remember(replace(visit.state(), words=text[: views.LONGEST], heard=heard))
    return True


def ask(visit: Visit, heard: int) -> str | None:
    """*Ask the clinic*: the words that the button stands below; where they are forgotten, it asks for them."""
    state = visit.state()
    if not clinicians.are_there(visit.tx, visit.person.bot_id):
        visit.say(views.nobody_there(visit.words))
    elif state.heard == heard and state.words:
        visit.remember(replace(state, words="", heard=None))
        _ask(visit, state.words)
    elif _was_asked_just_now(visit):
        return views.asked_already(visit.words)
    else:
        _open(visit, ASK)
        visit.say(screen(visit))
    return None


def _was_asked_just_now(visit: Visit) -> bool:
    """A tap that came twice asks for no other question."""
    asked = cases.of_patient(visit.tx, visit.actor, visit.person.id, Kind.QUESTION)
    return any(visit.now - each.opened_at < TWICE for each in asked)


def _ask(visit: Visit, text: str) -> None:
    if _has_asked_enough(visit):
        visit.show(views.enough(visit.words, QUESTIONS_A_DAY, visit.setup.clinic_contact))
        return
    _open_question(visit, text)
    visit.show(views.asked(visit.words, text, clinicians.read_at(visit), visit.emergency_number))


def _has_asked_enough(visit: Visit) -> bool:
    midnight = local_moment(visit.day, time(), visit.person.zone)
    asked = cases.of_patient(visit.tx, visit.actor, visit.person.id, Kind.QUESTION)
    return sum(each.opened_at >= midnight for each in asked) >= QUESTIONS_A_DAY


def _open_question(visit: Visit, text: str) -> None:
    words = text[: views.LONGEST]
    announce(visit, cases.add(visit.tx, visit.person, Kind.QUESTION, Severity.QUESTION, visit.at, words=words))
