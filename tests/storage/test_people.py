"""Accounts: found again, locked while something is done for them, and due in order."""

import threading
from datetime import UTC, datetime, timedelta

from bot.storage import people
from bot.storage.database import Database, Tx

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def add(tx: Tx, user_id: int, wake: datetime | None = None) -> people.Person:
    person = people.add(
        tx, bot_id=1, user_id=user_id, chat_id=user_id, language="en", zone="Europe/London", name="", now=NOW
    )
    people.change(tx, person.id, next_wake_at=wake)
    return person


def test_an_account_is_that_of_one_bot(database: Database) -> None:
    database.transaction(add, 7)
    assert database.transaction(people.find, 1, 7) is not None
    assert database.transaction(people.find, 2, 7) is None


def test_those_whose_moment_has_come_are_due_longest_overdue_first(database: Database) -> None:
    def fill(tx: Tx) -> list[int]:
        late = [add(tx, n, NOW - timedelta(minutes=n)).id for n in (1, 3, 2)]
        add(tx, 8, NOW + timedelta(minutes=1))
        add(tx, 9)
        return late

    one, three, two = database.transaction(fill)
    assert list(database.transaction(people.due, 1, NOW, 10)) == [three, two, one]
    assert list(database.transaction(people.due, 1, NOW, 1)) == [three]
    assert database.transaction(people.next_wake, 1) == NOW - timedelta(minutes=3)


def test_who_is_being_answered_is_not_written_to_by_the_due_tick(postgres_database: Database) -> None:
    postgres_database.transaction(add, 7, NOW)
    found: list[int] = []

    def answer(tx: Tx) -> None:
        people.find(tx, 1, 7)
        tick = threading.Thread(target=lambda: found.extend(postgres_database.transaction(people.due, 1, NOW, 10)))
        tick.start()
        tick.join(30)

    postgres_database.transaction(answer)
    assert found == []
    assert len(postgres_database.transaction(people.due, 1, NOW, 10)) == 1
