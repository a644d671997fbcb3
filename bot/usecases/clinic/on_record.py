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
    """The patients whose data was asked for on behalf of this member, or whom they saw in a list, and of whom nothing
    is on record yet."""
    trail, member = known.trail, known.staff
    for action, patients in ((audit.READ, trail.asked), (audit.LISTED, trail.listed)):
        if member and (missing := patients - trail.recorded):
            audit.record_each(known.tx, member.actor, member.bot_id, missing, action, known.now)
