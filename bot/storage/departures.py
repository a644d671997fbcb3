"""Which messages leave next, and what became of them: the sender's side of the outbox.

At most one message of a chat is on its way. Next is the lowest (lane, not_before, id) that is due. A message that was
tried and is not settled holds back its own lane in its chat, and nothing else: an urgent one overtakes it.
`attempts` is the fence: whoever settles must still hold the claim.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row as Found
from sqlalchemy import and_, bindparam, exists, func, literal_column, not_, or_, select, text, update
from sqlalchemy.sql import ColumnElement

from bot.storage.database import Tx
from bot.storage.outbox import Lane
from bot.storage.outgoing import WAITING, Guard, LastLook, Look, Row, Verdict, hold_none, send_all
from bot.storage.tables.clinic import bodies
from bot.storage.tables.messages import outbox

BURST_SECONDS = 3.0  # Telegram: about one message a second to one chat, three in a row are fine
BURST_LOOK = 0.1  # seconds between looks at a chat that has had its three
# Candidates read beyond those that may leave, because some share a chat: a few, and where that is not enough, so many
# for each.
SPARE, LOOK_AHEAD = 8, 4
SENDING: ColumnElement[str] = literal_column("'sending'")


def _is_change(table: Any) -> ColumnElement[bool]:
    return or_(table.c.method.like("edit%"), table.c.method.like("delete%"))


_row, _other, _first, _recent = (outbox.alias(name) for name in ("row", "other", "first", "recent"))
_COLUMNS = [_row.c[name] for name in Row.__slots__ if not name.startswith("follows_")]
# Of a broadcast the words stand with it, once for all, so that they can be corrected until they leave.
_OPENABLE = [
    func.coalesce(bodies.c.params, column).label("params") if column.name == "params" else column for column in _COLUMNS
]
_held_back = exists().where(
    _other.c.bot_id == bindparam("bot"),
    _other.c.chat_id == _row.c.chat_id,
    _other.c.attempts > literal_column("0"),
    _other.c.state.in_([WAITING, SENDING]),
    _other.c.id != _row.c.id,
    or_(
        _other.c.state == SENDING,
        and_(_other.c.lane == _row.c.lane, or_(_row.c.attempts == 0, _other.c.id < _row.c.id)),
    ),
)
_burst = (
    select(func.count())
    .where(
        _recent.c.bot_id == bindparam("bot"),
        _recent.c.chat_id == _row.c.chat_id,
        _recent.c.sent > bindparam("now") - BURST_SECONDS,
        not_(_is_change(_recent)),
    )
    .scalar_subquery()
)
_CANDIDATES = (
    select(*_OPENABLE, _first.c.state.label("follows_state"), _first.c.message_id.label("follows_message"))
    .select_from(_row.outerjoin(_first, _first.c.id == _row.c.follows).outerjoin(bodies, bodies.c.id == _row.c.body_id))
    .where(_row.c.bot_id == bindparam("bot"), _row.c.state == WAITING, _row.c.not_before <= bindparam("now"))
    .where(or_(_row.c.follows.is_(None), _first.c.state.not_in(["waiting", "sending"])))
    .where(not_(_held_back))
    .order_by(_row.c.lane, _row.c.not_before, _row.c.id)
    .limit(bindparam("limit"))
)
_CANDIDATES_BURST = _CANDIDATES.where(or_(_is_change(_row), _burst < bindparam("burst")))
_CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)), outbox.c.state == WAITING)
    .values(state="sending", attempts=outbox.c.attempts + 1, lease=bindparam("until"), called=False)
    .returning(outbox.c.id)
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Rows that are now `sending`, in the order in which they leave, and whether there was anything to look at."""

    rows: list[Row]
    looked_at: int


def claim(
    tx: Tx,
    *,
    bot_id: int,
    limit: int,
    now: datetime,
    real: float,
    lease: float,
    chat_burst: int | None = None,
    still_wanted: Guard = send_all,
    look: Look = hold_none,
) -> Claim:
    """At most `limit` rows for `lease` seconds of real time; what has expired by calendar `now` or is no longer wanted
    becomes `skipped`. The caller holds the bot's `pace` row, which keeps two claims from taking one chat twice."""
    statement = _CANDIDATES if chat_burst is None else _CANDIDATES_BURST
    last_look = LastLook(tx, now, real, still_wanted, look)
    chosen: dict[int, Row] = {}
    looked_at = 0
    for most in (limit + SPARE, limit * LOOK_AHEAD):
        found = tx.execute(statement, {"bot": bot_id, "now": real, "limit": most, "burst": chat_burst}).all()
        looked_at += len(found)
        _choose([_as_row(row) for row in found], chosen, limit, last_look)
        if len(chosen) == limit or len(found) < most:
            break
    ids = [row.id for row in chosen.values()]
    taken = set(tx.execute(_CLAIM, {"ids": ids, "until": real + lease}).scalars()) if ids else set()
    rows = [replace(row, attempts=row.attempts + 1) for row in chosen.values() if row.id in taken]
    return Claim(rows, looked_at)


def _choose(rows: Sequence[Row], chosen: dict[int, Row], limit: int, last_look: LastLook) -> None:
    """Add those that leave, by their chats."""
    while some := _first_of_each_chat(rows, chosen, limit):
        chosen |= {row.chat_id: row for row in last_look.through(some)}
        looked_at = {row.id for row in some}
        rows = [row for row in rows if row.id not in looked_at]


def _first_of_each_chat(rows: Sequence[Row], chosen: Mapping[int, Row], limit: int) -> list[Row]:
    """As many more as may leave, of chats that have none yet."""
    some: dict[int, Row] = {}
    for row in rows:
        if len(chosen) + len(some) == limit:
            break
        if row.chat_id not in chosen:
            some.setdefault(row.chat_id, row)
    return list(some.values())


_LANE = list(Row.__slots__).index("lane")


def _as_row(found: Found[Any]) -> Row:
    values: list[Any] = list(found)
    values[_LANE] = Lane(values[_LANE])
    return Row(*values)


# As text, because there is one for each message, and SQLAlchemy takes longer to build a statement than to run it.
_SETTLE = text(
    "UPDATE outbox SET state = :state, error = :error, not_before = :not_before, unknowns = unknowns + :unknown,"
    " plain = :plain, message_id = :message_id, sent = :sent"
    " WHERE id = :id AND state = 'sending' AND attempts = :attempts"
)
_BEGIN_CALL = text("UPDATE outbox SET called = true WHERE id = :id AND state = 'sending' AND attempts = :attempts")


def settle(tx: Tx, row: Row, verdict: Verdict) -> bool:
    """Write down what became of an attempt; False where the claim is no longer held, and nothing is changed."""
    now = tx.real_now()
    values: dict[str, Any] = {
        "id": row.id,
        "attempts": row.attempts,
        "state": verdict.state,
        "error": verdict.error,
        "not_before": now + verdict.delay,
        "unknown": int(verdict.unknown),
        "plain": verdict.plain or row.plain,
        "message_id": verdict.message_id,
        "sent": now if verdict.state == "sent" else None,
    }
    if tx.execute(_SETTLE, values).rowcount != 1:
        return False
    if verdict.moved_to is not None:
        moved = (outbox.c.bot_id == row.bot_id, outbox.c.chat_id == row.chat_id, outbox.c.state == WAITING)
        tx.execute(update(outbox).where(*moved).values(chat_id=verdict.moved_to))
    return True


def begin_call(tx: Tx, row: Row) -> bool:
    """From now on nobody knows whether it arrives, until it is settled; False where the claim is no longer held."""
    return tx.execute(_BEGIN_CALL, {"id": row.id, "attempts": row.attempts}).rowcount == 1


_TRIED = (
    _row.c.bot_id == bindparam("bot"),
    _row.c.attempts > literal_column("0"),
    _row.c.state.in_([WAITING, SENDING]),
)
_ON_THEIR_WAY = select(*_COLUMNS).where(*_TRIED, _row.c.state == SENDING)


def lapsed(tx: Tx, bot_id: int, real: float) -> list[Row]:
    """Rows whose sender has not been heard of in time: nobody knows whether they arrived."""
    lost = _ON_THEIR_WAY.where(_row.c.lease <= real)
    return [_as_row(found) for found in tx.execute(lost, {"bot": bot_id}).all()]


def release_all(tx: Tx, bot_id: int) -> None:
    """Let every lease lapse: for the start of the only process, which knows that nothing is on its way."""
    on_way = (
        outbox.c.bot_id == bot_id,
        outbox.c.attempts > literal_column("0"),
        outbox.c.state.in_([WAITING, SENDING]),
    )
    tx.execute(update(outbox).where(*on_way, outbox.c.state == SENDING).values(lease=0))


def wait(tx: Tx, bot_id: int, real: float, chat_burst: int | None) -> float | None:
    """Seconds until a look may find something that no bell announces; None where nothing is waiting for a time."""
    if chat_burst is not None and tx.execute(_CANDIDATES, {"bot": bot_id, "now": real, "limit": 1}).first():
        return BURST_LOOK
    tried = select(func.min(_row.c.not_before)).where(*_TRIED, _row.c.state == WAITING)
    due = tx.execute(tried, {"bot": bot_id}).scalar()
    return None if due is None else max(0.0, due - real)


# One statement, or a row could pass from one half to the other between them.
_BUSY = select(or_(_ON_THEIR_WAY.exists(), _CANDIDATES.limit(1).exists()))


def busy(tx: Tx, bot_id: int, until: float) -> bool:
    """Whether anything is on its way or may leave before `until` (real time), if only the limits let it."""
    return bool(tx.execute(_BUSY, {"bot": bot_id, "now": until}).scalar())


def count_waiting(tx: Tx, bot_id: int) -> dict[Lane, int]:
    """How many messages wait in each lane."""
    waiting = (outbox.c.bot_id == bot_id, outbox.c.state == WAITING)
    counted = select(outbox.c.lane, func.count()).where(*waiting).group_by(outbox.c.lane)
    found = {Lane(lane): count for lane, count in tx.execute(counted)}
    return {lane: found.get(lane, 0) for lane in Lane}
