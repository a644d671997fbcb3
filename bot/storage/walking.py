"""Whether the chain holds: walked from its beginning to its end, or over its newest records alone.

A walk reads in short pieces, so that it holds up nobody and needs no more memory for a million records than for one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, select

from bot.storage import chain
from bot.storage.chain import Head
from bot.storage.crypto import Vault
from bot.storage.database import Database, Tx
from bot.storage.tables import audit

PIECE = 2000

_AFTER = (
    select(*chain.ROW)
    .where(audit.c.bot_id == bindparam("bot"), audit.c.position > bindparam("after"))
    .order_by(audit.c.position)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Walked:
    """`head`: the last record that was reached; `open`: how many are not sealed yet; `fault`: the first, if any."""

    head: Head
    open: int
    fault: str | None


def walk(database: Database, bot_id: int, outside: Head | None) -> Walked:
    """The whole chain. `outside`: the head as it stands in its file, read before this."""
    head, fault = Head(), None
    for row in _every(database, bot_id):
        fault = _fault(database.vault, row, head, outside)
        if fault:
            break
        head = Head(row.position, row.seal)
    if fault is None and outside and outside.position > head.position:
        fault = f"{_named(head.position + 1, outside.position)} missing at the end"
    return Walked(head, database.read(chain.count_open, bot_id), fault)


def newest_hold(tx: Tx, bot_id: int, most: int) -> bool:
    """Whether the newest records, up to this many, are what was sealed."""
    after = chain.newest(tx, bot_id).position - most - 1  # the one before them tells how they begin
    before = Head() if after < 0 else None
    for row in tx.execute(_AFTER, {"bot": bot_id, "after": after, "most": most + 1}):
        if before is not None and not chain.fits(tx.vault, row, before):
            return False
        before = Head(row.position, row.seal)
    return True


def _every(database: Database, bot_id: int) -> Iterator[Row[Any]]:
    after = -(2**62)  # a position below 1 was never given, and must not be overlooked
    while rows := database.read(_piece, bot_id, after):
        yield from rows
        after = rows[-1].position


def _piece(tx: Tx, bot_id: int, after: int) -> list[Row[Any]]:
    return list(tx.execute(_AFTER, {"bot": bot_id, "after": after, "most": PIECE}).all())


def _fault(vault: Vault, row: Row[Any], before: Head, outside: Head | None) -> str | None:
    expected = before.position + 1
    if row.position > expected:
        return f"{_named(expected, row.position - 1)} missing"
    if not chain.fits(vault, row, before):
        return f"record {row.position} was changed, or sealed with a key that is not here"
    if outside and outside.position == row.position and outside.seal != row.seal:
        return f"record {row.position} is not the one whose seal was kept outside the database"
    return None


def _named(first: int, last: int) -> str:
    return f"record {first} is" if first == last else f"records {first} to {last} are"
