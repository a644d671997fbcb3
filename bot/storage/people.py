"""Accounts: who writes to the bot, in which language, whether they agreed, and when to write to them next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.storage.database import Tx
from bot.storage.tables import consents, people

HEALTH_DATA, FAMILY = "health_data", "family"  # purposes of a consent: to exercise, and to follow a patient


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    bot_id: int
    user_id: int
    chat_id: int
    language: str
    zone: str
    blocked_at: datetime | None = None
    stopped_at: datetime | None = None
    died_at: datetime | None = None

    @property
    def reachable(self) -> bool:
        return self.blocked_at is None and self.stopped_at is None and self.died_at is None


_COLUMNS = [people.c[name] for name in Person.__dataclass_fields__]
_BY_ID = select(*_COLUMNS).where(people.c.id == bindparam("person"))
_CHANGE = update(people).where(people.c.id == bindparam("person"))
_CONSENTED = (
    select(consents.c.given)
    .where(consents.c.person_id == bindparam("person"), consents.c.purpose == HEALTH_DATA)
    .order_by(consents.c.id.desc())
    .limit(1)
)


def find(tx: Tx, bot_id: int, user_id: int) -> Person | None:
    """Locked until the end of the transaction: an update and a due moment of one person never run at once.

    Their key stays free, so that a bond of somebody else's with them can begin meanwhile.
    """
    query = select(*_COLUMNS).where(people.c.bot_id == bot_id, people.c.user_id == user_id)
    row = tx.execute(query.with_for_update(key_share=True)).one_or_none()
    return Person(*row) if row else None


def in_chat(tx: Tx, bot_id: int, chat_id: int) -> Person | None:
    row = tx.execute(select(*_COLUMNS).where(people.c.bot_id == bot_id, people.c.chat_id == chat_id)).first()
    return Person(*row) if row else None


def by_id(tx: Tx, person_id: int) -> Person:
    return Person(*tx.execute(_BY_ID, {"person": person_id}).one())


def name(tx: Tx, person_id: int) -> str:
    """As Telegram showed it when they agreed; "" where nothing was agreed to."""
    return tx.vault.open(tx.execute(select(people.c.name).where(people.c.id == person_id)).scalar_one())


def lock_one(tx: Tx, person_id: int) -> Person:
    """The same person until the end of the transaction, however long another holds them."""
    query = select(*_COLUMNS).where(people.c.id == person_id)
    return Person(*tx.execute(query.with_for_update(key_share=True)).one())


def add(tx: Tx, *, name: str, now: datetime, **values: Any) -> Person:
    """Values: bot_id, user_id, chat_id, language, zone."""
    values |= {"name": tx.vault.seal(name), "created_at": now}
    return by_id(tx, tx.execute(insert(people).values(**values).returning(people.c.id)).scalar_one())


def change(tx: Tx, person_id: int, **values: Any) -> None:
    tx.execute(_CHANGE, {"person": person_id, **values})


def consent(tx: Tx, person: Person, given: bool, at: datetime, purpose: str = HEALTH_DATA) -> None:
    row = {"bot_id": person.bot_id, "person_id": person.id, "purpose": purpose, "given": given, "at": at}
    tx.execute(insert(consents).values(row))


def has_consented(tx: Tx, person_id: int) -> bool:
    return bool(tx.execute(_CONSENTED, {"person": person_id}).scalar_one_or_none())


def due(tx: Tx, bot_id: int, now: datetime, limit: int) -> Sequence[int]:
    """The people whose next moment has come, longest overdue first; locked, so that two processes share the work."""
    query = select(people.c.id).where(people.c.bot_id == bot_id, people.c.next_wake_at <= now)
    query = query.order_by(people.c.next_wake_at, people.c.id).limit(limit)
    return tx.execute(query.with_for_update(skip_locked=True, key_share=True)).scalars().all()


def lock(tx: Tx, person_ids: Sequence[int]) -> Sequence[int]:
    """Those of them whom no other transaction holds, until the end of this one."""
    if not person_ids:
        return []
    query = select(people.c.id).where(people.c.id.in_(person_ids)).with_for_update(skip_locked=True, key_share=True)
    return tx.execute(query).scalars().all()


def next_wake(tx: Tx, bot_id: int) -> datetime | None:
    query = select(people.c.next_wake_at).where(people.c.bot_id == bot_id, people.c.next_wake_at.is_not(None))
    return tx.execute(query.order_by(people.c.next_wake_at).limit(1)).scalar_one_or_none()
