"""How long what was said and handled is kept: whatever happened to it, after some months nobody needs it.

Old rows have low numbers, so each look goes on where the last one ended and stops at the first young row.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, select, update

from bot.storage.database import Tx
from bot.storage.tables import inbox, news, outbox

KEPT = timedelta(days=90)  # by the calendar, of messages and news; in real time, of updates that were given up
BATCH = 500  # rows in one transaction: short enough that a reply does not wait for it
OPEN = frozenset({"waiting", "sending", "preparing", "asleep"})


def forget_messages(tx: Tx, bot_id: int, before: datetime, after: int = 0) -> int | None:
    """Of the rows behind number `after`, delete those that ended before then; where to go on, None at the end."""
    old, ended = _old(tx, outbox, bot_id, before, after)
    tx.execute(update(outbox).where(outbox.c.follows.in_(ended)).values(follows=None))
    tx.execute(delete(outbox).where(outbox.c.id.in_(ended)))
    return max(old, default=None)


def forget_news(tx: Tx, bot_id: int, before: datetime, after: int = 0) -> int | None:
    """The same for what was told or dropped."""
    old, ended = _old(tx, news, bot_id, before, after)
    tx.execute(delete(news).where(news.c.id.in_(ended)))
    return max(old, default=None)


def _old(tx: Tx, table: Table, bot_id: int, before: datetime, after: int) -> tuple[list[int], list[int]]:
    """The numbers of the next old rows, and of those among them that are open no more."""
    behind: ColumnElement[bool] = table.c.id > after
    query = select(table.c.id, table.c.created_at, table.c.state).where(table.c.bot_id == bot_id, behind)
    rows = tx.execute(query.order_by(table.c.id).limit(BATCH)).all()
    old = [row for row in rows if row.created_at < before]
    return [row.id for row in old], [row.id for row in old if row.state not in OPEN]


def forget_dead(tx: Tx, bot_id: int) -> None:
    """Updates that were given up."""
    long_ago = tx.real_now() - KEPT.total_seconds()
    dead = (inbox.c.bot_id == bot_id, inbox.c.received < long_ago, inbox.c.state == "dead")
    tx.execute(delete(inbox).where(*dead))
