"""Which messages leave next, and what became of them: the sender's side of the outbox.

At most one message of a chat is on its way. Next is the lowest (lane, not_before, id) that is due. A message that was
tried and is not settled holds back its own lane in its chat, and nothing else: an urgent one overtakes it.
`attempts` is the fence: whoever settles must still hold the claim.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import Row as Found
from sqlalchemy import and_, bindparam, exists, func, literal_column, not_, or_, select, update
from sqlalchemy.sql import ColumnElement

from bot.storage.crypto import Vault
from bot.storage.database import Tx, is_outage
from bot.storage.outbox import Lane
from bot.storage.tables.messages import outbox

log = structlog.get_logger()

GUARD_DELAY = 60.0  # seconds until a row whose guard failed is looked at again
BURST_SECONDS = 3.0  # Telegram: about one message a second to one chat, three in a row are fine
BURST_LOOK = 0.1  # seconds between looks at a chat that has had its three
LOOK_AHEAD = 4  # candidates read for each that may leave, because some share a chat
# Literal, as in the partial indexes, or SQLite would not use them.
WAITING: ColumnElement[str] = literal_column("'waiting'")
SENDING: ColumnElement[str] = literal_column("'sending'")


@dataclass(frozen=True, slots=True)
class Row:
    """A message on its way, or about to be; `params` are sealed."""

    id: int
    bot_id: int
    key: str
    chat_id: int
    person_id: int | None
    news_id: int | None
    lane: Lane
    method: str
    params: bytes
    expires_at: datetime | None
    content_version: str | None
    created_at: datetime
    attempts: int  # the fence
    unknowns: int
    plain: bool
    called: bool
    follows: int | None
    follows_state: str | None = None
    follows_message: int | None = None

    def opened(self, vault: Vault) -> dict[str, Any]:
        """The Bot API's parameters, complete; raises `KeyProblem` where no key fits."""
        params: dict[str, Any] = json.loads(vault.open(self.params))
        if "scope" not in params:  # of a command menu, which names the chat itself
            params["chat_id"] = self.chat_id
        if self.follows is not None:
            params["message_id"] = self.follows_message
        return params


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row becomes after an attempt."""

    state: str
    error: str | None = None
    delay: float = 0.0  # seconds until the next attempt, of a row that waits again
    unknown: bool = False  # nobody knows whether this attempt arrived
    plain: bool = False  # next time without formatting, and without a picture
    message_id: int | None = None
    moved_to: int | None = None  # the chat's new id


Guard = Callable[[Tx, Row], str | None]


def send_all(tx: Tx, row: Row) -> str | None:
    """The guard of whoever has no reason to hold anything back."""
    return None


def _is_change(table: Any) -> ColumnElement[bool]:
    return or_(table.c.method.like("edit%"), table.c.method.like("delete%"))


_row, _other, _first, _recent = (outbox.alias(name) for name in ("row", "other", "first", "recent"))
_COLUMNS = [_row.c[name] for name in Row.__slots__ if not name.startswith("follows_")]
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
    select(*_COLUMNS, _first.c.state.label("follows_state"), _first.c.message_id.label("follows_message"))
    .select_from(_row.outerjoin(_first, _first.c.id == _row.c.follows))
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
) -> Claim:
    """At most `limit` rows for `lease` seconds of real time; what has expired by calendar `now` or is no longer wanted
    becomes `skipped`. The caller holds the bot's `pace` row, which keeps two claims from taking one chat twice."""
    values: dict[str, Any] = {"bot": bot_id, "now": real, "limit": limit * LOOK_AHEAD}
    statement = _CANDIDATES
    if chat_burst is not None:
        statement, values["burst"] = _CANDIDATES_BURST, chat_burst
    found = tx.execute(statement, values).all()
    chosen: dict[int, Row] = {}
    for row in map(_as_row, found):
        if len(chosen) < limit and row.chat_id not in chosen and _may_leave(tx, row, now, real, still_wanted):
            chosen[row.chat_id] = row
    ids = [row.id for row in chosen.values()]
    taken = set(tx.execute(_CLAIM, {"ids": ids, "until": real + lease}).scalars()) if ids else set()
    rows = [replace(row, attempts=row.attempts + 1) for row in chosen.values() if row.id in taken]
    return Claim(rows, len(found))


def _may_leave(tx: Tx, row: Row, now: datetime, real: float, still_wanted: Guard) -> bool:
    """Whether a row is wanted now; what is not becomes `skipped`, what cannot be judged waits."""
    try:
        reason = _reason_to_skip(tx, row, now, still_wanted)
    except Exception as error:  # one message that cannot be judged must not hold back all others
        if is_outage(error):
            raise
        log.error("outbox.guard_failed", row=row.id, error=type(error).__name__)
        _postpone(tx, row, real + GUARD_DELAY, type(error).__name__)
        return False
    if reason:
        _skip(tx, row, reason)
    return not reason


def _as_row(found: Found[Any]) -> Row:
    values = found._asdict()
    return Row(**{**values, "lane": Lane(values["lane"])})


def _reason_to_skip(tx: Tx, row: Row, now: datetime, still_wanted: Guard) -> str | None:
    if row.expires_at is not None and row.expires_at <= now:
        return "expired"
    if row.follows is not None and row.follows_message is None:
        return f"follows {row.follows_state}"
    if still_wanted is send_all:
        return None
    with tx.connection.begin_nested():
        return still_wanted(tx, row)


def _skip(tx: Tx, row: Row, reason: str) -> None:
    waiting = (outbox.c.id == row.id, outbox.c.state == WAITING)
    tx.execute(update(outbox).where(*waiting).values(state="skipped", error=reason))


def _postpone(tx: Tx, row: Row, until: float, error: str) -> None:
    waiting = (outbox.c.id == row.id, outbox.c.state == WAITING)
    later = {"not_before": until, "attempts": outbox.c.attempts + 1, "error": error}
    tx.execute(update(outbox).where(*waiting).values(**later))


def settle(tx: Tx, row: Row, verdict: Verdict) -> bool:
    """Write down what became of an attempt; False where the claim is no longer held, and nothing is changed."""
    now = tx.real_now()
    values: dict[str, Any] = {
        "state": verdict.state,
        "error": verdict.error,
        "not_before": now + verdict.delay,
        "unknowns": outbox.c.unknowns + int(verdict.unknown),
        "plain": verdict.plain or row.plain,
        "message_id": verdict.message_id,
        "sent": now if verdict.state == "sent" else None,
    }
    held = (outbox.c.id == row.id, outbox.c.state == SENDING, outbox.c.attempts == row.attempts)
    if tx.execute(update(outbox).where(*held).values(**values)).rowcount != 1:
        return False
    if verdict.moved_to is not None:
        moved = (outbox.c.bot_id == row.bot_id, outbox.c.chat_id == row.chat_id, outbox.c.state == WAITING)
        tx.execute(update(outbox).where(*moved).values(chat_id=verdict.moved_to))
    return True


def begin_call(tx: Tx, row: Row) -> bool:
    """From now on nobody knows whether it arrives, until it is settled; False where the claim is no longer held."""
    held = (outbox.c.id == row.id, outbox.c.state == SENDING, outbox.c.attempts == row.attempts)
    return tx.execute(update(outbox).where(*held).values(called=True)).rowcount == 1


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
