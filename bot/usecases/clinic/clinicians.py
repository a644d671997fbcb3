"""Who of the staff hears of cases."""

from collections.abc import Sequence

from bot.core.access import Role
from bot.storage import clinic, staff
from bot.storage.database import Tx
from bot.storage.staff import Member
from bot.usecases.known import Known


def all_of(tx: Tx, bot_id: int) -> Sequence[Member]:
    return staff.everyone(tx, bot_id, Role.CLINICIAN)


def are_there(tx: Tx, bot_id: int) -> bool:
    """Whether anybody reads what patients report: only then they are told that the clinic does. Whoever has blocked
    the program hears of nothing."""
    return any(member.reachable for member in all_of(tx, bot_id))


def read_at(known: Known) -> str | None:
    """The hours in which they read it, "" where the clinic names none; None where nobody reads it."""
    if not are_there(known.tx, known.person.bot_id):
        return None
    return (known.setup.clinic_hours or "").strip(" .")


def on_call(tx: Tx, bot_id: int) -> Member | None:
    """Whoever has taken the call and still works here as a clinician."""
    person_id = clinic.find(tx, bot_id).on_call_id
    member = staff.of_person(tx, person_id) if person_id else None
    return member if member and member.bot_id == bot_id and Role.CLINICIAN in member.roles else None


def first_told(tx: Tx, bot_id: int) -> Sequence[Member]:
    """Whoever is on call; all clinicians where nobody is, or nothing reaches them."""
    member = on_call(tx, bot_id)
    return [member] if member and member.reachable else all_of(tx, bot_id)
