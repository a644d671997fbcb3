"""A person moves to another account, whose row gives way; and links of the clinic are opened once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.core.access import SYSTEM, Actor, NotAllowed, Role
from bot.core.dialogue import State
from bot.storage import conversations, invitations, moving, patient_invitations, patients, people
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane, enqueue
from bot.storage.people import Person
from bot.storage.tables import consents, outbox
from bot.storage.tables import patient_invitations as links

BOT, NOW = 4242, datetime(2026, 3, 2, 9, tzinfo=UTC)
CLINICIAN = Actor(Role.CLINICIAN, 9)


def person(tx: Tx, user: int) -> Person:
    account = {"bot_id": BOT, "user_id": user, "chat_id": user, "language": "en", "zone": "Europe/London"}
    return people.add(tx, name="Ayşe", now=NOW, **account)


def both(tx: Tx) -> tuple[Person, Person]:
    """A patient, and a new account that has opened a link and tried others."""
    old, new = person(tx, 77), person(tx, 78)
    people.consent(tx, old, True, NOW)
    patients.add(tx, old)
    conversations.save(tx, SYSTEM, new, State(question="invited"), NOW)
    people.consent(tx, new, False, NOW)
    invitations.count_try(tx, new, NOW - timedelta(hours=1), NOW)
    _number, code = patient_invitations.make(tx, CLINICIAN, BOT, "Ayşe Kaya", "", NOW, old.id)
    found = patient_invitations.by_code(tx, BOT, code)
    assert found is not None
    patient_invitations.change(tx, found, opened_by=new.id, opened_at=NOW)
    return old, new


def test_the_patient_has_the_new_account_and_its_row_is_gone(database: Database) -> None:
    def act(tx: Tx) -> Any:
        old, new = both(tx)
        people.change(tx, old.id, blocked_at=NOW)
        moving.move(tx, CLINICIAN, old, new)
        given = list(tx.execute(select(consents.c.person_id, consents.c.given)).all())
        opened = tx.execute(select(links.c.opened_by)).scalar_one()
        return people.find(tx, BOT, 77), people.find(tx, BOT, 78), old, given, opened

    nobody, moved, old, given, opened = database.transaction(act)
    assert nobody is None
    assert (moved.id, moved.chat_id, moved.blocked_at) == (old.id, 78, None)
    assert [tuple(row) for row in given] == [(old.id, True)]
    assert opened == old.id


def test_new_messages_follow_to_the_new_chat_and_old_ones_stay_as_they_were(database: Database) -> None:
    def act(tx: Tx) -> dict[str, tuple[int, str]]:
        old, new = both(tx)
        common = {"bot_id": BOT, "lane": Lane.REPLY, "created_at": NOW, "params": {}, "chat_id": 77}
        for key, method in (("waits", "sendMessage"), ("left", "sendPhoto"), ("edit", "editMessageText")):
            enqueue(tx, key=key, method=method, person_id=old.id, **common)
        enqueue(tx, key="nobody's", method="sendMessage", **common)
        tx.execute(outbox.update().where(outbox.c.key == "left").values(state="sent"))
        moving.move(tx, CLINICIAN, old, new)
        return {row.key: (row.chat_id, row.state) for row in tx.execute(select(outbox))}

    assert database.transaction(act) == {
        "waits": (78, "waiting"),
        "left": (77, "sent"),
        "edit": (77, "skipped"),
        "nobody's": (78, "waiting"),
    }


def test_nobody_else_moves_a_patient(sqlite_database: Database) -> None:
    def act(tx: Tx) -> None:
        old, new = both(tx)
        moving.move(tx, Actor(Role.ADMINISTRATOR, 9), old, new)

    with pytest.raises(NotAllowed):
        sqlite_database.transaction(act)


def test_a_link_is_open_for_thirty_days_and_its_code_is_not_in_the_database(database: Database) -> None:
    def act(tx: Tx) -> Any:
        _number, code = patient_invitations.make(tx, CLINICIAN, BOT, "Ayşe Kaya", "4711", NOW)
        stored = b"".join(str(value).encode() for value in tx.execute(select(links)).one())
        return patient_invitations.by_code(tx, BOT, code), patient_invitations.by_code(tx, 1, code), code, stored

    found, elsewhere, code, stored = database.transaction(act)
    assert (found.name, found.record, elsewhere, len(code)) == ("Ayşe Kaya", "4711", None, 16)
    assert not any(word in stored for word in (code.encode(), b"Kaya", b"4711"))
    last = NOW + patient_invitations.LASTS
    assert [found.is_open(last + by) for by in (timedelta(seconds=-1), timedelta())] == [True, False]
