"""Every update is kept before Telegram is told that it arrived, and is handled once, in its chat's order.

An entry is `new` until a transaction makes it `done` or, after three failed attempts, `dead`. Attempts are counted at
the claim, before the try, so that an update that ends the process cannot do so for ever; the count is also the fence:
whoever settles must still hold the claim.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeGuard

from sqlalchemy import and_, bindparam, delete, exists, func, literal_column, or_, select, update
from sqlalchemy.sql import ColumnElement

from bot.storage.crypto import KeyProblem
from bot.storage.database import Tx
from bot.storage.tables.messages import inbox

LEASE = 30.0  # seconds of real time; longer than any turn takes
FORGET_IDS_AFTER = 48 * 3600.0
INT64 = 2**63
PLACES = ("location", "venue")  # fields of a message


class LeaseLost(Exception):
    """Somebody else has this entry by now; what this transaction did must be undone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claimed update; `payload` is sealed."""

    id: int
    bot_id: int
    chat_id: int
    payload: bytes
    attempts: int  # the fence
    tries: int  # attempts less those that an outage ended


def store(tx: Tx, bot_id: int, updates: Iterable[Any]) -> None:
    """Keep raw updates as they came, known ones once; garbage too, so that it holds nothing else back."""
    received = tx.real_now()
    rows = [_row(tx, bot_id, raw, received) for raw in updates]
    if rows:
        tx.insert_new(inbox, rows)
        tx.notify("inbox")


def _row(tx: Tx, bot_id: int, raw: Any, received: float) -> dict[str, Any]:
    payload = json.dumps(raw)
    return {
        "bot_id": bot_id,
        "update_id": update_id_of(raw, payload),
        "chat_id": chat_of(raw),
        "payload": tx.vault.seal(payload),
        "received": received,
    }


def update_id_of(raw: Any, payload: str) -> int:
    """Telegram's number; where there is none, a negative one made from the words, so that repeats are known."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if _is_id(number):
        return number
    return -int.from_bytes(hashlib.sha256(payload.encode()).digest()[:7], "big")


def chat_of(raw: Any) -> int:
    """The chat (or, without one, the person) that an update belongs to; 0 where it names none. Never raises."""
    bodies = raw.values() if isinstance(raw, dict) else ()
    body = next((value for value in bodies if isinstance(value, dict)), {})
    message = body.get("message")
    places = (body.get("chat"), message.get("chat") if isinstance(message, dict) else None, body.get("from"))
    for place in (*places, body.get("user")):
        if isinstance(place, dict) and _is_id(place.get("id")):
            found: int = place["id"]
            return found
    return 0


def _is_id(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and -INT64 <= value < INT64


_entry, _earlier = inbox.alias("entry"), inbox.alias("earlier")


def _new(table: Any) -> ColumnElement[bool]:
    return and_(table.c.bot_id == bindparam("bot"), table.c.state == literal_column("'new'"))


# Only the head of each chat may be claimed: that is its order. Updates without a chat have none.
_HEADS = (
    select(_entry.c.id)
    .where(_new(_entry), _entry.c.lease <= bindparam("now"))
    .where(
        or_(
            _entry.c.chat_id == 0,
            ~exists().where(_new(_earlier), _earlier.c.chat_id == _entry.c.chat_id, _earlier.c.id < _entry.c.id),
        )
    )
    .order_by(_entry.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True, of=_entry)
    .cte("heads")
)
_CLAIM = (
    update(inbox)
    .where(inbox.c.id.in_(select(_HEADS.c.id)))
    .values(lease=bindparam("until"), attempts=inbox.c.attempts + 1, error=None)
    .returning(inbox.c.id, inbox.c.chat_id, inbox.c.payload, inbox.c.attempts, inbox.c.given_back)
)


def claim(tx: Tx, bot_id: int, limit: int, lease: float = LEASE) -> list[Entry]:
    """The heads of at most `limit` chats, oldest first, for `lease` seconds."""
    now = tx.real_now()
    rows = tx.execute(_CLAIM, {"bot": bot_id, "now": now, "until": now + lease, "limit": limit})
    entries = [Entry(row[0], bot_id, row[1], row[2], row[3], row[3] - row[4]) for row in rows]
    return sorted(entries, key=lambda entry: entry.id)


def settle(tx: Tx, entry: Entry, state: str = "done", error: str | None = None) -> None:
    """Close the entry as `done` or `dead`, without the places that it names; raises `LeaseLost` where the claim is no
    longer held."""
    _change(tx, entry, {"state": state, "error": error, "settled": tx.real_now()} | _without_places(tx, entry))


def _without_places(tx: Tx, entry: Entry) -> dict[str, bytes]:
    """Where somebody is, is needed until it is handled and no longer."""
    with suppress(KeyProblem, ValueError, RecursionError):  # whatever cannot be read names no place either
        payload = tx.vault.open(entry.payload)
        if any(f'"{name}"' in payload for name in PLACES):
            return {"payload": tx.vault.seal(json.dumps(_blanked(json.loads(payload))))}
    return {}


def _blanked(value: Any) -> Any:
    if isinstance(value, list):
        return [_blanked(each) for each in value]
    if isinstance(value, dict):
        return {name: {} if name in PLACES else _blanked(each) for name, each in value.items()}
    return value


def postpone(tx: Tx, entry: Entry, seconds: float, error: str) -> None:
    """Try again after `seconds`; this attempt counts."""
    _change(tx, entry, {"lease": tx.real_now() + seconds, "error": error})


def give_back(tx: Tx, entry: Entry, error: str) -> None:
    """Try again at once; this attempt does not count, because not the update but the database failed."""
    _change(tx, entry, {"lease": 0.0, "given_back": inbox.c.given_back + 1, "error": error})


def _change(tx: Tx, entry: Entry, values: Mapping[str, Any]) -> None:
    held = (inbox.c.id == entry.id, inbox.c.state == literal_column("'new'"), inbox.c.attempts == entry.attempts)
    if tx.execute(update(inbox).where(*held).values(**values)).rowcount != 1:
        raise LeaseLost


def release_all(tx: Tx, bot_id: int) -> None:
    """End every claim: for the start of the only process, which knows that nobody holds one."""
    open_claims = (_new(inbox), inbox.c.lease > 0, inbox.c.error.is_(None))
    tx.execute(update(inbox).where(*open_claims).values(lease=0), {"bot": bot_id})


def forget_old(tx: Tx, bot_id: int) -> int:
    """Drop what was handled over 48 hours ago, and the numbers of the rest; how many were dropped."""
    before = tx.real_now() - FORGET_IDS_AFTER
    old = (inbox.c.bot_id == bot_id, inbox.c.received < before)
    dropped: int = tx.execute(delete(inbox).where(*old, inbox.c.state == "done")).rowcount
    tx.execute(update(inbox).where(*old, inbox.c.update_id.is_not(None)).values(update_id=None))
    return dropped


def count_open(tx: Tx, bot_id: int) -> int:
    counted: int = tx.execute(select(func.count()).where(_new(inbox)), {"bot": bot_id}).scalar_one()
    return counted


def oldest_open(tx: Tx, bot_id: int) -> float | None:
    """Seconds that the longest waiting update has waited; None where all are handled."""
    received = tx.execute(select(func.min(inbox.c.received)).where(_new(inbox)), {"bot": bot_id}).scalar()
    return None if received is None else max(0.0, tx.real_now() - received)
