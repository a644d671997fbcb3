"""Who wants the clinic's tables, how far they are written, and their parts until all of them have been taken along.

`Action.EXPORT_PATIENTS`, and nothing less, opens them; whoever writes the parts has looked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import export_parts, exports, outbox

AT_ONCE = 500  # parts opened together


@dataclass(frozen=True, slots=True)
class Export:
    """`after_patient`, `after_case`: the last that are written; `documents`: the rows of the outbox that bring them,
    None while they are being written."""

    id: int
    bot_id: int
    person_id: int
    asked_at: datetime
    after_patient: int
    after_case: int
    documents: Sequence[int] | None


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a table; `length` in characters."""

    id: int
    rows: int
    length: int


_COLUMNS = [exports.c[name] for name in Export.__dataclass_fields__]


def ask(tx: Tx, person: Person, now: datetime) -> None:
    """This member wants them; once, while they are being written."""
    tx.insert_new(exports, {"bot_id": person.bot_id, "person_id": person.id, "asked_at": now})


def due(tx: Tx, bot_id: int, now: datetime) -> Sequence[int]:
    """All that there are: each goes on at once."""
    return tx.execute(select(exports.c.id).where(exports.c.bot_id == bot_id).order_by(exports.c.id)).scalars().all()


def is_any(tx: Tx, bot_id: int) -> bool:
    return tx.execute(select(exports.c.id).where(exports.c.bot_id == bot_id).limit(1)).first() is not None


def take(tx: Tx, export_id: int) -> Export | None:
    """Until the end of the transaction, unless somebody else holds it."""
    query = select(*_COLUMNS).where(exports.c.id == export_id).with_for_update(key_share=True, skip_locked=True)
    row = tx.execute(query).one_or_none()
    return Export(*row) if row else None


def add_part(tx: Tx, export_id: int, name: str, rows: int, text: str) -> None:
    row = {"export_id": export_id, "name": name, "rows": rows, "length": len(text), "text": tx.vault.seal(text)}
    tx.execute(insert(export_parts).values(row))


def change(tx: Tx, export_id: int, **values: Any) -> None:
    """Values: after_patient, after_case, documents."""
    tx.execute(update(exports).where(exports.c.id == export_id).values(**values))


def parts(tx: Tx, export_id: int, name: str) -> Sequence[Part]:
    """In the order in which they were written."""
    query = select(export_parts.c.id, export_parts.c.rows, export_parts.c.length)
    mine = query.where(export_parts.c.export_id == export_id, export_parts.c.name == name)
    return [Part(*row) for row in tx.execute(mine.order_by(export_parts.c.id))]


def text_of(tx: Tx, part_ids: Sequence[int]) -> str:
    """Of all these parts, one after the other; ValueError where one is not there any more."""
    texts: list[str] = []
    for first in range(0, len(part_ids), AT_ONCE):
        some = export_parts.c.id.in_(part_ids[first : first + AT_ONCE])
        rows = tx.execute(select(export_parts.c.text).where(some).order_by(export_parts.c.id)).scalars()
        texts += map(tx.vault.open, rows)
    if len(texts) != len(part_ids):
        raise ValueError("a part of the tables is missing")
    return "".join(texts)


def is_on_its_way(tx: Tx, export: Export) -> bool:
    """Whether any of its documents may still leave."""
    mine = (outbox.c.id.in_(export.documents or ()), outbox.c.state.in_(["waiting", "sending"]))
    return tx.execute(select(outbox.c.id).where(*mine).limit(1)).first() is not None


def end(tx: Tx, export_id: int) -> None:
    """Nothing of it is kept."""
    tx.execute(delete(export_parts).where(export_parts.c.export_id == export_id))
    tx.execute(delete(exports).where(exports.c.id == export_id))


def begin_anew(tx: Tx, bot_id: int) -> None:
    """Those whose documents are not ready: somebody is about to be deleted, who may be in a part of them."""
    being_written = (exports.c.bot_id == bot_id, exports.c.documents.is_(None))
    anew = update(exports).where(*being_written).values(after_patient=0, after_case=0).returning(exports.c.id)
    numbers = tx.execute(anew).scalars().all()
    tx.execute(delete(export_parts).where(export_parts.c.export_id.in_(numbers)))
