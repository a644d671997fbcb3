"""A stolen database file tells no words, names or taps."""

import json
from datetime import UTC, datetime

from bot.core.access import SYSTEM
from bot.core.dialogue import State
from bot.storage import conversations, inbox, outbox, patients, people, reports
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECRET = "Gülizar-Bademcioğlu"


def fill(tx: Tx) -> None:
    """Everything in which a patient's words could lie."""
    person = people.add(tx, bot_id=1, user_id=2, chat_id=2, language="en", zone="Europe/London", name=SECRET, now=NOW)
    conversations.save(tx, SYSTEM, person, State(question="symptom", taps=(("where", SECRET),)), NOW)
    patients.add(tx, person)
    patients.change(tx, SYSTEM, person.id, reason=SECRET, helped_name=SECRET)
    finding = {"rule": "T2", "level": "referral", "urgency": None, "signs": [], "exercise": None}
    reports.add(tx, SYSTEM, person, NOW, **finding, details={"where": SECRET})
    reports.hold(tx, SYSTEM, person, "T2", NOW)
    [hold] = reports.open_holds(tx, SYSTEM, person.id)
    ended = {"ended_at": NOW, "ended_by": "patient", "word": "yes", "cleared_by": SECRET}
    reports.end_holds(tx, SYSTEM, person.id, [hold.id], **ended)
    inbox.store(tx, 1, [{"update_id": 1, "message": {"text": SECRET, "chat": {"id": 2}}}])
    said = {"bot_id": 1, "key": "k", "chat_id": 2, "lane": Lane.REPLY, "method": "sendMessage", "created_at": NOW}
    outbox.enqueue(tx, **said, params={"text": SECRET})


def test_no_file_of_the_database_contains_what_a_patient_said(sqlite_database: Database) -> None:
    sqlite_database.transaction(fill)
    folder = sqlite_database.url.database.rpartition("/")[0]
    from pathlib import Path

    stored = b"".join(path.read_bytes() for path in Path(folder).iterdir() if path.is_file())
    assert b"referral" in stored  # what is read is the database indeed
    for spelling in (SECRET.encode(), json.dumps(SECRET).encode()):
        assert spelling not in stored


def test_what_is_sealed_is_read_back_as_it_was(database: Database) -> None:
    database.transaction(fill)

    def read(tx: Tx) -> tuple[State, dict[str, str]]:
        person = people.find(tx, 1, 2)
        assert person is not None
        [report] = reports.since(tx, SYSTEM, person.id, NOW)
        return conversations.load(tx, SYSTEM, person.id), dict(report.details)

    state, details = database.transaction(read)
    assert state.taps == (("where", SECRET),)
    assert details == {"where": SECRET}
