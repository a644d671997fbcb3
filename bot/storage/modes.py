"""What somebody of the staff is writing at the moment: one thing at a time, forgotten after ten minutes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select

from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import modes

LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Mode:
    """`kind`: what is written (`usecases.clinic.taking`); `subject_id`: what about; `detail`: the words so far."""

    kind: str
    subject_id: int | None
    detail: Mapping[str, Any]
    opened_at: datetime


def current(tx: Tx, person_id: int, now: datetime) -> Mode | None:
    found = last(tx, person_id)
    return found if found and now - found.opened_at <= LASTS else None


def last(tx: Tx, person_id: int) -> Mode | None:
    """The same, also where it is over because they wrote nothing for too long."""
    row = tx.execute(select(modes).where(modes.c.person_id == person_id)).one_or_none()
    if row is None:
        return None
    return Mode(row.kind, row.subject_id, json.loads(tx.vault.open(row.detail)), row.opened_at)


def begin(
    tx: Tx, person: Person, kind: str, subject_id: int | None, now: datetime, detail: Mapping[str, Any] | None = None
) -> None:
    """From now on they write this, and nothing else any more; also to go on with other words so far."""
    end(tx, person.id)
    row = {"person_id": person.id, "bot_id": person.bot_id, "kind": kind, "subject_id": subject_id, "opened_at": now}
    tx.execute(insert(modes).values(row | {"detail": tx.vault.seal(json.dumps(dict(detail or {})))}))


def end(tx: Tx, person_id: int) -> None:
    tx.execute(delete(modes).where(modes.c.person_id == person_id))
