"""What opens a case: in the transaction of the reply that the patient gets (care rules §6).

1. T1 to T6 and T8, what stays unclear overnight (T9), and a bone of the spine that may have been broken; never T7. The
   other holds from the answers only stand in the clinic's *Waiting* list.
2. A report has one case. What becomes graver raises it; a case is never made less grave, and what is taken back stays.
3. Whatever is told of a closed case opens it again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.core.cases import Case, Kind, Severity, State, Step, severity_of
from bot.core.findings import Finding
from bot.core.schedule import local_moment
from bot.storage import case_notes, cases
from bot.storage.bonds import Bond
from bot.storage.case_notes import Event
from bot.storage.people import Person
from bot.storage.staff import Member
from bot.usecases.clinic import clinicians
from bot.usecases.clinic.announcing import announce, tell_of
from bot.usecases.visit import Visit
from bot.views.clinic import case_news

SPINE_RULE = "C1"


def open_report(visit: Visit, found: Finding, report_id: int) -> None:
    """What was found, new or graver than before."""
    if not found.holds:
        return
    known = _of_report(visit, report_id) or _unanswered(visit)
    if known is None:
        _open(visit, Kind.SYMPTOM, severity_of(found), rule=found.rule, report_id=report_id)
    else:
        _raise(visit, known, found, report_id)


def _of_report(visit: Visit, report_id: int) -> Case | None:
    return cases.of_report(visit.tx, visit.actor, visit.person.id, report_id)


def _unanswered(visit: Visit) -> Case | None:
    """What nobody could make sense of turns out to be this: it is the same case."""
    unsure = cases.of_patient(visit.tx, visit.actor, visit.person.id, Kind.UNSURE)
    return next((each for each in reversed(unsure) if not each.is_closed), None)


def _open(visit: Visit, kind: Kind, severity: Severity, **values: object) -> Case:
    case = cases.add(visit.tx, visit.person, kind, severity, visit.at, **values)
    announce(visit, case)
    return case


def _raise(visit: Visit, case: Case, found: Finding, report_id: int) -> None:
    """An emergency is everybody's again, whoever had taken it."""
    severity = min(case.severity, severity_of(found))
    cases.change(visit.tx, case, kind=Kind.SYMPTOM, severity=severity, rule=found.rule, report_id=report_id)
    raised = replace(case, kind=Kind.SYMPTOM, severity=severity, rule=found.rule, report_id=report_id)
    if severity < case.severity or case.is_closed:
        _begin_anew(visit, raised, Event.GRAVER)


def tell_again(visit: Visit, report_id: int) -> None:
    """What holds already was told once more."""
    case = _of_report(visit, report_id)
    if case is None:
        return
    if case.is_closed or case.state is State.CLAIMED or case.severity is Severity.EMERGENCY:
        _begin_anew(visit, case, Event.AGAIN)
    else:
        case_notes.add(visit.tx, case, case_notes.Kind.EVENT, Event.AGAIN, visit.now)


def _begin_anew(visit: Visit, case: Case, why: Event) -> None:
    case_notes.add(visit.tx, case, case_notes.Kind.EVENT, why, visit.now)
    if case.state is State.CLAIMED and case.severity is not Severity.EMERGENCY:
        for member in _who_knows(visit, case):
            tell_of(visit, member, case, visit.occasion.key, case_news.changed)
    else:
        announce(visit, reopen(visit, case))


def reopen(visit: Visit, case: Case) -> Case:
    """Nobody's any more, from now on; what was taken back counts again."""
    cases.change(visit.tx, case, opened_at=visit.at, **cases.UNTAKEN)
    return replace(case, opened_at=visit.at, state=State.OPEN, claimed_by=None, outcome=None, withdrawn_at=None)


def open_unanswered(visit: Visit, report_id: int, words: str) -> None:
    """Care rule T9: nobody has answered by the next morning. `words`: what could not be understood."""
    known = _unanswered(visit)
    if known is None:
        _open(visit, Kind.UNSURE, Severity.UNSURE, rule="T9", report_id=report_id, words=words or None)
    else:
        case_notes.add(visit.tx, known, case_notes.Kind.EVENT, Event.AGAIN, visit.now)


def open_spine(visit: Visit) -> None:
    """Care rules §1: an unsure spinal fracture; once, however often the answers are confirmed."""
    every = cases.of_patient(visit.tx, visit.actor, visit.person.id, Kind.SPINE)
    if not every:
        _open(visit, Kind.SPINE, Severity.WITHIN_DAYS, rule=SPINE_RULE)


def open_concern(visit: Visit, patient: Person, bond: Bond, words: str) -> None:
    """A relative's worry, which nobody has verified: one a bond and day."""
    midnight = local_moment(visit.day, time(), visit.person.zone)
    values = {"bond_id": bond.id, "words": words or None}
    if known := cases.of_bond(visit.tx, bond.id, midnight):
        if words:
            case_notes.add(visit.tx, known[-1], case_notes.Kind.FROM_RELATIVE, words, visit.now)
        if known[-1].state is not State.OPEN:
            _begin_anew(visit, known[-1], Event.AGAIN)
    else:
        announce(visit, cases.add(visit.tx, patient, Kind.CONCERN, Severity.SAME_DAY, visit.at, **values))


def withdraw(visit: Visit, report_id: int) -> None:
    """The patient says that it was a mistake: it stays, and nobody is alarmed any more; who was, hears of it."""
    case = _of_report(visit, report_id)
    if case is None:
        return
    cases.change(visit.tx, case, withdrawn_at=visit.now, next_at=None)
    case_notes.add(visit.tx, case, case_notes.Kind.EVENT, Event.WITHDRAWN, visit.now)
    for member in [] if case.is_closed else _who_knows(visit, case):
        tell_of(visit, member, replace(case, withdrawn_at=visit.now), visit.occasion.key)


def _who_knows(visit: Visit, case: Case) -> Sequence[Member]:
    if case.claimed_by is not None:
        return [member for member in clinicians.all_of(visit.tx, case.bot_id) if member.person_id == case.claimed_by]
    if case.step is Step.NOBODY:
        return []
    told_all = case.step > Step.ON_CALL
    return clinicians.all_of(visit.tx, case.bot_id) if told_all else clinicians.first_told(visit.tx, case.bot_id)


def note_fine(visit: Visit) -> None:
    """An answer that comes late: all is well."""
    if case := _unanswered(visit):
        case_notes.add(visit.tx, case, case_notes.Kind.EVENT, Event.FINE, visit.now)
