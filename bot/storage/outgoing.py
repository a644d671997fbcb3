"""A message on its way: what it is, what becomes of it, and the last look before it leaves.

Whoever looks is not known here: `Guard` judges one message, `Look` several of broadcasts together.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import structlog
from sqlalchemy import literal_column, update
from sqlalchemy.sql import ColumnElement

from bot.storage.crypto import Vault
from bot.storage.database import Tx, is_outage
from bot.storage.outbox import Lane
from bot.storage.tables.messages import outbox

log = structlog.get_logger()

GUARD_DELAY = 60.0  # seconds until a row whose guard failed is looked at again
# Literal, as in the partial indexes, or SQLite would not use them.
WAITING: ColumnElement[str] = literal_column("'waiting'")


@dataclass(frozen=True, slots=True)
class Row:
    """A message on its way, or about to be; `params` are sealed."""

    id: int
    bot_id: int
    key: str
    chat_id: int
    person_id: int | None
    news_id: int | None
    broadcast_id: int | None
    lane: Lane
    method: str
    params: bytes
    expires_at: datetime | None
    content_version: str | None
    created_at: datetime
    attempts: int  # the fence
    unknowns: int
    plain: bool
    called: bool
    follows: int | None
    follows_state: str | None = None
    follows_message: int | None = None

    def opened(self, vault: Vault) -> dict[str, Any]:
        """The Bot API's parameters, complete; raises `KeyProblem` where no key fits."""
        read = _read if self.broadcast_id is None else _read_once
        params = dict(read(vault, self.params))
        if "scope" not in params:  # of a command menu, which names the chat itself
            params["chat_id"] = self.chat_id
        if self.follows is not None:
            params["message_id"] = self.follows_message
        return params


def _read(vault: Vault, params: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(vault.open(params))
    return found


_read_once = lru_cache(maxsize=16)(_read)  # of a broadcast: the same for very many


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row becomes after an attempt."""

    state: str
    error: str | None = None
    delay: float = 0.0  # seconds until the next attempt, of a row that waits again
    unknown: bool = False  # nobody knows whether this attempt arrived
    plain: bool = False  # next time without formatting, and without a picture
    message_id: int | None = None
    moved_to: int | None = None  # the chat's new id


@dataclass(frozen=True, slots=True)
class Held:
    """What becomes of a message that does not leave now, and why."""

    state: str
    reason: str | None = None


Guard = Callable[[Tx, Row], str | None]
Look = Callable[[Tx, Sequence[Row], datetime], Mapping[int, Held]]


def send_all(tx: Tx, row: Row) -> str | None:
    """The guard of whoever has no reason to hold anything back."""
    return None


def hold_none(tx: Tx, rows: Sequence[Row], now: datetime) -> Mapping[int, Held]:
    """The same for messages of broadcasts, which are looked at together."""
    return {}


@dataclass(frozen=True, slots=True)
class LastLook:
    """What is not wanted any more becomes `skipped`, what cannot be judged waits."""

    tx: Tx
    now: datetime
    real: float
    still_wanted: Guard
    look: Look

    def through(self, rows: Sequence[Row]) -> list[Row]:
        """Those that leave."""
        kept = [row for row in rows if self._is_wanted(row)]
        of_broadcasts = [row for row in kept if row.broadcast_id is not None]
        held = self._held(of_broadcasts) if of_broadcasts and self.look is not hold_none else {}
        for verdict in set(held.values()):
            ids = [number for number, each in held.items() if each == verdict]
            waiting = (outbox.c.id.in_(ids), outbox.c.state == WAITING)
            self.tx.execute(update(outbox).where(*waiting).values(state=verdict.state, error=verdict.reason))
        return [row for row in kept if row.id not in held]

    def _held(self, rows: Sequence[Row]) -> Mapping[int, Held]:
        try:
            with self.tx.connection.begin_nested():
                return self.look(self.tx, rows, self.now)
        except Exception as error:
            for row in rows:
                self._put_off(row, error)
            return {row.id: Held("waiting", type(error).__name__) for row in rows}

    def _is_wanted(self, row: Row) -> bool:
        try:
            reason = self._reason_to_skip(row)
        except Exception as error:  # one message that cannot be judged must not hold back all others
            self._put_off(row, error)
            return False
        if reason:
            _skip(self.tx, row, reason)
        return not reason

    def _reason_to_skip(self, row: Row) -> str | None:
        if row.expires_at is not None and row.expires_at <= self.now:
            return "expired"
        if row.follows is not None and row.follows_message is None:
            return f"follows {row.follows_state}"
        if self.still_wanted is send_all or row.broadcast_id is not None:
            return None
        with self.tx.connection.begin_nested():
            return self.still_wanted(self.tx, row)

    def _put_off(self, row: Row, error: Exception) -> None:
        if is_outage(error):
            raise error
        log.error("outbox.guard_failed", row=row.id, error=type(error).__name__)
        _postpone(self.tx, row, self.real + GUARD_DELAY, type(error).__name__)


def _skip(tx: Tx, row: Row, reason: str) -> None:
    waiting = (outbox.c.id == row.id, outbox.c.state == WAITING)
    tx.execute(update(outbox).where(*waiting).values(state="skipped", error=reason))


def _postpone(tx: Tx, row: Row, until: float, error: str) -> None:
    waiting = (outbox.c.id == row.id, outbox.c.state == WAITING)
    later = {"not_before": until, "attempts": outbox.c.attempts + 1, "error": error}
    tx.execute(update(outbox).where(*waiting).values(**later))
