"""Who has a case: taken by one, given back, taken over, closed, opened again.

Every change is one statement that says what it expects, so that of two at the same moment one is told who was faster.
The patient is locked before the case, by `card.find`.
"""

from dataclasses import replace

from bot.content.words import words_for
from bot.core.cases import Case, Outcome, Severity, State
from bot.storage import audit, case_notes, cases, people, staff
from bot.storage.case_notes import Event
from bot.storage.case_notes import Kind as NoteKind
from bot.usecases.clinic.announcing import announce
from bot.usecases.clinic.cases import card
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.telling import tell
from bot.usecases.visit import Visit
from bot.views.clinic.cases import claims as views


def claim(visit: Visit, case_id: int) -> str | None:
    """*I take it*."""
    case = card.find(visit, case_id)
    if case is None:
        return None
    toast = views.taken(staff_words(visit)) if is_mine(visit, case) else _held_by(visit, case_id)
    card.show_again(visit, case_id)
    return toast


def is_mine(visit: Visit, case: Case) -> bool:
    """Theirs already, or from now on, because nobody had it."""
    if case.state is State.CLAIMED and case.claimed_by == visit.person.id:
        return True
    if not cases.claim(visit.tx, case, visit.person.id, visit.now):
        return False
    _note(visit, case, Event.CLAIMED, "case_claimed")
    return True


def _note(visit: Visit, case: Case, event: Event, action: str) -> None:
    case_notes.add(visit.tx, case, NoteKind.EVENT, event, visit.now, visit.person.id)
    patient = people.by_id(visit.tx, case.patient_id)
    audit.record(visit.tx, visit.member.actor, patient, action, visit.now, str(case.id))


def refuse(visit: Visit, case: Case) -> str:
    """Somebody else has it, or it is closed."""
    return _held_by(visit, case.id)


def _held_by(visit: Visit, case_id: int) -> str:
    now = card.now(visit, case_id)
    if now is None or now.is_closed:
        return views.closed_already(staff_words(visit))
    holder = staff.of_person(visit.tx, now.claimed_by) if now.claimed_by else None
    return views.taken_by(staff_words(visit), holder.name.partition(" ")[0] if holder else "")


def release(visit: Visit, case_id: int) -> str | None:
    """*Give it back*: it is as open as before, and told anew."""
    case = card.find(visit, case_id)
    if case is None:
        return None
    if case.state is not State.CLAIMED or case.claimed_by != visit.person.id:
        card.show_again(visit, case_id)
        return views.not_yours(staff_words(visit))
    _give_back(visit, case)
    card.show_again(visit, case_id)
    return views.given_back(staff_words(visit))


def _give_back(visit: Visit, case: Case) -> None:
    cases.change(visit.tx, case, **cases.UNTAKEN | {"withdrawn_at": case.withdrawn_at})
    _note(visit, case, Event.RELEASED, "case_released")
    if case.withdrawn_at is None:
        announce(visit, replace(case, state=State.OPEN, claimed_by=None))


def take_over(visit: Visit, case_id: int) -> str | None:
    """From a colleague, who is told."""
    case = card.find(visit, case_id)
    if case is None:
        return None
    before = case.claimed_by
    if case.state is State.CLAIMED and before != visit.person.id:
        cases.change(visit.tx, case, claimed_by=visit.person.id, claimed_at=visit.now)
        _note(visit, case, Event.CLAIMED, "case_claimed")
        _tell_colleague(visit, case, before or 0)
    card.show_again(visit, case_id)
    return None


def _tell_colleague(visit: Visit, case: Case, person_id: int) -> None:
    colleague = staff.of_person(visit.tx, person_id)
    if colleague:
        name = visit.member.name.partition(" ")[0]
        message = views.taken_over(words_for(colleague.language), case.id, name)
        tell(visit, colleague, message, f"case:{case.id}:{visit.occasion.key}")


def ask_to_close(visit: Visit, case_id: int) -> str | None:
    case = card.find(visit, case_id)
    if case is None:
        return None
    if not is_mine(visit, case):
        card.show_again(visit, case_id)
        return refuse(visit, case)
    visit.show(views.whether_close(staff_words(visit), case))
    return None


def close(visit: Visit, case_id: int) -> str | None:
    """The second tap: without a change of what the patient may do."""
    case = card.find(visit, case_id)
    if case is None:
        return None
    if case.state is State.CLAIMED and case.claimed_by == visit.person.id:
        outcome = Outcome.ANSWERED if case.severity is Severity.QUESTION else Outcome.UNCHANGED
        end(visit, case, outcome)
    card.show_again(visit, case_id)
    return None


def end(visit: Visit, case: Case, outcome: Outcome) -> bool:
    """Close it, with its note and its record; also for outcomes that change what the patient may do."""
    if not cases.close(visit.tx, case, outcome, visit.now):
        return False
    _note(visit, case, Event.CLOSED, "case_closed")
    return True


def reopen(visit: Visit, case_id: int) -> str | None:
    """By hand, and in the hands of whoever does it."""
    case = card.find(visit, case_id)
    if case is not None and case.is_closed:
        mine = {"state": State.CLAIMED, "claimed_by": visit.person.id, "claimed_at": visit.now}
        cases.change(visit.tx, case, **cases.UNTAKEN | mine | {"withdrawn_at": case.withdrawn_at})
        _note(visit, case, Event.REOPENED, "case_reopened")
    card.show_again(visit, case_id)
    return None
