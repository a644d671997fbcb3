"""What falls due at the clinic without anybody writing: cases that nobody has taken, and the morning's digest.

Nobody is locked but the case, or the clinic's own row: what is told to staff are messages, to relatives news.
"""

from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.content.words import words_for
from bot.core.access import SYSTEM, Role
from bot.core.cases import Case, Counted, Severity, State, Step, Taken, next_step
from bot.storage import case_notes, cases, clinic, people, staff
from bot.storage.case_lists import counted, taken
from bot.storage.case_notes import Event
from bot.storage.clinic import Clinic
from bot.storage.database import Tx, is_outage
from bot.storage.staff import Member
from bot.usecases.clinic import clinicians, hours, unclaimed
from bot.usecases.clinic.announcing import announce, key_of, tell_of
from bot.usecases.clinic.telling import tell
from bot.usecases.occasion import Occasion, Setup
from bot.usecases.visit import Visit
from bot.views.clinic import case_news as views
from bot.views.clinic import digest as digest_views

log = structlog.get_logger()

TROUBLE = timedelta(minutes=10)


def do_due(tx: Tx, setup: Setup, bot_id: int, now: datetime, limit: int) -> int:
    """Up to `limit` cases, and the digest; how many there were."""
    due = cases.due(tx, bot_id, now, limit)
    for case_id in due:
        _do_one(tx, setup, case_id, now)
    digest = clinic.lock_due(tx, bot_id, now)
    if digest is not None:
        _do_digest(tx, setup, bot_id, now, digest)
    return len(due) + (digest is not None)


def next_due(tx: Tx, bot_id: int) -> datetime | None:
    moments = (cases.next_due(tx, bot_id), clinic.find(tx, bot_id).digest_at)
    return min((moment for moment in moments if moment), default=None)


def _do_one(tx: Tx, setup: Setup, case_id: int, now: datetime) -> None:
    """The trouble of one case must not keep others waiting."""
    try:
        with tx.connection.begin_nested():
            case = cases.one(tx, case_id)
            _go_on(_visit(tx, setup, case.patient_id, now, f"due:{_seconds(case.next_at or now)}"), case)
    except Exception as error:
        if is_outage(error):
            raise
        log.error("case.failed", case=case_id, error=type(error).__name__)
        cases.put_off(tx, case_id, now + TROUBLE)


def _do_digest(tx: Tx, setup: Setup, bot_id: int, now: datetime, digest: Clinic) -> None:
    """Nor must the trouble of the digest keep cases and patients waiting."""
    try:
        with tx.connection.begin_nested():
            _tell_digest(tx, setup, bot_id, now, digest)
    except Exception as error:
        if is_outage(error):
            raise
        log.error("digest.failed", error=type(error).__name__)
        clinic.change(tx, bot_id, digest_at=now + TROUBLE)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _visit(tx: Tx, setup: Setup, person_id: int, now: datetime, key: str) -> Visit:
    """Somebody who is not locked, so that nothing of theirs is changed in it."""
    person = people.by_id(tx, person_id)
    return Visit(tx, Occasion(setup, person.bot_id, key, now, person.chat_id), person, SYSTEM)


# -- cases -------------------------------------------------------------------------------------------------------------


def _go_on(visit: Visit, case: Case) -> None:
    if case.state is State.CLOSED:
        _come_back(visit, case)
    elif case.state is State.CLAIMED or case.withdrawn_at:
        cases.change(visit.tx, case, next_at=None)
    else:
        _tell_more(visit, case)


def _come_back(visit: Visit, case: Case) -> None:
    """To be looked at again, as it was decided: an emergency that was dealt with is none any more."""
    severity = max(case.severity, Severity.WITHIN_DAYS)
    cases.change(visit.tx, case, **cases.UNTAKEN | {"opened_at": visit.now, "severity": severity})
    case_notes.add(visit.tx, case, case_notes.Kind.EVENT, Event.REOPENED, visit.now)
    announce(visit, replace(case, state=State.OPEN, opened_at=visit.now, severity=severity))


def _tell_more(visit: Visit, case: Case) -> None:
    """Nobody has taken it: everybody hears of it, then those above them and the family."""
    if next_step(case.step) is Step.EVERYBODY and _tell_everybody(visit, case):
        next_at = hours.told_again_at(visit.setup, case.severity, visit.now)
        cases.change(visit.tx, case, step=Step.EVERYBODY, next_at=next_at)
        return
    for member in staff.everyone(visit.tx, case.bot_id, Role.ADMINISTRATOR):
        _tell_above(visit, member, case)
    unclaimed.tell_family(visit, case)
    cases.change(visit.tx, case, step=Step.ABOVE, next_at=None)


def _tell_everybody(visit: Visit, case: Case) -> bool:
    """Whether it reached anybody."""
    every = clinicians.all_of(visit.tx, case.bot_id)
    return any([tell_of(visit, each, case, visit.occasion.key, views.still_open) for each in every])  # noqa: C419 - each


def _tell_above(visit: Visit, member: Member, case: Case) -> None:
    emergency = case.severity is Severity.EMERGENCY
    message = views.nobody_took_it(words_for(member.language), case.opened_at, member.zone, emergency=emergency)
    tell(visit, member, message, f"{key_of(case)}:{visit.occasion.key}:above")


# -- the digest --------------------------------------------------------------------------------------------------------


def _tell_digest(tx: Tx, setup: Setup, bot_id: int, now: datetime, digest: Clinic) -> None:
    """What nobody has taken, and to each clinician what they have, at the opening of a working day; nothing where there
    is nothing."""
    assert digest.digest_at is not None
    found = counted(tx, bot_id, since=hours.last_opening(setup, digest.digest_at))
    of_person = taken(tx, bot_id)
    for member in clinicians.all_of(tx, bot_id):
        own = of_person.get(member.person_id, Taken())
        if found or own.cases:
            _tell_one(tx, setup, member, found, own, digest.digest_at, now)
    clinic.change(tx, bot_id, digest_at=hours.next_opening(setup, now) if found.unfinished else None)


def _tell_one(tx: Tx, setup: Setup, member: Member, found: Counted, own: Taken, at: datetime, now: datetime) -> None:
    key = f"digest:{_seconds(at)}"
    visit = _visit(tx, setup, member.person_id, now, key)
    tell(visit, member, digest_views.digest(words_for(member.language), found, own), key)
