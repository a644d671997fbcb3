"""One case with everything that belongs to it: gathered for staff, and put on record as read."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.content.words import Words
from bot.core.cases import Case
from bot.core.schedule import local_date
from bot.core.totals import LogEntry
from bot.storage import audit, case_notes, cases, limits, logs, news, people, reports, roster, staff
from bot.storage.bonds import Bond
from bot.storage.case_notes import Note
from bot.storage.reports import Report
from bot.usecases.clinic.cases.lists import holder_of
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.of_patient import of_patient
from bot.usecases.family.warn import EMERGENCY, REFERRAL, warned
from bot.usecases.visit import Visit
from bot.usecases.what_to_tell import told
from bot.views import log, tell
from bot.views.clinic.cases import card as views
from bot.views.clinic.cases.card import CaseCard, Entry
from bot.views.clinic.patients.find import called
from bot.views.done import FEELINGS, felt_label
from bot.views.limits import lines
from bot.views.message import Message

DAYS, MOST_EARLIER, MOST_HOLDS, MOST_DONE = 14, 5, 8, 12
Names = dict[int, str]


def find(visit: Visit, case_id: int) -> Case | None:
    """One of this clinic's, its patient locked before it; a button of one that was deleted leads nowhere."""
    case = now(visit, case_id)
    if case is None:
        visit.show(views.gone(staff_words(visit)))
        return None
    people.lock_one(visit.tx, case.patient_id)
    return now(visit, case_id)


def now(visit: Visit, case_id: int) -> Case | None:
    """As it stands."""
    return cases.find(visit.tx, visit.member.actor, visit.person.bot_id, case_id)


def open_one(visit: Visit, case_id: int) -> None:
    """As messages of their own, which are protected."""
    if case := find(visit, case_id):
        for page in pages(visit, case):
            visit.say(page)


def show_again(visit: Visit, case_id: int) -> None:
    """The message with the buttons as it stands by now; where they wrote instead, all of it."""
    case = now(visit, case_id)
    if case is None:
        return
    every = pages(visit, case)
    if visit.occasion.callback_id:
        visit.edit(every[-1])
    else:
        for page in every:
            visit.say(page)


def pages(visit: Visit, case: Case) -> list[Message]:
    patient = of_patient(visit, case.patient_id)
    audit.record(visit.tx, visit.member.actor, patient.person, "case_read", visit.now, str(case.id))
    return views.pages(staff_words(visit), gather(visit, patient, case))


def gather(visit: Visit, patient: Visit, case: Case) -> CaseCard:
    _, actor = staff_words(visit), visit.member.actor
    report = _report(patient, case)
    everybody = {each.person_id: each.name for each in staff.everyone(visit.tx, case.bot_id)}
    [listed] = roster.by_id(visit.tx, actor, case.bot_id, [case.patient_id])
    reported = told(patient, report) if report else None
    given = {field: answer.value for field, answer in patient.answered().items()}
    return CaseCard(
        case=case,
        patient=called(_, listed),
        signs=report.signs if report else (),
        holder=holder_of(case, everybody),
        is_mine=case.claimed_by == visit.person.id,
        reachable=patient.person.reachable,
        by_helper=patient.patient.exerciser == "helper",
        told=tell.reported(_, visit.content, reported) if reported else (),
        told_at=reported.at if reported else None,
        answers=tell.answered(_, visit.content, given),
        days=len({entry.date for entry in _done(patient)}),
        done=_counted(_, patient),
        felt=_felt(_, patient),
        holds=_holds(patient),
        limits=lines(_, visit.content, limits.current(visit.tx, actor, case.patient_id)),
        family=_family(patient, report),
        earlier=_earlier(patient, case),
        entries=[_entry(each, everybody) for each in case_notes.of_case(visit.tx, case)],
        zone=visit.person.zone,
    )


def _report(patient: Visit, case: Case) -> Report | None:
    if case.report_id is None:
        return None
    return reports.find(patient.tx, patient.actor, patient.person.id, case.report_id)


def _done(patient: Visit) -> list[LogEntry]:
    first = patient.day - timedelta(days=DAYS - 1)
    return logs.between(patient.tx, patient.actor, patient.person.id, first, patient.day)


def _counted(_: Words, patient: Visit) -> list[tuple[str, int]]:
    """On how many days each was done, the most frequent first."""
    times = Counter(exercise for exercise, _day in {(entry.exercise, entry.date) for entry in _done(patient)})
    return [(log.name_of(_, patient.content, each), n) for each, n in times.most_common(MOST_DONE)]


def _felt(_: Words, patient: Visit) -> list[tuple[str, int]]:
    since = patient.now - timedelta(days=DAYS)
    times = Counter(logs.feelings_since(patient.tx, patient.actor, patient.person.id, since))
    return [(felt_label(_, feeling), times[feeling]) for feeling in FEELINGS if times[feeling]]


def _holds(patient: Visit) -> list[tuple[str, date, date | None]]:
    """The last ones, those that are open last."""
    zone = patient.person.zone
    every = reports.every_hold(patient.tx, patient.actor, patient.person.id)
    ordered = sorted(every, key=lambda each: (each.ended_at is None, each.opened_at))[-MOST_HOLDS:]
    return [(each.rule, local_date(each.opened_at, zone), _day(each.ended_at, zone)) for each in ordered]


def _day(moment: datetime | None, zone: str) -> date | None:
    return local_date(moment, zone) if moment else None


def _family(patient: Visit, report: Report | None) -> list[tuple[str, datetime | None]]:
    """Those who are to be warned, and when they were."""
    if report is None:
        return []
    return [(bond.name, news.told_at(patient.tx, bond.id, _keys(bond, report))) for bond in warned(patient)]


def _keys(bond: Bond, report: Report) -> list[str]:
    return [f"{kind}:{bond.id}:{report.id}" for kind in (EMERGENCY, REFERRAL)]


def _earlier(patient: Visit, case: Case) -> list[tuple[Case, Sequence[str]]]:
    every = cases.of_patient(patient.tx, patient.actor, patient.person.id)
    before = [each for each in every if each.id < case.id][-MOST_EARLIER:]
    found = [(each, _report(patient, each)) for each in reversed(before)]
    return [(each, report.signs if report else ()) for each, report in found]


def _entry(note: Note, names: Names) -> Entry:
    who = names.get(note.author_id or 0, "").partition(" ")[0]
    return Entry(str(note.kind), who or ("?" if note.author_id else ""), note.words, note.at)
