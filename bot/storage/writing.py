"""The messages of a broadcast, written by reference: INSERT … SELECT, a batch at a time, each in its own transaction.

A row names its person, its broadcast and where its words are; its key lets nobody have it twice.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    LargeBinary,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    not_,
    or_,
    select,
    true,
    update,
)

from bot.core.broadcast import BATCH, Audience
from bot.storage.audience import is_for
from bot.storage.broadcasts import CHANGES, Body
from bot.storage.database import Tx
from bot.storage.outbox import Lane
from bot.storage.tables import outbox, people
from bot.storage.tables.base import Moment
from bot.storage.waves import OpenWave

GOT_IT = ("sent", "unknown")
TOLD_INSTEAD = "told instead"
_WHOM = ("bot_id", "key", "chat_id", "person_id", "broadcast_id", "body_id")
_HOW = ("lane", "method", "params", "created_at", "not_before")
AT_ONCE = -1.0  # `not_before` of what leaves before everything else in its lane


def key(broadcast_id: int, person_id: int) -> str:
    """Of the one message by which a broadcast reaches somebody."""
    return f"broadcast:{broadcast_id}:{person_id}"


def _key(broadcast_id: int, person: ColumnElement[Any], prefix: str = "broadcast") -> ColumnElement[str]:
    return literal(f"{prefix}:{broadcast_id}:") + cast(person, String)


def _plainly(column: ColumnElement[int]) -> ColumnElement[int]:
    """So that no index over this column is chosen: rows are read in the order of their numbers."""
    return column + 0


# -- people ------------------------------------------------------------------------------------------------------------


def next_people(tx: Tx, wave: OpenWave) -> int | None:
    """The last of the people that are looked at next; None where there are no more."""
    some = select(people.c.id).where(people.c.id > wave.reached)
    if wave.bound is not None:
        some = some.where(people.c.id <= wave.bound)
    batch = some.order_by(people.c.id).limit(BATCH).subquery()
    last: int | None = tx.execute(select(func.max(batch.c.id))).scalar_one()
    return last


def zones(tx: Tx, bot_id: int, wave: OpenWave, last: int) -> Sequence[str]:
    """Where they live."""
    return tx.execute(select(people.c.zone).distinct().where(*_window(bot_id, wave, last))).scalars().all()


def waiting_zones(
    tx: Tx,
    *,
    bot_id: int,
    broadcast_id: int,
    audience: Audience,
    wave: OpenWave,
    last: int,
    of: Sequence[str],
    day: date,
) -> Sequence[str]:
    """In which of these zones somebody lives whom it is for and who has not got it."""
    mine = (outbox.c.bot_id == bot_id, outbox.c.key == _key(broadcast_id, people.c.id))
    without = ~select(outbox.c.id).where(*mine).exists()
    there = [*_window(bot_id, wave, last), people.c.zone.in_(of), is_for(audience, people, day), without]
    return tx.execute(select(people.c.zone).distinct().where(*there)).scalars().all()


def _window(bot_id: int, wave: OpenWave, last: int) -> list[ColumnElement[bool]]:
    some = [people.c.id > wave.reached, people.c.id <= last, _plainly(people.c.bot_id) == bot_id]
    return some if wave.zone is None else [*some, people.c.zone == wave.zone]


def write_people(
    tx: Tx,
    *,
    bot_id: int,
    broadcast_id: int,
    audience: Audience,
    wave: OpenWave,
    last: int,
    of: Sequence[str],
    day: date,
    bodies: Mapping[str, Body],
    now: datetime,
    first: bool,
) -> None:
    """To those of them that it is for and who live in these zones; `first`: before all other broadcasts."""
    whom = [*_window(bot_id, wave, last), people.c.zone.in_(of), is_for(audience, people, day)]
    body, method = _by_language(bodies)
    values = (_key(broadcast_id, people.c.id), people.c.chat_id, people.c.id, literal(broadcast_id), body)
    found = select(literal(bot_id), *values, *_how(method, now, first=first)).where(*whom)
    _insert(tx, (*_WHOM, *_HOW), found.order_by(people.c.id))


def _by_language(bodies: Mapping[str, Body]) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Number and method of the words in a person's language; the first ones for whoever reads none of these."""
    first = next(iter(bodies.values()))
    numbers = {language: body.id for language, body in bodies.items()}
    methods = {language: body.method for language, body in bodies.items()}
    language = people.c.language
    return case(numbers, value=language, else_=first.id), case(methods, value=language, else_=first.method)


def _how(method: ColumnElement[Any], now: datetime, *, first: bool) -> tuple[ColumnElement[Any], ...]:
    words = (literal(int(Lane.BROADCAST)), method, literal(b"", LargeBinary))
    return *words, literal(now, Moment), literal(AT_ONCE if first else 0.0)


def _insert(tx: Tx, names: Sequence[str], found: Select[Any]) -> None:
    if tx.insert_from(outbox, names, found).rowcount:
        tx.notify("outbox")


# -- changes of what was sent ------------------------------------------------------------------------------------------


def write_changes(
    tx: Tx,
    *,
    broadcast_id: int,
    changes: Mapping[int, Body],
    instead: Mapping[int, Body],
    wave: OpenWave,
    since: float | None,
    now: datetime,
) -> int:
    """For each message of another broadcast that has arrived: an edit or a deletion that follows it; for one that may
    not have, that left before `since` (real time), or for another phone than the person has by now, the words instead.
    By the body of that message. The last row that was looked at."""
    last = min(wave.reached + BATCH, wave.bound or 0)
    came = _followed(wave, last)
    young = outbox.c.sent >= since if since is not None else true()
    young = and_(young, outbox.c.chat_id == _chat())
    changed = or_(outbox.c.state == "sending", and_(outbox.c.state == "sent", young))
    told = or_(outbox.c.state == "unknown", and_(outbox.c.state == "sent", not_(young)))
    _write(tx, broadcast_id, changes, [*came, changed], _key(broadcast_id, outbox.c.id, "change"), outbox.c.id, now)
    _write(tx, broadcast_id, instead, [*came, told], _key(broadcast_id, outbox.c.person_id), None, now)
    return last


def _followed(wave: OpenWave, last: int) -> list[ColumnElement[bool]]:
    """New messages of that broadcast, in the next part of the outbox."""
    new = not_(or_(*[outbox.c.method.startswith(change) for change in CHANGES]))
    return [outbox.c.id > wave.reached, outbox.c.id <= last, _plainly(outbox.c.broadcast_id) == wave.of, new]


def _write(
    tx: Tx,
    broadcast_id: int,
    bodies: Mapping[int, Body],
    where: Sequence[ColumnElement[bool]],
    key: ColumnElement[str],
    follows: ColumnElement[Any] | None,
    now: datetime,
) -> None:
    if not bodies:
        return
    number = case({old: body.id for old, body in bodies.items()}, value=outbox.c.body_id)
    method = case({old: body.method for old, body in bodies.items()}, value=outbox.c.body_id)
    chat = _chat() if follows is None else outbox.c.chat_id
    values = (outbox.c.bot_id, key, chat, outbox.c.person_id, literal(broadcast_id), number)
    names, more = ((*_WHOM, *_HOW), ()) if follows is None else ((*_WHOM, *_HOW, "follows"), (follows,))
    found = select(*values, *_how(method, now, first=True), *more).where(*where, outbox.c.body_id.in_(list(bodies)))
    _insert(tx, names, found.order_by(outbox.c.id))


def _chat() -> ColumnElement[int]:
    """In which the person of a message is written to now."""
    now = select(people.c.chat_id).where(people.c.id == outbox.c.person_id).scalar_subquery()
    return func.coalesce(now, outbox.c.chat_id)


def write_instead(tx: Tx, *, broadcast_id: int, instead: Mapping[int, Body], wave: OpenWave, now: datetime) -> int:
    """For each of its own changes that did not succeed, where the message had arrived or may have: the words instead.
    The last row that was looked at."""
    last = min(wave.reached + BATCH, wave.bound or 0)
    first = outbox.alias("first")
    arrived = select(first.c.id).where(first.c.id == outbox.c.follows, first.c.state.in_(GOT_IT)).exists()
    lost = or_(outbox.c.state.in_(["failed", "unknown"]), outbox.c.error == "follows unknown")
    mine = (outbox.c.id > wave.reached, outbox.c.id <= last, _plainly(outbox.c.broadcast_id) == broadcast_id)
    of = [*mine, outbox.c.follows.is_not(None), lost, arrived]
    _write(tx, broadcast_id, instead, of, _key(broadcast_id, outbox.c.person_id), None, now)
    tx.execute(update(outbox).where(*of).values(state="skipped", error=TOLD_INSTEAD))
    return last


# -- what waits --------------------------------------------------------------------------------------------------------


def move(tx: Tx, broadcast_id: int, of: Sequence[str], to: str, error: str | None = None) -> bool:
    """A batch of messages that are in one of these states goes over into another; whether there was any."""
    some = select(outbox.c.id).where(outbox.c.broadcast_id == broadcast_id, outbox.c.state.in_(of)).limit(BATCH)
    ids = tx.execute(some.with_for_update(skip_locked=True)).scalars().all()
    if ids:
        moved = update(outbox).where(outbox.c.id.in_(ids), outbox.c.state.in_(of))
        tx.execute(moved.values(state=to, error=error))
        tx.notify("outbox")
    return bool(ids)


def wake(tx: Tx, broadcast_id: int, wave: OpenWave, is_awake: Any) -> int | None:
    """Of those who were asleep, the next ones whose morning has come get it; `is_awake(zone)`. The last row that was
    looked at, None where there are no more."""
    asleep = (outbox.c.broadcast_id == broadcast_id, outbox.c.state == "asleep", outbox.c.id > wave.reached)
    query = select(outbox.c.id, people.c.zone).join(people, people.c.id == outbox.c.person_id).where(*asleep)
    rows = tx.execute(query.order_by(outbox.c.id).limit(BATCH)).all()
    up = [row.id for row in rows if is_awake(row.zone)]
    if up:
        tx.execute(update(outbox).where(outbox.c.id.in_(up), outbox.c.state == "asleep").values(state="waiting"))
        tx.notify("outbox")
    return rows[-1].id if rows else None
