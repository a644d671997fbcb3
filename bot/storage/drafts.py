"""Broadcasts as staff find them again: what somebody is still writing, what is on its way, and what was sent."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select

from bot.core.broadcast import Purpose, State
from bot.storage import broadcasts
from bot.storage.broadcasts import Broadcast
from bot.storage.database import Tx
from bot.storage.tables import broadcasts as table
from bot.storage.tables import outbox

UNSENT = (State.DRAFT, State.APPROVING)
ON_ITS_WAY = (State.WAITING, State.SENDING, State.PAUSED)


def open_of(tx: Tx, bot_id: int, author_id: int) -> Broadcast | None:
    """What they have begun and not sent: one thing at a time."""
    return next(iter(_found(tx, bot_id, 1, UNSENT, author_id)), None)


def running(tx: Tx, bot_id: int) -> Sequence[Broadcast]:
    """Whatever waits for its hour, goes out or is paused, of whoever wrote it; newest first."""
    return _found(tx, bot_id, 10, ON_ITS_WAY)


def _found(
    tx: Tx, bot_id: int, limit: int, states: Sequence[State], author_id: int | None = None
) -> Sequence[Broadcast]:
    where: list[ColumnElement[bool]] = [table.c.state.in_([str(state) for state in states])]
    if author_id is not None:
        where.append(table.c.author_id == author_id)
    return broadcasts.latest(tx, bot_id, limit, *where)


def sent(tx: Tx, bot_id: int, limit: int) -> Sequence[Broadcast]:
    """What was confirmed, newest first, without corrections and withdrawals, which stand with what they are about."""
    return broadcasts.latest(tx, bot_id, limit, table.c.confirmed_at.is_not(None), table.c.action == Purpose.SEND)


def sent_since(tx: Tx, bot_id: int, since: datetime) -> Sequence[Broadcast]:
    """The newest hundred that were confirmed since then."""
    return broadcasts.latest(tx, bot_id, 100, table.c.confirmed_at >= since, table.c.action == Purpose.SEND)


def shows_progress(tx: Tx, broadcast: Broadcast, message_id: int | None) -> bool:
    """Whether this message of the author's chat is the one that tells how far it is."""
    query = select(outbox.c.message_id).where(outbox.c.id == broadcast.progress_id)
    return message_id is not None and tx.execute(query).scalar_one_or_none() == message_id


def throw_away(tx: Tx, draft: Broadcast, now: datetime) -> None:
    """Nothing of its words is kept."""
    for body in broadcasts.every_body(tx, draft.id):
        broadcasts.drop_body(tx, draft.id, body.language)
    broadcasts.change(tx, draft.id, state=State.CANCELLED, ended_at=now)
