"""The guidance that stays: its versions, for whom each is, and the one that somebody gets who joins later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select

from bot.core.broadcast import Purpose, State
from bot.storage import broadcasts, writing
from bot.storage.audience import is_for, is_on_hold
from bot.storage.broadcasts import Body, Broadcast
from bot.storage.database import Tx
from bot.storage.outbox import Lane
from bot.storage.people import HEALTH_DATA, Person
from bot.storage.tables import broadcasts as table
from bot.storage.tables import consents, outbox, people, readings

STANDS = (State.SENDING, State.PAUSED, State.DONE)
KEPT_VERSIONS = 20  # that are looked through
LOOK_BACK = 12  # messages


def next_version(tx: Tx, bot_id: int) -> int:
    found: int | None = tx.execute(select(func.max(table.c.version)).where(table.c.bot_id == bot_id)).scalar_one()
    return (found or 0) + 1


def versions(tx: Tx, bot_id: int) -> Sequence[Broadcast]:
    """Those that have begun to go out and were not withdrawn, the newest first."""
    standing = table.c.state.in_([str(state) for state in STANDS])
    where = (table.c.guidance.is_(True), table.c.action == Purpose.SEND, standing)
    return sorted(broadcasts.latest(tx, bot_id, KEPT_VERSIONS, *where), key=went_out, reverse=True)


def went_out(found: Broadcast) -> datetime:
    """When it did, or should."""
    return found.send_at or found.confirmed_at or found.created_at


def has_got(tx: Tx, broadcast_id: int, person: Person) -> bool:
    """Whether it was sent to them, or may have arrived."""
    mine = (outbox.c.bot_id == person.bot_id, outbox.c.key == writing.key(broadcast_id, person.id))
    return tx.execute(select(outbox.c.id).where(*mine, outbox.c.state.in_(["sent", "unknown"]))).first() is not None


def concerns(tx: Tx, found: Broadcast, person: Person, day: date) -> bool:
    """Whether it is for them, on hold or not, and however active they are."""
    wide = replace(found.audience, group=None, days=0, holds=True)
    return _is(tx, person, is_for(wide, people, day))


def is_held_back(tx: Tx, found: Broadcast, person: Person) -> bool:
    """Whether it is not for people on hold, and they are."""
    return not found.audience.holds and _is(tx, person, is_on_hold(people))


def _is(tx: Tx, person: Person, condition: ColumnElement[bool]) -> bool:
    return tx.execute(select(people.c.id).where(people.c.id == person.id, condition)).first() is not None


def has_read(tx: Tx, broadcast_id: int, person: Person) -> bool:
    mine = (readings.c.broadcast_id == broadcast_id, readings.c.person_id == person.id)
    return tx.execute(select(readings.c.at).where(*mine)).first() is not None


def newest_unread(tx: Tx, person: Person) -> tuple[int, int] | None:
    """The broadcast among the newest messages of their chat that they have not said they read, and its message."""
    here = (outbox.c.bot_id == person.bot_id, outbox.c.chat_id == person.chat_id, outbox.c.sent.is_not(None))
    lately = select(outbox.c.broadcast_id, outbox.c.message_id, outbox.c.key).where(*here)
    for row in tx.execute(lately.order_by(outbox.c.sent.desc(), outbox.c.id.desc()).limit(LOOK_BACK)):
        is_message = row.broadcast_id is not None and row.key == writing.key(row.broadcast_id, person.id)
        if is_message and row.message_id and not has_read(tx, row.broadcast_id, person):
            return row.broadcast_id, row.message_id
    return None


def has_joined_since(tx: Tx, person: Person, since: datetime) -> bool:
    """Whether they have agreed that their data is kept since then, and not before."""
    query = select(func.min(consents.c.at)).where(consents.c.person_id == person.id, consents.c.purpose == HEALTH_DATA)
    first: datetime | None = tx.execute(query.where(consents.c.given)).scalar_one()
    return first is not None and first >= since


def is_for_now(tx: Tx, found: Broadcast, person: Person, day: date) -> bool:
    """Whether they are among those that it is for at this moment."""
    return _is(tx, person, is_for(found.audience, people, day))


def give(tx: Tx, found: Broadcast, body: Body, person: Person, now: datetime) -> bool:
    """To one person, once, like everybody else's; whether it is new."""
    row = {
        "bot_id": person.bot_id,
        "key": writing.key(found.id, person.id),
        "chat_id": person.chat_id,
        "person_id": person.id,
        "broadcast_id": found.id,
        "body_id": body.id,
        "lane": int(Lane.BROADCAST),
        "method": body.method,
        "params": b"",
        "created_at": now,
    }
    is_new = tx.insert_new(outbox, row).rowcount > 0
    if is_new:
        tx.notify("outbox")
    return is_new
