"""Something is told to somebody of the staff, wherever it happened: a message of their own, sent once by its key.

Its key begins with "clinic:", by which the last look before it leaves asks whether they still work here.
"""

from bot.storage import outbox
from bot.storage.outbox import Lane
from bot.storage.staff import Member
from bot.usecases.known import Known
from bot.views.message import Message, send_params

STAFF = "clinic:"


def tell(known: Known, member: Member, message: Message, key: str, lane: Lane = Lane.REPLY) -> int | None:
    """The row of the outbox; None where it was told before, or nothing reaches them. `key`: what it is about,
    "case:12:1"."""
    if not member.reachable:
        return None
    return outbox.enqueue(
        known.tx,
        bot_id=member.bot_id,
        key=f"{STAFF}{key}:{member.person_id}",
        chat_id=member.chat_id,
        person_id=member.person_id,
        lane=lane,
        method=message.method,
        params=send_params(message),
        created_at=known.now,
    )
