"""The chain of the record: what is sealed cannot be changed, taken out or cut off unnoticed."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import DatabaseError

from bot.core.access import Actor, Role
from bot.storage import audit, chain, people, walking
from bot.storage.chain import Head
from bot.storage.crypto import Vault
from bot.storage.database import Database, Tx
from bot.storage.tables import audit as table
from bot.storage.walking import walk

BOT, OTHER = 4242, 17
NOW = datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)
DENIZ = Actor(Role.CLINICIAN, 9)


def act(tx: Tx, count: int = 1, bot: int = BOT) -> None:
    """So many records of one patient."""
    values = {"user_id": 77, "chat_id": 77, "language": "en", "zone": "Europe/London"}
    person = people.find(tx, bot, 77) or people.add(tx, bot_id=bot, name="", now=NOW, **values)
    for number in range(count):
        audit.record(tx, DENIZ, person, "card_read", NOW, f"T{number}")


def seal(database: Database, most: int = chain.BATCH) -> Head | None:
    return database.transaction(chain.seal_some, BOT, most)


def sealed(database: Database, count: int) -> Head:
    database.transaction(act, count)
    head = seal(database)
    assert head is not None
    return head


def tamper(database: Database, statement: Any) -> None:
    """As somebody does who owns the database: without its guards."""
    with database.engine.begin() as connection:
        for name in ("audit_not_changed", "audit_not_deleted"):
            connection.execute(text(f"DROP TRIGGER {name}" + ("" if database.sqlite else " ON audit")))
        connection.execute(statement)


def fault(database: Database, outside: Head | None = None) -> str | None:
    return walk(database, BOT, outside).fault


def test_what_was_recorded_is_sealed_in_its_order_and_holds(database: Database) -> None:
    database.transaction(act, 5)
    assert walk(database, BOT, None) == walking.Walked(Head(), 5, None)
    assert seal(database, 2).position == 2
    assert seal(database, 2).position == 4
    head = seal(database, 2)
    assert head.position == 5
    assert seal(database) is None
    assert walk(database, BOT, head) == walking.Walked(head, 0, None)


def test_what_is_recorded_later_goes_on_where_the_chain_ends(database: Database) -> None:
    first = sealed(database, 2)
    second = sealed(database, 1)
    assert (first.position, second.position) == (2, 3)
    assert fault(database, first) is None


def test_each_bot_has_a_chain_of_its_own(sqlite_database: Database) -> None:
    sqlite_database.transaction(act, 2, OTHER)
    assert sealed(sqlite_database, 3).position == 3
    assert walk(sqlite_database, OTHER, None) == walking.Walked(Head(), 2, None)


CHANGES: dict[str, Callable[[], dict[str, Any]]] = {
    "at": lambda: {"at": datetime(2026, 3, 3, tzinfo=UTC)},
    "actor": lambda: {"actor": "clinician:8"},
    "action": lambda: {"action": "exported"},
    "patient_id": lambda: {"patient_id": 1000},
    "detail": lambda: {"detail": None},
    "seal": lambda: {"seal": "0" * 64},
}


@pytest.mark.parametrize("column", CHANGES)
def test_a_changed_record_is_found(sqlite_database: Database, column: str) -> None:
    sealed(sqlite_database, 4)
    tamper(sqlite_database, update(table).where(table.c.position == 3).values(CHANGES[column]()))
    assert fault(sqlite_database) == "record 3 was changed, or sealed with a key that is not here"


@pytest.mark.parametrize(
    ("gone", "found"),
    [([1], "record 1 is missing"), ([2], "record 2 is missing"), ([2, 3], "records 2 to 3 are missing")],
)
def test_a_deleted_record_is_found(sqlite_database: Database, gone: list[int], found: str) -> None:
    sealed(sqlite_database, 4)
    tamper(sqlite_database, delete(table).where(table.c.position.in_(gone)))
    assert fault(sqlite_database) == found


def test_a_record_that_was_put_in_between_is_found(sqlite_database: Database) -> None:
    head = sealed(sqlite_database, 2)
    forged = {"bot_id": BOT, "at": NOW, "actor": "system", "action": "read", "position": 3, "seal": head.seal}
    tamper(sqlite_database, insert(table).values(forged))
    assert fault(sqlite_database) == "record 3 was changed, or sealed with a key that is not here"


def test_an_end_that_was_cut_off_is_found_by_the_head_outside_alone(sqlite_database: Database) -> None:
    head = sealed(sqlite_database, 5)
    tamper(sqlite_database, delete(table).where(table.c.position > 3))
    assert fault(sqlite_database) is None
    assert fault(sqlite_database, head) == "records 4 to 5 are missing at the end"


def test_an_end_that_was_written_anew_is_found_by_the_head_outside_alone(sqlite_database: Database) -> None:
    head = sealed(sqlite_database, 3)
    tamper(sqlite_database, delete(table).where(table.c.position > 1))
    sealed(sqlite_database, 4)
    assert fault(sqlite_database) is None
    assert fault(sqlite_database, head) == "record 3 is not the one whose seal was kept outside the database"


def test_a_chain_of_which_nothing_is_left_is_found_too(sqlite_database: Database) -> None:
    head = sealed(sqlite_database, 1)
    tamper(sqlite_database, delete(table))
    assert fault(sqlite_database, head) == "record 1 is missing at the end"


def test_nobody_seals_anew_without_the_key(sqlite_database: Database) -> None:
    sealed(sqlite_database, 2)
    stranger = Database(sqlite_database.url.render_as_string(), Vault([Fernet.generate_key().decode()]))
    assert "record 1 was changed" in (fault(stranger) or "")
    stranger.close()


def test_after_the_keys_have_rotated_the_old_seals_still_hold(sqlite_database: Database) -> None:
    sealed(sqlite_database, 2)
    keys = [Fernet.generate_key().decode(), *(key.decode() for key in sqlite_database.vault._keys)]
    rotated = Database(sqlite_database.url.render_as_string(), Vault(keys))
    head = sealed(rotated, 2)
    assert walk(rotated, BOT, head) == walking.Walked(Head(4, head.seal), 0, None)
    rotated.close()


def test_a_walk_over_several_pieces_misses_nothing_between_them(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "PIECE", 3)
    head = sealed(sqlite_database, 7)
    assert walk(sqlite_database, BOT, head).head == head
    tamper(sqlite_database, delete(table).where(table.c.position == 4))
    assert fault(sqlite_database) == "record 4 is missing"


def test_the_newest_records_are_looked_at_without_the_others(sqlite_database: Database) -> None:
    sealed(sqlite_database, 6)
    tamper(sqlite_database, update(table).where(table.c.position == 3).values(action="x"))
    assert sqlite_database.read(walking.newest_hold, BOT, 3)
    assert not sqlite_database.read(walking.newest_hold, BOT, 4)
    assert not sqlite_database.read(walking.newest_hold, BOT, 500)


@pytest.mark.parametrize(
    "statement",
    [
        update(table).values(detail="T9"),
        update(table).where(table.c.position == 1).values(seal=None),
        delete(table).where(table.c.position.is_(None)),
    ],
)
def test_the_database_itself_refuses_to_change_or_delete_a_record(database: Database, statement: Any) -> None:
    sealed(database, 1)
    database.transaction(act, 1)
    with pytest.raises(DatabaseError, match="never changed"):
        database.transaction(lambda tx: tx.execute(statement))
    assert walk(database, BOT, None).open == 1


def test_several_processes_at_once_seal_one_chain_and_nobody_waits_to_record(postgres_database: Database) -> None:
    def work() -> None:
        for _ in range(10):
            postgres_database.transaction(act_without_person, person)
            postgres_database.transaction(chain.seal_some, BOT, 3)

    postgres_database.transaction(act)
    person = postgres_database.transaction(people.find, BOT, 77)
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    while seal(postgres_database):
        pass
    head = postgres_database.read(chain.newest, BOT)
    assert walk(postgres_database, BOT, head) == walking.Walked(Head(41, head.seal), 0, None)


def act_without_person(tx: Tx, person: people.Person) -> None:
    audit.record(tx, DENIZ, person, "card_read", NOW)


def test_a_record_that_is_committed_late_gets_a_later_position(postgres_database: Database) -> None:
    postgres_database.transaction(act)
    person = postgres_database.transaction(people.find, BOT, 77)
    with postgres_database.engine.begin() as connection:
        late = Tx(connection, postgres_database.vault, sqlite=False)
        audit.record(late, DENIZ, person, "late", NOW)
        postgres_database.transaction(act_without_person, person)
        assert seal(postgres_database).position == 2
    assert seal(postgres_database).position == 3
    newest = "SELECT action FROM audit ORDER BY position DESC LIMIT 1"
    assert postgres_database.read(lambda tx: tx.execute(text(newest)).scalar_one()) == "late"
    assert fault(postgres_database) is None
