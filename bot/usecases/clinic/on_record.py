"""What staff see and do goes on record by itself: a use case may say it better, and cannot forget it."""

from bot.core.access import Action
from bot.storage import audit
from bot.storage.staff import Member
from bot.usecases.known import Known


def used(known: Known, member: Member, action: Action) -> None:
    """After a use case of staff: whose data it asked for, and where it recorded nothing, that it was used at all."""
    seen(known)
    if not known.trail.recorded:
        audit.record(known.tx, member.actor, known.person, audit.USED, known.now, str(action))


def seen(known: Known) -> None:
    """The patients whose data was asked for on behalf of this member, and of whom nothing is on record yet."""
    missing = known.trail.asked - known.trail.recorded
    if missing and known.staff:
        audit.record_reads(known.tx, known.staff.actor, known.person.bot_id, missing, known.now)
