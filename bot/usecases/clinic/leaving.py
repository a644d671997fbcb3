"""Somebody stops working at the clinic: everything at once, in this transaction.

Rights end because the membership does. What waits for them is not sent, what they were writing is forgotten, what they
had taken over is given back, and their menu and keyboard go.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.content.words import Words, words_for
from bot.core.access import Action, Actor, Role, may
from bot.storage import audit, bonds, modes, outbox, people, staff
from bot.storage.outbox import Lane
from bot.storage.staff import Member
from bot.usecases import command_menu
from bot.usecases.clinic.giving_back import give_back_call, give_back_cases
from bot.usecases.clinic.telling import STAFF
from bot.usecases.known import Known
from bot.usecases.visit import Visit
from bot.views.message import Message, send_params

# What they had taken over and has to be given back: cases, being on call.
ON_LEAVING: list[Callable[[Visit, Member], None]] = [give_back_call, give_back_cases]


def is_last_administrator(visit: Visit, member: Member) -> bool:
    """Whether nobody could let anybody in any more; nobody else joins or leaves until the end of the transaction."""
    if Role.ADMINISTRATOR not in member.roles:
        return False
    staff.lock(visit.tx, member.bot_id)
    return len(staff.everyone(visit.tx, member.bot_id, Role.ADMINISTRATOR)) == 1


def end(visit: Visit, member: Member, action: str) -> None:
    """`action`: how it is recorded. The visit is of whoever ends it, the member or an administrator."""
    _give_back(visit, member)
    actor, person = visit.member.actor, people.by_id(visit.tx, member.person_id)
    audit.record(visit.tx, actor, person, action, visit.now, str(member.id))
    staff.give_up_drafts(visit.tx, member, visit.now)
    staff.remove(visit.tx, member, visit.now)
    modes.end(visit.tx, member.person_id)
    _drop_waiting(visit, member)
    visit.forget_staff()
    command_menu.arrange(visit, person)


def _give_back(visit: Visit, member: Member) -> None:
    for give_back in ON_LEAVING:
        give_back(visit, member)


def _drop_waiting(visit: Visit, member: Member) -> None:
    """To somebody who is nothing else here, everything; else what is for staff."""
    if people.has_consented(visit.tx, member.person_id) or bonds.of_relative(visit.tx, member.person_id):
        outbox.skip_keyed(visit.tx, person_id=member.person_id, prefix=STAFF, reason="removed")
    else:
        outbox.skip_waiting(visit.tx, person_id=member.person_id, lanes=list(Lane), reason="removed")


def lose_rights(visit: Visit, before: Member, after: Member) -> None:
    """Other roles, at once: nothing that waits or was begun is finished with the rights of before."""
    outbox.skip_keyed(visit.tx, person_id=before.person_id, prefix=STAFF, reason="roles")
    modes.end(visit.tx, before.person_id)
    if not may(after.actor, Action.BROADCAST):
        staff.give_up_drafts(visit.tx, before, visit.now)
    if not may(after.actor, Action.ACT_ON_CASES):
        _give_back(visit, before)


def tell(visit: Visit, member: Member, say: Callable[[Words], Message], key: str) -> None:
    """What an administrator has changed, to the member themselves: with the keyboard that is theirs now, or without."""
    person = people.by_id(visit.tx, member.person_id)
    if not member.reachable:
        return
    theirs = Known(visit.tx, visit.occasion, person, Actor(Role.PATIENT, person.id))
    message = replace(say(words_for(person.language)), keyboard=theirs.keyboard())
    outbox.enqueue(
        visit.tx,
        bot_id=member.bot_id,
        key=f"staff:{key}:{visit.occasion.key}",
        chat_id=member.chat_id,
        person_id=member.person_id,
        lane=Lane.REPLY,
        method=message.method,
        params={"reply_markup": {"remove_keyboard": True}} | send_params(message),
        created_at=visit.now,
    )


def leave(visit: Visit) -> None:
    """Of their own accord, with /stop or /delete."""
    end(visit, visit.member, "staff_left")


def stays_nobody(visit: Visit) -> bool:
    """Whether they are the last administrator, who has to be sure of leaving."""
    return visit.staff is not None and is_last_administrator(visit, visit.staff)
