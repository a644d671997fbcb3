"""A case has begun, or begins anew: who is told of it at once, and when it is looked at again.

All of it happens in the transaction that opened it, which may be a patient's own: nobody of the staff is locked.
"""

from collections.abc import Callable

from bot.content.words import Words, words_for
from bot.core.access import SYSTEM
from bot.core.cases import Case, Severity, Step, is_told_at_once
from bot.storage import audit, cases, clinic, people, reports, staff
from bot.storage.outbox import Lane
from bot.storage.staff import Member
from bot.usecases.clinic import clinicians, hours
from bot.usecases.clinic.telling import tell
from bot.usecases.known import Known
from bot.views.clinic import case_news as views
from bot.views.clinic.case_news import Named
from bot.views.message import Message

Say = Callable[[Words, Named, Case, str], Message]  # the last one is the reader's zone


def announce(known: Known, case: Case) -> None:
    """Tell whoever hears of it at once, and see to everybody else's hearing of it in time."""
    tx, setup, now = known.tx, known.setup, known.now
    step = Step.NOBODY
    if is_told_at_once(case.severity, is_open=hours.is_open(setup, now)):
        told = [tell_of(known, each, case, known.occasion.key) for each in clinicians.first_told(tx, case.bot_id)]
        step = Step.ON_CALL if any(told) else Step.NOBODY
    somebody = staff.everyone(tx, case.bot_id)
    next_at = hours.told_again_at(setup, case.severity, now) if somebody else None
    cases.change(tx, case, step=step, next_at=next_at)
    see_to_digest(known, case.bot_id)


def see_to_digest(known: Known, bot_id: int) -> None:
    """The next one comes at the next opening."""
    if clinic.find(known.tx, bot_id).digest_at is None:
        clinic.change(known.tx, bot_id, digest_at=hours.next_opening(known.setup, known.now))


def tell_of(known: Known, member: Member, case: Case, once: str, say: Say = views.told) -> bool:
    """Name it to one clinician, and put on record that they read whose it is. `once`: it is told once."""
    lane = Lane.URGENT if case.severity is Severity.EMERGENCY else Lane.REPLY
    message = say(words_for(member.language), name(known, case), case, member.zone)
    if tell(known, member, message, f"{key_of(case)}:{once}", lane) is None:
        return False
    patient = people.by_id(known.tx, case.patient_id)
    audit.record(known.tx, SYSTEM, patient, "clinic_told", known.now, f"{case.id} {member.person_id}")
    return True


def key_of(case: Case) -> str:
    return f"case:{case.id}"


def name(known: Known, case: Case) -> Named:
    """Whose case it is, and which signs it is about."""
    called = cases.names(known.tx, [case.patient_id])[case.patient_id]
    report = reports.find(known.tx, SYSTEM, case.patient_id, case.report_id) if case.report_id else None
    return Named(case.patient_id, called, report.signs if report else ())
