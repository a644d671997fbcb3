"""What is to be said: once, or with the reason why not."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from bot.storage import departures, outbox, pace
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane
from bot.storage.outgoing import Verdict
from bot.storage.tables.messages import outbox as table

BOT = 4242
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def say(tx: Tx, key: str, chat: int = 7, lane: Lane = Lane.REPLY, **more: Any) -> int | None:
    message = {"method": "sendMessage", "params": {"text": key}, "created_at": NOON, **more}
    return outbox.enqueue(tx, bot_id=BOT, key=key, chat_id=chat, lane=lane, **message)


def states(database: Database) -> dict[str, tuple[str, str | None]]:
    def read(tx: Tx) -> dict[str, tuple[str, str | None]]:
        return {row.key: (row.state, row.error) for row in tx.execute(select(table))}

    return database.transaction(read)


def message_ids(database: Database) -> list[int | None]:
    return database.transaction(lambda tx: list(tx.execute(select(table.c.message_id)).scalars()))


def test_a_key_is_said_once(database: Database) -> None:
    first = database.transaction(say, "hello")
    assert first is not None
    assert database.transaction(say, "hello") is None
    assert list(states(database)) == ["hello"]


def test_two_bots_may_say_the_same(database: Database) -> None:
    database.transaction(say, "hello")
    other = {"method": "sendMessage", "params": {}, "created_at": NOON, "lane": Lane.REPLY, "chat_id": 7}
    assert database.transaction(lambda tx: outbox.enqueue(tx, bot_id=BOT + 1, key="hello", **other)) is not None


def test_what_was_not_said_is_recorded_with_the_reason_and_never_said(database: Database) -> None:
    def record(tx: Tx) -> None:
        about = {"chat_id": 7, "person_id": 1, "lane": Lane.REMINDER, "created_at": NOON}
        outbox.record_skipped(tx, bot_id=BOT, key="reminder", reason="hold", **about)

    database.transaction(record)
    database.transaction(record)
    assert states(database) == {"reminder": ("skipped", "hold")}
    assert database.transaction(say, "reminder") is None


def test_waiting_messages_of_one_person_can_be_taken_back_lane_by_lane(database: Database) -> None:
    database.transaction(say, "reminder", lane=Lane.REMINDER, person_id=1)
    database.transaction(say, "summary", lane=Lane.SUMMARY, person_id=1)
    database.transaction(say, "reply", lane=Lane.REPLY, person_id=1)
    database.transaction(say, "another's", lane=Lane.REMINDER, person_id=2)
    lanes = (Lane.REMINDER, Lane.SUMMARY)
    skipped = database.transaction(lambda tx: outbox.skip_waiting(tx, person_id=1, lanes=lanes, reason="hold"))
    assert skipped == 2
    taken_back, waiting = ("skipped", "hold"), ("waiting", None)
    assert states(database) == {
        "reminder": taken_back,
        "summary": taken_back,
        "reply": waiting,
        "another's": waiting,
    }


def test_a_message_on_its_way_cannot_be_taken_back(database: Database) -> None:
    def begin(tx: Tx) -> None:
        say(tx, "reminder", lane=Lane.REMINDER, person_id=1)
        pace.lock(tx, BOT)
        departures.claim(tx, bot_id=BOT, limit=1, now=NOON, real=tx.real_now(), lease=60.0)

    database.transaction(begin)
    lanes = (Lane.REMINDER,)
    assert database.transaction(lambda tx: outbox.skip_waiting(tx, person_id=1, lanes=lanes, reason="hold")) == 0


def test_telegrams_id_is_known_once_the_message_is_sent(database: Database) -> None:
    database.transaction(say, "hello")
    assert message_ids(database) == [None]

    def send(tx: Tx) -> None:
        (row,) = departures.claim(tx, bot_id=BOT, limit=1, now=NOON, real=tx.real_now(), lease=60.0).rows
        departures.settle(tx, row, Verdict("sent", message_id=99))

    database.transaction(send)
    assert message_ids(database) == [99]


def test_words_are_not_readable_in_the_table(database: Database) -> None:
    database.transaction(lambda tx: say(tx, "x", params={"text": "your hip"}))
    sealed = database.transaction(lambda tx: tx.execute(select(table.c.params)).scalar_one())
    assert b"hip" not in bytes(sealed)
