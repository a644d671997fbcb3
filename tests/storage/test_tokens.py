"""Patients are found by the beginnings of their names and by whole numbers, and none of these can be read."""

from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from bot.core.access import SYSTEM, Actor, NotAllowed, Role
from bot.storage import patients, people, tokens
from bot.storage.crypto import Vault
from bot.storage.database import Database, Tx
from bot.storage.tables import tokens as table

BOT, NOW = 4242, datetime(2026, 3, 2, 9, tzinfo=UTC)
CLINICIAN = Actor(Role.CLINICIAN, 1)


def patient(tx: Tx, name: str, user: int = 77, **values: Any) -> int:
    account = {"bot_id": BOT, "user_id": user, "chat_id": user, "language": "tr", "zone": "Europe/Istanbul"}
    person = people.add(tx, name=name, now=NOW, **account)
    patients.add(tx, person)
    if values:
        patients.change(tx, SYSTEM, person.id, **values)
    return person.id


def found(tx: Tx, text: str) -> list[int]:
    return tokens.find(tx, CLINICIAN, BOT, text, 8)


def test_a_patient_is_found_by_each_name_however_it_is_typed(database: Database) -> None:
    def act(tx: Tx) -> dict[str, bool]:
        named = {"helped_name": "Hatice Hanım", "record_name": "Işık Özçelik", "record": "AB-1234"}
        ayse = patient(tx, "Ayşe İnci", **named)
        patient(tx, "Zeynep", 78)
        typed = ("ay", "AYSE", "ayşe inci", "İnc", "ınci", "hatice", "isik", "ozcelik ayse", "AB-1234", "ab1234")
        return {words: found(tx, words) == [ayse] for words in (*typed, f"P{ayse}", f"p{ayse} Ayşe")}

    assert {words for words, right in database.transaction(act).items() if not right} == set()


def test_one_letter_a_part_of_a_number_and_another_persons_name_find_nobody(database: Database) -> None:
    def act(tx: Tx) -> list[list[int]]:
        patient(tx, "Ayşe", record="1234")
        patient(tx, "Fatma", 78)
        return [found(tx, words) for words in ("a", "123", "ayşe fatma", "yşe", "", "?!")]

    assert database.transaction(act) == [[]] * 6


def test_a_name_that_changes_finds_nobody_any_more(sqlite_database: Database) -> None:
    def act(tx: Tx) -> tuple[list[int], list[int], int]:
        ayse = patient(tx, "Ayşe", helped_name="Hatice")
        patients.change(tx, SYSTEM, ayse, helped_name="Meryem")
        patients.change(tx, SYSTEM, ayse, reason="Dancing with Hatice")
        return found(tx, "hatice"), found(tx, "meryem ayşe"), ayse

    before, after, ayse = sqlite_database.transaction(act)
    assert (before, after) == ([], [ayse])


def test_no_letter_of_a_name_is_in_the_table(sqlite_database: Database) -> None:
    def act(tx: Tx) -> list[str]:
        patient(tx, "Ayşe", record="1234")
        return list(tx.execute(select(table.c.token)).scalars())

    stored = sqlite_database.transaction(act)
    assert len(stored) == len({"ay", "ays", "ayse", "p1", "1234"})
    assert all(len(token) == 64 and set(token) <= set("0123456789abcdef") for token in stored)


def test_names_from_before_the_keys_rotated_are_found(sqlite_url: str) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    for keys in ([old], [new, old]):
        database = Database(sqlite_url, Vault(keys))
        if len(keys) == 1:
            ayse = database.transaction(patient, "Ayşe")
        else:
            fatma = database.transaction(patient, "Ayfer", 78)
            assert database.transaction(found, "ay") == [fatma, ayse]
        database.close()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COMMUNICATOR, Role.PATIENT])
def test_whoever_may_not_see_patients_finds_none(sqlite_database: Database, role: Role) -> None:
    with pytest.raises(NotAllowed):
        sqlite_database.transaction(lambda tx: tokens.find(tx, Actor(role, 1), BOT, "ay", 8))
