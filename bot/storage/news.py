"""What waits for its hour to be told to one person. It is put into words at the moment it is told, never before.

A row is `waiting`, then `told` or `dropped` with the reason. What was told and has not left the outbox yet can be
taken back, and told anew in other words.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column, or_, select, update

from bot.core.family import Scope
from bot.storage.database import Tx
from bot.storage.tables import news, outbox

WAITING: ColumnElement[str] = literal_column("'waiting'")


@dataclass(frozen=True, slots=True)
class News:
    """`person_id`: who is told; `bond_id`: between whom, empty where it has ended."""

    id: int
    person_id: int
    bond_id: int | None
    kind: str
    key: str
    detail: Mapping[str, Any]
    created_at: datetime
    due_at: datetime
    expires_at: datetime | None
    scope: Scope | None
    times: int


_COLUMNS = [news.c[name] for name in News.__dataclass_fields__]


def add(
    tx: Tx,
    *,
    bot_id: int,
    person_id: int,
    bond_id: int | None,
    kind: str,
    key: str,
    now: datetime,
    due_at: datetime,
    expires_at: datetime | None = None,
    detail: Mapping[str, Any] | None = None,
) -> bool:
    """Tell it once: what has this key already is left as it is. Whether it is new."""
    row: dict[str, Any] = {
        "bot_id": bot_id,
        "person_id": person_id,
        "bond_id": bond_id,
        "kind": kind,
        "key": key,
        "created_at": now,
    }
    row |= {"due_at": due_at, "expires_at": expires_at, "detail": tx.vault.seal(json.dumps(dict(detail or {})))}
    return tx.insert_new(news, row).rowcount > 0


def keys_since(tx: Tx, bond_id: int, kind: str, moment: datetime) -> Collection[str]:
    """What there was of one kind between these two, told or not."""
    of_kind = (news.c.bond_id == bond_id, news.c.kind == kind, news.c.created_at >= moment)
    return set(tx.execute(select(news.c.key).where(*of_kind)).scalars())


def told_at(tx: Tx, bond_id: int, about: Sequence[str]) -> datetime | None:
    """When these two were last told of something whose key is, or begins with, one of these; None where never."""
    keys = or_(*(or_(news.c.key == each, news.c.key.startswith(f"{each}:")) for each in about))
    query = select(func.max(news.c.due_at)).where(news.c.bond_id == bond_id, news.c.state == "told", keys)
    found: datetime | None = tx.execute(query).scalar_one()
    return found


def waiting(tx: Tx, person_id: int, until: datetime | None = None, kinds: Collection[str] = ()) -> Sequence[News]:
    """What waits for this person, oldest first: all of it, or what is due, or some kinds."""
    where: list[ColumnElement[bool]] = [news.c.person_id == person_id, news.c.state == WAITING]
    if until is not None:
        where.append(news.c.due_at <= until)
    if kinds:
        where.append(news.c.kind.in_(kinds))
    rows = tx.execute(select(*_COLUMNS).where(*where).order_by(news.c.id)).mappings()
    return [_news(tx, row) for row in rows]


def _news(tx: Tx, row: Any) -> News:
    scope = Scope(row["scope"]) if row["scope"] else None
    return News(**dict(row) | {"detail": json.loads(tx.vault.open(row["detail"])), "scope": scope})


def of_row(tx: Tx, news_id: int) -> News | None:
    """What a message of the outbox tells; None where it has been deleted."""
    row = tx.execute(select(*_COLUMNS).where(news.c.id == news_id)).mappings().one_or_none()
    return _news(tx, row) if row else None


def people_due(tx: Tx, bot_id: int, now: datetime, limit: int) -> Sequence[int]:
    """Those for whom anything is due, longest overdue first."""
    query = select(news.c.person_id).where(news.c.bot_id == bot_id, news.c.state == WAITING, news.c.due_at <= now)
    return list(dict.fromkeys(tx.execute(query.order_by(news.c.due_at).limit(limit)).scalars()))


def next_due(tx: Tx, bot_id: int) -> datetime | None:
    query = select(news.c.due_at).where(news.c.bot_id == bot_id, news.c.state == WAITING)
    return tx.execute(query.order_by(news.c.due_at).limit(1)).scalar_one_or_none()


def put_off(tx: Tx, each: News, until: datetime) -> None:
    _change(tx, news.c.id == each.id, due_at=until)


def put_all_off(tx: Tx, person_id: int, now: datetime, until: datetime, kinds: Collection[str] = ()) -> None:
    """Everything that is due for this person waits longer, or some kinds."""
    mine = [news.c.person_id == person_id, news.c.state == WAITING, news.c.due_at <= now]
    mine += [news.c.kind.in_(kinds)] if kinds else []
    tx.execute(update(news).where(*mine).values(due_at=until))


def told(tx: Tx, each: News, scope: Scope | None) -> bool:
    """Whether it waited still: it may have been taken back since it was read."""
    waits = (news.c.id == each.id, news.c.state == WAITING)
    return _change(tx, *waits, state="told", scope=scope, times=each.times + 1) > 0


def drop(tx: Tx, each: News, reason: str) -> None:
    _change(tx, news.c.id == each.id, state="dropped", reason=reason)


def drop_waiting(
    tx: Tx, bond_id: int, reason: str, kinds: Collection[str] = (), *, person_id: int | None = None
) -> None:
    """Nothing that waits between these two is told any more, nor what was told and has not left: all of it, or some
    kinds, or what one of the two would be told."""
    of_bond = [news.c.bond_id == bond_id, *([news.c.kind.in_(kinds)] if kinds else [])]
    of_bond += [news.c.person_id == person_id] if person_id is not None else []
    _take_back(tx, of_bond, reason)
    _change(tx, *of_bond, news.c.state == WAITING, state="dropped", reason=reason)


def take_back(tx: Tx, bot_id: int, key: str, reason: str) -> bool:
    """The same of one of them. Whether it is too late, because it was told and has left."""
    one = (news.c.bot_id == bot_id, news.c.key == key)
    if _change(tx, *one, news.c.state == WAITING, state="dropped", reason=reason):
        return False
    _take_back(tx, one, reason)
    about = select(news.c.id).where(*one)
    left = select(outbox.c.id).where(outbox.c.news_id.in_(about), outbox.c.state.in_(["sending", "sent", "unknown"]))
    return tx.execute(left.limit(1)).first() is not None


def tell_anew(tx: Tx, bond_id: int, reason: str) -> None:
    """What was told between these two in a scope, and has not left, is put into words once more."""
    for news_id in _take_back(tx, (news.c.bond_id == bond_id, news.c.scope.is_not(None)), reason):
        _change(tx, news.c.id == news_id, state="waiting")


def _take_back(tx: Tx, of_bond: Sequence[ColumnElement[bool]], reason: str) -> Collection[int]:
    """Skip what waits in the outbox; which news that was."""
    about = select(news.c.id).where(*of_bond)
    held = (outbox.c.news_id.in_(about), outbox.c.state == WAITING)
    skipped = update(outbox).where(*held).values(state="skipped", error=reason).returning(outbox.c.news_id)
    return set(tx.execute(skipped).scalars())


def _change(tx: Tx, *where: ColumnElement[bool], **values: Any) -> int:
    return tx.execute(update(news).where(*where).values(**values)).rowcount
