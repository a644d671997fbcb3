"""What one clinic has set: who is on call, and when its staff are next told what is new."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from bot.storage.database import Tx
from bot.storage.tables import clinic


@dataclass(frozen=True, slots=True)
class Clinic:
    """`on_call_id`: the person who is told of emergencies at once; `digest_at`: None while nothing waits."""

    on_call_id: int | None = None
    digest_at: datetime | None = None


def find(tx: Tx, bot_id: int) -> Clinic:
    row = tx.execute(select(clinic.c.on_call_id, clinic.c.digest_at).where(clinic.c.bot_id == bot_id)).one_or_none()
    return Clinic(*row) if row else Clinic()


def change(tx: Tx, bot_id: int, **values: Any) -> None:
    tx.insert_new(clinic, {"bot_id": bot_id})
    tx.execute(update(clinic).where(clinic.c.bot_id == bot_id).values(values))


def lock_due(tx: Tx, bot_id: int, now: datetime) -> Clinic | None:
    """The same where a digest is due and no other process tells it; held until the end of the transaction."""
    query = select(clinic.c.on_call_id, clinic.c.digest_at)
    query = query.where(clinic.c.bot_id == bot_id, clinic.c.digest_at <= now).with_for_update(skip_locked=True)
    row = tx.execute(query).one_or_none()
    return Clinic(*row) if row else None
