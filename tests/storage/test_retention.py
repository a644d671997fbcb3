"""What is months old is forgotten, in small steps, and nothing that is still on its way."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from bot.storage import inbox, news, outbox, retention
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane
from bot.storage.tables import inbox as inbox_table
from bot.storage.tables import news as news_table
from bot.storage.tables import outbox as outbox_table

BOT = 4242
NOW = datetime(2026, 6, 1, tzinfo=UTC)
BEFORE = NOW - retention.KEPT
OLD = BEFORE - timedelta(days=1)


def say(tx: Tx, key: str, at: datetime, state: str, follows: int | None = None) -> int:
    row = outbox.enqueue(
        tx,
        bot_id=BOT,
        key=key,
        chat_id=7,
        lane=Lane.REPLY,
        method="sendMessage",
        params={},
        created_at=at,
        follows=follows,
    )
    assert row is not None
    tx.execute(update(outbox_table).where(outbox_table.c.id == row).values(state=state))
    return row


def forget(tx: Tx, some: Any) -> int:
    """Until nothing old is left; how many looks that took."""
    after: int | None = 0
    looks = 0
    while after is not None:
        looks += 1
        after = some(tx, BOT, BEFORE, after)
    return looks


def test_old_messages_go_whatever_became_of_them_and_those_on_their_way_stay(database: Database) -> None:
    def act(tx: Tx) -> list[str]:
        for state in ("sent", "skipped", "failed", "waiting", "sending", "preparing", "asleep"):
            say(tx, f"old {state}", OLD, state)
        say(tx, "young", BEFORE, "sent")
        forget(tx, retention.forget_messages)
        return sorted(tx.execute(select(outbox_table.c.key)).scalars())

    assert database.transaction(act) == ["old asleep", "old preparing", "old sending", "old waiting", "young"]


def test_a_young_change_of_an_old_message_stays(database: Database) -> None:
    def act(tx: Tx) -> list[tuple[str, int | None]]:
        first = say(tx, "first", OLD, "sent")
        say(tx, "change", NOW, "sent", follows=first)
        forget(tx, retention.forget_messages)
        return [tuple(row) for row in tx.execute(select(outbox_table.c.key, outbox_table.c.follows))]

    assert database.transaction(act) == [("change", None)]


def test_many_go_in_several_looks_past_those_that_stay(database: Database) -> None:
    def act(tx: Tx) -> tuple[int, list[str]]:
        for number in range(retention.BATCH + 1):
            say(tx, str(number), OLD, "waiting" if number == 3 else "sent")
        return forget(tx, retention.forget_messages), list(tx.execute(select(outbox_table.c.key)).scalars())

    assert database.transaction(act) == (3, ["3"])


def test_old_news_goes_once_it_was_told_or_dropped(database: Database) -> None:
    def act(tx: Tx) -> list[str]:
        for state in ("told", "dropped", "waiting"):
            news.add(tx, bot_id=BOT, person_id=1, bond_id=None, kind="words", key=state, now=OLD, due_at=OLD)
            tx.execute(update(news_table).where(news_table.c.key == state).values(state=state))
        forget(tx, retention.forget_news)
        return list(tx.execute(select(news_table.c.key)).scalars())

    assert database.transaction(act) == ["waiting"]


def test_updates_that_were_given_up_long_ago_go_too(database: Database) -> None:
    def act(tx: Tx) -> list[str]:
        inbox.store(tx, BOT, [{"update_id": number, "message": {"chat": {"id": 7}}} for number in (1, 2)])
        long_ago = tx.real_now() - retention.KEPT.total_seconds() - 1
        tx.execute(update(inbox_table).where(inbox_table.c.update_id == 1).values(state="dead", received=long_ago))
        tx.execute(update(inbox_table).where(inbox_table.c.update_id == 2).values(received=long_ago))
        retention.forget_dead(tx, BOT)
        return list(tx.execute(select(inbox_table.c.state)).scalars())

    assert database.transaction(act) == ["new"]
