"""Everything that is held about a person: handed over whole, and deleted without a trace."""

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Date, Float, LargeBinary, String, Time, func, insert, select

from bot.core.access import Actor, NotAllowed, Role
from bot.storage import people, personal
from bot.storage.database import Database, Tx
from bot.storage.people import Person
from bot.storage.tables import audit, broadcasts, inbox, metadata, outbox, pace
from bot.storage.tables.base import Moment

BOT = 4242
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
AYSE, FATMA = 77, 88
OF_ITSELF = ("follows", "corrects")  # rows of the same table


def value_for(tx: Tx, column: Column[Any], word: str) -> Any:
    """Something that the column can hold; words are `word`, so that they can be found again."""
    kinds: list[tuple[type, Any]] = [
        (LargeBinary, tx.vault.seal(json.dumps({"text": word}))),
        (Moment, NOW),
        (Date, date(2026, 3, 2)),
        (Time, time(10)),
        (JSON, [word]),
        (Boolean, True),
        (Float, 1.0),
        (String, word[: getattr(column.type, "length", None) or 8]),
    ]
    return next((value for kind, value in kinds if isinstance(column.type, kind)), 1)


def fill(tx: Tx, user: int, word: str) -> Person:
    """A row in every table that holds something of a person."""
    values = {"bot_id": BOT, "user_id": user, "chat_id": user, "language": "en", "zone": "Europe/London"}
    person = people.add(tx, name=word, now=NOW, **values)
    owner: dict[str, int | None] = {
        "person_id": person.id,
        "patient_id": person.id,
        "bot_id": BOT,
        "chat_id": user,
        "update_id": user,
    }
    owner |= {"news_id": None, "position": user}
    made: dict[str, Any] = {"people": person.id}
    for table in metadata.sorted_tables:
        if table.name == "people" or table not in (*personal.HELD, broadcasts):
            continue
        row = {
            column.name: value_for(tx, column, word)
            for column in table.columns
            if column.name not in ("id", *OF_ITSELF)
        }
        referred = {
            c.name: made[key.column.table.name]
            for c in table.columns
            for key in c.foreign_keys
            if c.name not in OF_ITSELF
        }
        row |= {name: owner[name] for name in owner if name in row} | referred
        key = tx.execute(insert(table).values(**row).returning(*table.primary_key.columns)).first()
        made[table.name] = key[0] if key else None
    return person


def rows(tx: Tx) -> dict[str, int]:
    return {
        table.name: tx.execute(select(func.count()).select_from(table)).scalar_one() for table in metadata.sorted_tables
    }


def actor(person: Person) -> Actor:
    return Actor(Role.PATIENT, person.id)


def test_every_table_is_known_to_hold_something_of_a_person_or_nothing() -> None:
    assert set(personal.HELD) | personal.NOT_PERSONAL == set(metadata.sorted_tables)


def test_what_is_deleted_is_gone_from_every_table_and_nobody_else_loses_anything(database: Database) -> None:
    def act(tx: Tx) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
        fill(tx, FATMA, "Fatma")
        before = rows(tx)
        ayse = fill(tx, AYSE, "Ayse")
        both = rows(tx)
        personal.erase(tx, actor(ayse), ayse, NOW)
        return before, both, rows(tx)

    before, both, after = database.transaction(act)
    assert all(both[table.name] == before[table.name] + 1 for table in personal.HELD)
    assert after["audit"] == both["audit"] + 1  # all that was done with their data, and its end
    # The update's number stays too; and what they read was for everybody.
    kept = {"audit", "inbox", "broadcasts"}
    assert {name: count for name, count in after.items() if name not in kept} == {
        name: count for name, count in before.items() if name not in kept
    }


def test_what_stays_names_nobody(database: Database) -> None:
    def act(tx: Tx) -> Any:
        ayse = fill(tx, AYSE, "Ayse")
        tx.execute(insert(pace).values(bot_id=BOT, limited_chat=AYSE))
        personal.erase(tx, actor(ayse), ayse, NOW)
        [*_, record] = tx.execute(select(audit).order_by(audit.c.id)).mappings()
        [update] = tx.execute(select(inbox)).mappings()
        return (
            (dict(record), ayse.id),
            update,
            tx.vault.open(update["payload"]),
            tx.execute(select(pace.c.limited_chat)).scalar_one(),
        )

    (record, number), update, payload, limited = database.transaction(act)
    assert (record["action"], record["patient_id"], record["detail"]) == ("deleted", number, None)
    assert record["actor"] == f"patient:{number}"
    assert (payload, update["chat_id"], limited) == ("{}", 0, None)


def test_the_number_of_somebody_who_was_deleted_is_never_given_to_anybody_else(database: Database) -> None:
    def act(tx: Tx) -> tuple[int, int]:
        values = {"bot_id": BOT, "user_id": AYSE, "chat_id": AYSE, "language": "en", "zone": "Europe/London"}
        ayse = people.add(tx, name="", now=NOW, **values)
        personal.erase(tx, actor(ayse), ayse, NOW)
        return ayse.id, people.add(tx, name="", now=NOW, **values).id

    before, after = database.transaction(act)
    assert after > before


def test_an_update_that_is_not_handled_yet_is_not_lost(database: Database) -> None:
    def act(tx: Tx) -> str:
        ayse = fill(tx, AYSE, "Ayse")
        tx.execute(inbox.update().values(state="new"))
        personal.erase(tx, actor(ayse), ayse, NOW)
        return tx.vault.open(tx.execute(select(inbox.c.payload)).scalar_one())

    assert "Ayse" in database.transaction(act)


def test_everything_is_handed_over_with_readable_names_and_nothing_of_anybody_else(database: Database) -> None:
    def act(tx: Tx) -> dict[str, Any]:
        ayse = fill(tx, AYSE, "Ayse")
        fill(tx, FATMA, "Fatma")
        return personal.export(tx, actor(ayse), ayse)

    held = database.transaction(act)
    document = json.dumps(held)
    assert set(held) == {each.name for each in personal.HELD.values()}
    assert all(len(found) == 1 for found in held.values())
    assert "Fatma" not in document
    assert str(FATMA) not in document
    [report] = held["symptoms"]
    assert report["details"] == {"text": "Ayse"}
    assert report["at"] == "2026-03-02T09:00:00+00:00"
    assert held["settings"][0]["reminder_time"] == "10:00:00"


def test_what_nobody_can_open_is_left_out_and_the_rest_is_handed_over(database: Database) -> None:
    def act(tx: Tx) -> dict[str, Any]:
        ayse = fill(tx, AYSE, "Ayse")
        tx.execute(outbox.update().values(params=b"of another key"))
        return personal.export(tx, actor(ayse), ayse)

    held = database.transaction(act)
    assert held["messages_sent"][0]["params"] is None
    assert held["account"][0]["name"] == "Ayse"


@pytest.mark.parametrize("work", [personal.export, lambda tx, actor, person: personal.erase(tx, actor, person, NOW)])
def test_nobody_gets_or_deletes_what_is_not_theirs(database: Database, work: Any) -> None:
    def act(tx: Tx) -> None:
        ayse, fatma = fill(tx, AYSE, "Ayse"), fill(tx, FATMA, "Fatma")
        work(tx, actor(ayse), fatma)

    with pytest.raises(NotAllowed):
        database.transaction(act)
