"""/cases: what is open, the most severe first; what one has taken; questions; who waits because of their answers."""

from collections.abc import Sequence

from bot.core.cases import Case, Which
from bot.storage import audit, case_lists, reports, roster, staff
from bot.usecases.clinic.home import staff_words
from bot.usecases.visit import Visit
from bot.views.clinic.case_news import Named
from bot.views.clinic.cases import lists as views
from bot.views.clinic.cases.lists import MOST, Line
from bot.views.message import Message


def show(visit: Visit) -> None:
    """As a message of its own: it is protected, which no edit of another could become."""
    visit.say(_list(visit, Which.OPEN, 0))


def show_list(visit: Visit, which: str, after: int) -> None:
    """Another list, or the next screen of it, in place of the one that was tapped."""
    visit.show(_list(visit, which if which in set(Which) else Which.OPEN, after))


def _list(visit: Visit, which: str, after: int) -> Message:
    audit.record(visit.tx, visit.member.actor, visit.person, "cases_listed", visit.now, f"{which} {after}")
    return _waiting(visit, after) if which == Which.WAITING else _cases(visit, Which(which), after)


def _cases(visit: Visit, which: Which, after: int) -> Message:
    found = case_lists.listed(visit.tx, visit.member.actor, visit.person.bot_id, which, MOST + 1, after)
    lines = _lines(visit, found[:MOST])
    return views.listed(staff_words(visit), which, lines, after, visit.now, more=len(found) > MOST)


def _lines(visit: Visit, found: Sequence[Case]) -> list[Line]:
    names = named(visit, [each.patient_id for each in found])
    holders = {each.person_id: each.name for each in staff.everyone(visit.tx, visit.person.bot_id)}
    return [
        Line(each, Named(each.patient_id, names[each.patient_id], _signs(visit, each)), holder_of(each, holders))
        for each in found
    ]


def holder_of(case: Case, names: dict[int, str]) -> str:
    """Who has taken it, by the first name."""
    return names.get(case.claimed_by or 0, "").partition(" ")[0]


def _signs(visit: Visit, case: Case) -> Sequence[str]:
    report = reports.find(visit.tx, visit.member.actor, case.patient_id, case.report_id) if case.report_id else None
    return report.signs if report else ()


def named(visit: Visit, patient_ids: Sequence[int]) -> dict[int, str]:
    """What each is called; that they were seen in a list goes on record."""
    found = roster.by_id(visit.tx, visit.member.actor, visit.person.bot_id, list(dict.fromkeys(patient_ids)))
    return {each.person_id: each.record_name or each.name for each in found}


def _waiting(visit: Visit, after: int) -> Message:
    found = case_lists.waiting(visit.tx, visit.member.actor, visit.person.bot_id, MOST + 1, after)
    names = named(visit, [each.patient_id for each in found[:MOST]])
    patients = [(Named(each.patient_id, names[each.patient_id]), each.since) for each in found[:MOST]]
    rules = {each.patient_id: each.rules for each in found}
    return views.waiting(staff_words(visit), patients, rules, after, visit.now, more=len(found) > MOST)
