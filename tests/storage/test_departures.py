"""Which message leaves next: lanes, order in a chat, limits, expiry, edits."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event, select, text, update

from bot.storage import departures, outbox
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane
from bot.storage.outgoing import Row, Verdict
from bot.storage.tables.messages import outbox as table

BOT = 4242
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def say(
    database: Database, key: str, chat: int = 7, lane: Lane = Lane.REPLY, method: str = "sendMessage", **more: Any
) -> int:
    def insert(tx: Tx) -> int | None:
        about = {"method": method, "params": {"text": key}, "created_at": NOON, **more}
        return outbox.enqueue(tx, bot_id=BOT, key=key, chat_id=chat, lane=lane, **about)

    row_id = database.transaction(insert)
    assert row_id is not None
    return row_id


def claim(database: Database, limit: int = 10, *, ahead: float = 0.0, lease: float = 60.0, **more: Any) -> list[Row]:
    def work(tx: Tx) -> list[Row]:
        timing = {"real": tx.real_now() + ahead, "lease": lease, "now": NOON, **more}
        return departures.claim(tx, bot_id=BOT, limit=limit, **timing).rows

    return database.transaction(work)


def keys(rows: list[Row]) -> list[str]:
    return [row.key for row in rows]


def settle(database: Database, row: Row, state: str = "sent", **more: Any) -> bool:
    return database.transaction(departures.settle, row, Verdict(state, **more))


def state(database: Database, key: str) -> tuple[str, str | None]:
    found = database.transaction(lambda tx: tx.execute(select(table).where(table.c.key == key)).one())
    return found.state, found.error


def test_urgent_leaves_before_reply_before_reminder_before_summary_before_broadcast(database: Database) -> None:
    for chat, lane in enumerate(reversed(Lane), start=1):
        say(database, lane.name, chat=chat, lane=lane)
    assert keys(claim(database)) == [lane.name for lane in Lane]


def test_messages_of_one_lane_leave_in_the_order_in_which_they_were_written(database: Database) -> None:
    for n in range(4):
        say(database, str(n), chat=n + 1)
    assert keys(claim(database)) == ["0", "1", "2", "3"]


def test_one_message_of_a_chat_is_on_its_way_at_a_time(database: Database) -> None:
    say(database, "first")
    say(database, "second")
    say(database, "urgent", lane=Lane.URGENT)
    (urgent,) = claim(database)
    assert urgent.key == "urgent"
    assert claim(database) == []
    settle(database, urgent)
    assert keys(claim(database)) == ["first"]


def test_a_claim_takes_no_more_than_it_may(database: Database) -> None:
    for n in range(4):
        say(database, str(n), chat=n + 1)
    assert keys(claim(database, limit=2)) == ["0", "1"]
    assert keys(claim(database, limit=2)) == ["2", "3"]


def test_a_message_that_is_tried_again_keeps_its_lane_in_order(database: Database) -> None:
    say(database, "first")
    say(database, "second")
    (first,) = claim(database)
    settle(database, first, "waiting", delay=100.0)
    assert claim(database) == []
    assert keys(claim(database, ahead=101.0)) == ["first"]


def test_a_message_that_is_tried_again_does_not_hold_back_other_lanes(database: Database) -> None:
    say(database, "reply")
    say(database, "reminder", lane=Lane.REMINDER)
    (reply,) = claim(database)
    settle(database, reply, "waiting", delay=100.0)
    say(database, "urgent", lane=Lane.URGENT)
    (urgent,) = claim(database)
    settle(database, urgent)
    assert keys(claim(database)) == ["reminder"]


def test_a_message_that_is_tried_again_does_not_hold_back_other_chats(database: Database) -> None:
    say(database, "first")
    (first,) = claim(database)
    settle(database, first, "waiting", delay=100.0)
    say(database, "other", chat=8)
    assert keys(claim(database)) == ["other"]


def test_two_tried_messages_of_one_lane_do_not_block_each_other_for_ever(database: Database) -> None:
    for key in ("first", "second"):
        say(database, key)
    database.transaction(lambda tx: tx.execute(update(table).values(attempts=1)))
    (first,) = claim(database)
    settle(database, first)
    assert keys(claim(database)) == ["second"]


def test_no_more_than_three_messages_go_to_a_chat_within_three_seconds(database: Database) -> None:
    for n in range(4):
        say(database, str(n))
    for _ in range(3):
        (row,) = claim(database, chat_burst=3)
        settle(database, row)
    assert claim(database, chat_burst=3) == []
    assert keys(claim(database, ahead=3.1, chat_burst=3)) == ["3"]


def test_edits_and_deletions_do_not_count_for_a_chats_burst(database: Database) -> None:
    for n in range(3):
        say(database, str(n))
        (row,) = claim(database, chat_burst=3)
        settle(database, row)
    say(database, "edit", method="editMessageText")
    (edit,) = claim(database, chat_burst=3)
    settle(database, edit)
    say(database, "delete", method="deleteMessage")
    assert keys(claim(database, chat_burst=3)) == ["delete"]


def test_an_edit_waits_for_the_message_that_it_edits_and_learns_its_id(database: Database) -> None:
    first = say(database, "first", chat=7)
    say(database, "edit", method="editMessageText", follows=first, lane=Lane.URGENT)
    (sent,) = claim(database)
    assert sent.key == "first"
    settle(database, sent, message_id=55)
    (edit,) = claim(database)
    assert edit.opened(database.vault) == {"chat_id": 7, "text": "edit", "message_id": 55}


def test_an_edit_whose_message_is_not_there_is_skipped_with_the_reason(database: Database) -> None:
    first = say(database, "first", chat=7)
    say(database, "edit", method="editMessageText", follows=first)
    (row,) = claim(database)
    settle(database, row, "blocked")
    assert claim(database) == []
    assert state(database, "edit") == ("skipped", "follows blocked")


def test_a_message_that_waits_for_another_holds_nobody_back(database: Database) -> None:
    far = say(database, "far", chat=8)
    (row,) = claim(database)
    settle(database, row, "waiting", delay=100.0)
    say(database, "edit", chat=7, method="editMessageText", follows=far, lane=Lane.URGENT)
    say(database, "reply", chat=7)
    assert keys(claim(database)) == ["reply"]


def test_what_has_expired_by_the_calendar_is_skipped(database: Database) -> None:
    say(database, "late", lane=Lane.REMINDER, expires_at=NOON)
    say(database, "in time", lane=Lane.REMINDER, expires_at=NOON + timedelta(seconds=1))
    assert keys(claim(database)) == ["in time"]
    assert state(database, "late") == ("skipped", "expired")


def test_what_is_no_longer_wanted_is_skipped_with_the_reason(database: Database) -> None:
    say(database, "reminder", lane=Lane.REMINDER, person_id=1)
    assert claim(database, still_wanted=lambda tx, row: "hold" if row.person_id == 1 else None) == []
    assert state(database, "reminder") == ("skipped", "hold")


def test_a_message_that_cannot_be_judged_holds_nobody_back(database: Database) -> None:
    say(database, "strange", chat=7)
    say(database, "plain", chat=8)

    say(database, "broken", chat=9)

    def judge(tx: Tx, row: Row) -> str | None:
        if row.key == "strange":
            raise KeyError("unexpected")
        if row.key == "broken":
            tx.execute(text("SELECT no_such_column FROM outbox"))
        return None

    assert keys(claim(database, still_wanted=judge)) == ["plain"]
    assert state(database, "strange") == ("waiting", "KeyError")
    assert state(database, "broken")[0] == "waiting"


def test_whoever_lost_the_claim_can_change_nothing(database: Database) -> None:
    say(database, "hello")
    (late,) = claim(database, lease=-1.0)
    (lost,) = database.transaction(lambda tx: departures.lapsed(tx, BOT, tx.real_now()))
    assert settle(database, lost, "waiting")
    (current,) = claim(database)
    assert not settle(database, late, "failed")
    assert settle(database, current)
    assert state(database, "hello") == ("sent", None)


def test_a_claim_that_has_not_lapsed_is_left_alone(database: Database) -> None:
    say(database, "hello")
    claim(database)
    assert database.transaction(lambda tx: departures.lapsed(tx, BOT, tx.real_now())) == []


def test_the_start_of_the_only_process_lets_every_claim_lapse(database: Database) -> None:
    say(database, "hello")
    claim(database)
    database.transaction(departures.release_all, BOT)
    assert len(database.transaction(lambda tx: departures.lapsed(tx, BOT, tx.real_now()))) == 1


def test_every_message_names_its_chat_and_a_command_menu_names_it_in_its_scope_alone(database: Database) -> None:
    scope = {"type": "chat", "chat_id": 7}
    say(database, "words")
    say(database, "menu", chat=8, method="deleteMyCommands", params={"scope": scope})
    opened = {row.key: row.opened(database.vault) for row in claim(database)}
    assert opened == {"words": {"text": "words", "chat_id": 7}, "menu": {"scope": scope}}


def test_a_group_that_moved_takes_its_waiting_messages_along(database: Database) -> None:
    say(database, "first", chat=-7)
    say(database, "second", chat=-7)
    (first,) = claim(database)
    settle(database, first, "waiting", moved_to=-1007)
    (again,) = claim(database)
    assert (again.key, again.chat_id) == ("first", -1007)
    settle(database, again)
    assert [row.chat_id for row in claim(database)] == [-1007]


def busy(database: Database, seconds: float = 5.0) -> bool:
    return database.transaction(lambda tx: departures.busy(tx, BOT, tx.real_now() + seconds))


def test_a_message_that_waits_or_is_on_its_way_is_work_and_a_settled_one_is_not(database: Database) -> None:
    assert not busy(database)
    say(database, "hello")
    assert busy(database)
    (row,) = claim(database)
    assert busy(database)
    settle(database, row)
    assert not busy(database)


def test_a_long_wait_for_a_limit_is_not_work_nor_is_what_waits_behind_it(database: Database) -> None:
    say(database, "first")
    (row,) = claim(database)
    settle(database, row, "waiting", delay=3600.0)
    say(database, "second")
    assert not busy(database)


def wait(database: Database, chat_burst: int | None = None) -> float | None:
    return database.transaction(lambda tx: departures.wait(tx, BOT, tx.real_now(), chat_burst))


def test_nothing_to_wait_for_when_nothing_waits_for_a_time(database: Database) -> None:
    assert wait(database) is None


def test_the_next_look_is_when_a_retry_is_due(database: Database) -> None:
    say(database, "first")
    (row,) = claim(database)
    settle(database, row, "waiting", delay=100.0)
    seconds = wait(database)
    assert seconds is not None
    assert 90.0 < seconds <= 100.0


def test_a_chat_that_has_had_its_three_is_looked_at_again_soon(database: Database) -> None:
    for n in range(4):
        say(database, str(n))
    for _ in range(3):
        (row,) = claim(database, chat_burst=3)
        settle(database, row)
    assert wait(database, 3) == departures.BURST_LOOK


def test_waiting_messages_are_counted_by_lane(database: Database) -> None:
    say(database, "a")
    say(database, "b", chat=8)
    say(database, "c", lane=Lane.URGENT)
    counted = database.transaction(departures.count_waiting, BOT)
    assert counted == {
        Lane.URGENT: 1,
        Lane.REPLY: 2,
        Lane.REMINDER: 0,
        Lane.SUMMARY: 0,
        Lane.BROADCAST: 0,
    }


def test_sqlite_reads_open_rows_alone_however_many_are_kept(sqlite_database: Database) -> None:
    plans: list[str] = []

    def explain(connection: Any, cursor: Any, statement: str, values: Any, context: Any, many: bool) -> None:
        if statement.startswith("SELECT"):
            found = connection.connection.execute("EXPLAIN QUERY PLAN " + statement, values)
            plans.append(" ".join(row[3] for row in found))

    event.listen(sqlite_database.engine, "before_cursor_execute", explain)
    claim(sqlite_database, chat_burst=3)
    sqlite_database.transaction(lambda tx: departures.lapsed(tx, BOT, 0.0))
    candidates, lapsed = plans
    for index in ("ix_outbox_waiting", "ix_outbox_tried", "ix_outbox_sent"):
        assert index in candidates
    assert "ix_outbox_tried" in lapsed
    assert "SCAN" not in candidates + lapsed
    assert "TEMP B-TREE" not in candidates  # they come in order; nothing is sorted
