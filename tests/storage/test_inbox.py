"""The inbox: kept once, handled in order, fenced."""

import pytest
from sqlalchemy import select, update

from bot.storage import inbox
from bot.storage.database import Database, Tx
from bot.storage.tables.messages import inbox as table

BOT = 4242


def message(update_id: int, chat: int, text: str = "hello") -> dict[str, object]:
    return {"update_id": update_id, "message": {"message_id": update_id, "chat": {"id": chat}, "text": text}}


def claimed(database: Database, limit: int = 10, lease: float = 30.0) -> list[inbox.Entry]:
    return database.transaction(inbox.claim, BOT, limit, lease)


def states(database: Database) -> list[str]:
    return database.transaction(lambda tx: list(tx.execute(select(table.c.state).order_by(table.c.id)).scalars()))


def test_an_update_that_comes_twice_is_kept_once(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7)])
    database.transaction(inbox.store, BOT, [message(1, 7), message(2, 7)])
    assert database.transaction(inbox.count_open, BOT) == 2


def test_two_bots_may_use_the_same_numbers(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7)])
    database.transaction(inbox.store, BOT + 1, [message(1, 7)])
    assert database.transaction(inbox.count_open, BOT + 1) == 1


GARBAGE = [
    None,
    "words",
    [],
    3,
    {},
    {"update_id": "one"},
    {"update_id": True, "message": 5},
    {"update_id": 2**70, "message": {"chat": {"id": 2**70}}},
    {"message": {"chat": {"id": 7}}},
    {"update_id": 9, "message": {"chat": {"id": "7"}, "text": "\ud800 \x00"}},
]


def test_garbage_is_kept_too_and_holds_nothing_back(database: Database) -> None:
    database.transaction(inbox.store, BOT, [*GARBAGE, message(10, 7)])
    assert database.transaction(inbox.count_open, BOT) == len(GARBAGE) + 1


def test_the_same_garbage_is_kept_once(database: Database) -> None:
    database.transaction(inbox.store, BOT, GARBAGE)
    database.transaction(inbox.store, BOT, GARBAGE)
    assert database.transaction(inbox.count_open, BOT) == len(GARBAGE)


@pytest.mark.parametrize(
    ("raw", "chat"),
    [
        (message(1, 7), 7),
        ({"update_id": 1, "callback_query": {"id": "1", "from": {"id": 5}, "message": {"chat": {"id": 8}}}}, 8),
        ({"update_id": 1, "callback_query": {"id": "1", "from": {"id": 5}, "inline_message_id": "x"}}, 5),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 9}, "from": {"id": 5}}}, 9),
        ({"update_id": 1, "message_reaction": {"chat": {"id": 6}, "user": {"id": 5}}}, 6),
        ({"update_id": 1, "poll_answer": {"poll_id": "1", "user": {"id": 5}}}, 5),
        ({"update_id": 1, "poll": {"id": "1"}}, 0),
        ({"update_id": 1, "message": {"chat": {"id": True}}}, 0),
        ({"update_id": 1, "message": {"message": "x", "chat": [7]}}, 0),
    ],
)
def test_the_chat_of_an_update_is_read_from_the_raw_words(raw: object, chat: int) -> None:
    assert inbox.chat_of(raw) == chat


def test_only_the_oldest_update_of_each_chat_may_be_claimed(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7), message(2, 7), message(3, 8)])
    assert [entry.chat_id for entry in claimed(database)] == [7, 8]
    assert claimed(database) == []


def test_the_next_update_of_a_chat_follows_when_the_first_is_done(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7), message(2, 7)])
    (first,) = claimed(database)
    database.transaction(inbox.settle, first)
    (second,) = claimed(database)
    assert second.id > first.id


def test_updates_without_a_chat_do_not_wait_for_each_other(database: Database) -> None:
    database.transaction(inbox.store, BOT, [{"update_id": 1, "poll": {}}, {"update_id": 2, "poll": {}}])
    assert len(claimed(database)) == 2


def test_a_claim_takes_no_more_than_it_may(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(n, n) for n in range(1, 6)])
    assert [entry.chat_id for entry in claimed(database, limit=2)] == [1, 2]


def test_a_lapsed_claim_may_be_taken_again_and_the_first_holder_can_change_nothing(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7)])
    (late,) = claimed(database, lease=-1.0)
    (current,) = claimed(database)
    with pytest.raises(inbox.LeaseLost):
        database.transaction(inbox.settle, late)
    database.transaction(inbox.settle, current)
    with pytest.raises(inbox.LeaseLost):
        database.transaction(inbox.settle, current)
    assert states(database) == ["done"]


def test_a_failed_attempt_counts_and_one_that_an_outage_ended_does_not(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7)])
    (first,) = claimed(database)
    database.transaction(inbox.postpone, first, 0.0, "ValueError")
    (second,) = claimed(database)
    database.transaction(inbox.give_back, second, "OperationalError")
    (third,) = claimed(database)
    assert [entry.tries for entry in (first, second, third)] == [1, 2, 2]
    assert [entry.attempts for entry in (first, second, third)] == [1, 2, 3]


def test_a_postponed_update_keeps_its_chats_later_ones_waiting(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7), message(2, 7), message(3, 8)])
    first = claimed(database)[0]
    database.transaction(inbox.postpone, first, 3600.0, "ValueError")
    assert claimed(database) == []


def test_the_start_of_the_only_process_ends_claims_but_not_postponements(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7), message(2, 8)])
    lost, failing = claimed(database)
    database.transaction(inbox.postpone, failing, 3600.0, "ValueError")
    database.transaction(inbox.release_all, BOT)
    assert [entry.id for entry in claimed(database)] == [lost.id]


def backdate(tx: Tx, seconds: float) -> None:
    tx.execute(update(table).values(received=table.c.received - seconds))


def test_numbers_and_handled_updates_are_forgotten_after_two_days(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7), message(2, 8)])
    done, waiting = claimed(database)
    database.transaction(inbox.settle, done)
    database.transaction(backdate, 49 * 3600.0)
    assert database.transaction(inbox.forget_old, BOT) == 1
    database.transaction(inbox.store, BOT, [message(2, 8)])  # a number that Telegram uses again
    assert database.transaction(inbox.count_open, BOT) == 2
    assert waiting.id != done.id


def test_numbers_are_kept_for_two_days(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7)])
    database.transaction(backdate, 47 * 3600.0)
    database.transaction(inbox.forget_old, BOT)
    database.transaction(inbox.store, BOT, [message(1, 7)])
    assert database.transaction(inbox.count_open, BOT) == 1


def test_the_number_of_a_forgotten_entry_is_never_used_again(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7)])
    (first,) = claimed(database)
    database.transaction(inbox.settle, first)
    database.transaction(backdate, 49 * 3600.0)
    database.transaction(inbox.forget_old, BOT)
    database.transaction(inbox.store, BOT, [message(2, 7)])
    (second,) = claimed(database)
    assert second.id > first.id


def test_words_are_not_readable_in_the_table(database: Database) -> None:
    database.transaction(inbox.store, BOT, [message(1, 7, "my hip hurts")])
    (entry,) = claimed(database)
    assert b"hip" not in bytes(entry.payload)
    assert "hip" in database.vault.open(entry.payload)


def test_the_age_of_the_oldest_waiting_update_is_known(database: Database) -> None:
    assert database.transaction(inbox.oldest_open, BOT) is None
    database.transaction(inbox.store, BOT, [message(1, 7)])
    database.transaction(backdate, 100.0)
    age = database.transaction(inbox.oldest_open, BOT)
    assert age is not None
    assert age >= 100.0
