"""What somebody had taken over is given back when they leave, or lose the right to act on cases."""

from dataclasses import replace

from bot.core.cases import State
from bot.storage import case_notes, cases, clinic
from bot.storage.case_notes import Event
from bot.storage.staff import Member
from bot.usecases.clinic.announcing import announce
from bot.usecases.known import Known


def give_back_cases(known: Known, member: Member) -> None:
    """Others hear of them as of new ones; whoever leaves is told no more."""
    for case in cases.claimed_by(known.tx, member.bot_id, member.person_id):
        cases.change(known.tx, case, **cases.UNTAKEN | {"withdrawn_at": case.withdrawn_at})
        case_notes.add(known.tx, case, case_notes.Kind.EVENT, Event.RELEASED, known.now)
        if case.withdrawn_at is None:
            announce(known, replace(case, state=State.OPEN, claimed_by=None))


def give_back_call(known: Known, member: Member) -> None:
    if clinic.find(known.tx, member.bot_id).on_call_id == member.person_id:
        clinic.change(known.tx, member.bot_id, on_call_id=None)
