"""Passes over many rows, some at a time: which there are of a broadcast, and how far each has come.

A wave looks at rows in the order of their numbers and remembers the last one, so that it goes on there whatever ended
in between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from bot.core.broadcast import Wave
from bot.storage.database import Tx
from bot.storage.tables import broadcasts, outbox, waves


@dataclass(frozen=True, slots=True)
class OpenWave:
    """`zone`: of the people in it; `of`: the broadcast whose messages are changed; `reached` and `bound`: the last row
    that was looked at, and the last to look at, where that is known."""

    id: int
    kind: Wave
    zone: str | None
    of: int | None
    due_at: datetime
    reached: int
    bound: int | None


def add(tx: Tx, broadcast_id: int, kind: Wave, due_at: datetime, **values: Any) -> None:
    """Values: zone, of, reached, bound."""
    row = {"broadcast_id": broadcast_id, "kind": str(kind), "due_at": due_at, **values}
    tx.execute(insert(waves).values(row))


def open_ones(tx: Tx, broadcast_id: int) -> Sequence[OpenWave]:
    """By when they are due."""
    columns = [waves.c[name] for name in OpenWave.__dataclass_fields__]
    query = select(*columns).where(waves.c.broadcast_id == broadcast_id, waves.c.ended_at.is_(None))
    rows = tx.execute(query.order_by(waves.c.due_at, waves.c.id)).mappings()
    return [OpenWave(**{**row, "kind": Wave(row["kind"])}) for row in rows]


def ensure(tx: Tx, broadcast_id: int, kind: Wave, due_at: datetime, zone: str | None, bound: int | None = None) -> None:
    """One at that moment, or later where it is for everybody."""
    alike = [each for each in open_ones(tx, broadcast_id) if each.kind is kind and each.zone == zone]
    if not any(each.due_at == due_at or (zone is None and each.due_at > due_at) for each in alike):
        add(tx, broadcast_id, kind, due_at, zone=zone, bound=bound)


def reach(tx: Tx, wave: OpenWave, row_id: int) -> None:
    tx.execute(update(waves).where(waves.c.id == wave.id).values(reached=row_id))


def aim(tx: Tx, wave: OpenWave, reached: int, bound: int) -> None:
    """It looks at the rows between these two, of which it has not seen any yet."""
    tx.execute(update(waves).where(waves.c.id == wave.id).values(reached=reached, bound=bound))


def end(tx: Tx, wave: OpenWave, now: datetime) -> None:
    tx.execute(update(waves).where(waves.c.id == wave.id).values(ended_at=now))


def end_all(tx: Tx, broadcast_id: int, now: datetime) -> None:
    """Nothing more is written for this broadcast."""
    mine = (waves.c.broadcast_id == broadcast_id, waves.c.ended_at.is_(None))
    tx.execute(update(waves).where(*mine).values(ended_at=now))


def bind(tx: Tx, broadcast_id: int, row_id: int) -> None:
    """The waves that are still to come look no further: who joined since is not among them."""
    mine = (waves.c.broadcast_id == broadcast_id, waves.c.kind == str(Wave.PEOPLE), waves.c.ended_at.is_(None))
    tx.execute(update(waves).where(*mine, waves.c.bound.is_(None)).values(bound=row_id))


def rows_of(tx: Tx, broadcast_id: int) -> tuple[int, int] | None:
    """The first and the last number of the messages of a broadcast; None where there is none."""
    found = tx.execute(
        select(func.min(outbox.c.id), func.max(outbox.c.id)).where(outbox.c.broadcast_id == broadcast_id)
    ).one()
    return (found[0], found[1]) if found[0] is not None else None


def next_due(tx: Tx, bot_id: int) -> datetime | None:
    """When the next wave begins of a broadcast that goes by itself."""
    going = (broadcasts.c.bot_id == bot_id, broadcasts.c.next_at.is_not(None), broadcasts.c.state != "paused")
    begins = (waves.c.ended_at.is_(None), waves.c.kind != str(Wave.INSTEAD))
    query = select(waves.c.due_at).join(broadcasts, broadcasts.c.id == waves.c.broadcast_id).where(*going, *begins)
    return tx.execute(query.order_by(waves.c.due_at).limit(1)).scalar_one_or_none()
