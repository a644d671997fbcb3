"""What is to be said: a row per message, written in the transaction that decided it, sent after the commit.

A row is `waiting`, then `sending`, and ends as one of: `sent`; `unknown` (nobody knows whether it arrived, and it may
not be repeated); `skipped` (with the reason); `blocked` (the person has blocked the bot); `failed` (refused). Nothing
ends without a row that says so. Of a broadcast it may be put aside meanwhile: `preparing` while the broadcast is
paused, `asleep` until the person's morning. The sender's side is in `departures`.
"""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import delete, literal_column, update

from bot.storage.database import Tx
from bot.storage.tables.messages import outbox


class Lane(IntEnum):
    """Lower leaves first."""

    URGENT = 0
    REPLY = 1
    REMINDER = 2
    SUMMARY = 3
    BROADCAST = 4


UNASKED = (Lane.REMINDER, Lane.SUMMARY, Lane.BROADCAST)  # what comes by itself, and answers nothing
FAREWELL = "farewell:"  # keys of the last messages to people who were deleted


def enqueue(
    tx: Tx,
    *,
    bot_id: int,
    key: str,
    chat_id: int,
    lane: Lane,
    method: str,
    params: Mapping[str, Any],
    created_at: datetime,
    person_id: int | None = None,
    news_id: int | None = None,
    expires_at: datetime | None = None,
    follows: int | None = None,
    content_version: str | None = None,
) -> int | None:
    """Say something once; the row's id, or None where `key` has been said already.

    `params` are the Bot API method's, without `chat_id`; `follows` names the row whose message an edit or deletion is
    about: it waits for that message and is skipped where there is none. Both times are the calendar's.
    """
    values = {
        "bot_id": bot_id,
        "key": key,
        "chat_id": chat_id,
        "person_id": person_id,
        "news_id": news_id,
        "lane": int(lane),
        "method": method,
        "params": tx.vault.seal(json.dumps(dict(params))),
        "created_at": created_at,
        "expires_at": expires_at,
        "follows": follows,
        "content_version": content_version,
    }
    row_id: int | None = tx.insert_new(outbox, values, returning="id").scalar()
    if row_id is not None:
        tx.notify("outbox")
    return row_id


def record_skipped(
    tx: Tx,
    *,
    bot_id: int,
    key: str,
    chat_id: int,
    person_id: int | None,
    lane: Lane,
    created_at: datetime,
    reason: str,
) -> None:
    """Keep that something fell due and was not said, and why."""
    values = {
        "bot_id": bot_id,
        "key": key,
        "chat_id": chat_id,
        "person_id": person_id,
        "lane": int(lane),
        "method": "",
        "params": b"",
        "created_at": created_at,
        "state": "skipped",
        "error": reason,
    }
    tx.insert_new(outbox, values)


def skip_waiting(tx: Tx, *, person_id: int, lanes: Collection[Lane], reason: str) -> int:
    """Take back what still waits for this person in these lanes; how many rows that were."""
    waiting = (outbox.c.person_id == person_id, outbox.c.state == literal_column("'waiting'"))
    skipped = update(outbox).where(*waiting, outbox.c.lane.in_([int(lane) for lane in lanes]))
    return tx.execute(skipped.values(state="skipped", error=reason)).rowcount


def skip_keyed(tx: Tx, *, person_id: int, prefix: str, reason: str) -> None:
    """The same for messages whose keys begin so."""
    waiting = (outbox.c.person_id == person_id, outbox.c.state == literal_column("'waiting'"))
    skipped = update(outbox).where(*waiting, outbox.c.key.startswith(prefix))
    tx.execute(skipped.values(state="skipped", error=reason))


def forget_farewells(tx: Tx, bot_id: int) -> None:
    """Drop the last messages to people who were deleted, once they have left."""
    gone = (outbox.c.bot_id == bot_id, outbox.c.key.startswith(FAREWELL), outbox.c.state.not_in(["waiting", "sending"]))
    tx.execute(delete(outbox).where(*gone))
