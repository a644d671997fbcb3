"""The chain that the record of `storage.audit` is sealed into, so that no row can be changed or taken out unnoticed.

1. Rows are sealed a little later than they are written, in batches: recording waits for nobody.
2. A seal is an HMAC over the row, its position and the seal before it. Positions have no gaps.
3. One transaction seals at a time. A row that commits late, with a lower id, simply gets a later position.
4. The newest position and seal, the head, also stand outside the database (`storage.heads`): without them, whoever
   cuts off the end of the chain would leave one that holds.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, func, select, text, update

from bot.storage.crypto import Vault
from bot.storage.database import Tx
from bot.storage.tables import audit

BATCH = 500
LOCK = 7_231_105  # any number, the same for every process
PURPOSE = "audit"  # of the key


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends; before its first record, position 0 and no seal."""

    position: int = 0
    seal: str = ""


_SAID = (audit.c.id, audit.c.bot_id, audit.c.at, audit.c.actor, audit.c.action, audit.c.patient_id, audit.c.detail)
ROW = (*_SAID, audit.c.position, audit.c.seal)
_OF_BOT = audit.c.bot_id == bindparam("bot")
_OPEN = select(*_SAID).where(_OF_BOT, audit.c.position.is_(None)).order_by(audit.c.id).limit(bindparam("most"))
_NEWEST = select(audit.c.position, audit.c.seal).where(_OF_BOT, audit.c.position.is_not(None))
_NEWEST = _NEWEST.order_by(audit.c.position.desc()).limit(1)
_SEAL = (
    update(audit)
    .where(audit.c.id == bindparam("row"))
    .values(position=bindparam("place", type_=audit.c.position.type), seal=bindparam("sealed"))
)


def seal_some(tx: Tx, bot_id: int, most: int = BATCH) -> Head | None:
    """Seal the oldest open rows; the new head. None where nothing is open, or another process is at it."""
    if not tx.sqlite and not tx.execute(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": LOCK}).scalar_one():
        return None
    rows = tx.execute(_OPEN, {"bot": bot_id, "most": most}).all()
    if not rows:
        return None
    sealed = list(_links(tx.vault, newest(tx, bot_id), rows))
    tx.execute(_SEAL, [{"row": row.id, "place": head.position, "sealed": head.seal} for row, head in sealed])
    return sealed[-1][1]


def _links(vault: Vault, before: Head, rows: Any) -> Iterator[tuple[Row[Any], Head]]:
    for row in rows:
        before = Head(before.position + 1, vault.digest(_statement(row, before), PURPOSE))
        yield row, before


def newest(tx: Tx, bot_id: int) -> Head:
    found = tx.execute(_NEWEST, {"bot": bot_id}).one_or_none()
    return Head(*found) if found else Head()


def contains(tx: Tx, bot_id: int, head: Head) -> bool:
    """Whether the chain has, or had as its end, this head."""
    query = select(audit.c.seal).where(_OF_BOT, audit.c.position == bindparam("place"))
    return bool(tx.execute(query, {"bot": bot_id, "place": head.position}).scalar_one_or_none() == head.seal)


def count_open(tx: Tx, bot_id: int) -> int:
    """How many rows are not sealed yet."""
    query = select(func.count()).select_from(audit).where(_OF_BOT, audit.c.position.is_(None))
    return int(tx.execute(query, {"bot": bot_id}).scalar_one())


def fits(vault: Vault, row: Row[Any], before: Head) -> bool:
    """Whether a row of `ROW` is what was sealed after `before`, with whichever of the keys."""
    return row.position == before.position + 1 and row.seal in vault.digests(_statement(row, before), PURPOSE)


def _statement(row: Row[Any], before: Head) -> str:
    """Everything that a seal is over; canonical, so that both databases say it alike."""
    said = [row.id, row.bot_id, row.at.isoformat(), row.actor, row.action, row.patient_id, row.detail]
    return json.dumps([before.position + 1, before.seal, *said], separators=(",", ":"))
