"""What a handler gets: one way to act, once."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update

from bot.messaging.turn import Handling, occasion_of
from bot.storage import inbox
from bot.storage.database import Database, Tx
from bot.usecases.occasion import Occasion
from tests.messaging.rig import BOT, NOON, SETUP, say

FROM = {"id": 7, "is_bot": False, "first_name": "Ayşe", "language_code": "tr"}
CHAT = {"id": 7, "type": "private"}
SENT = 1_795_000_000
MESSAGE = {"message_id": 3, "date": SENT, "chat": CHAT, "from": FROM, "text": "hello"}
MOMENT = datetime.fromtimestamp(SENT, UTC)


def handling_of(database: Database, raw: Any = None) -> Handling:
    database.transaction(inbox.store, BOT, [raw or {"update_id": 1, "message": MESSAGE}])
    (entry,) = database.transaction(inbox.claim, BOT, 1)
    update = Update.de_json(json.loads(database.vault.open(entry.payload)), None)
    return Handling(database, entry, occasion_of(update, entry, SETUP, NOON))


async def test_a_turn_acts_once(database: Database) -> None:
    handling = handling_of(database)
    await handling.act(say, "hello")
    with pytest.raises(RuntimeError, match="once"):
        await handling.act(say, "again", part="again")


async def test_a_use_case_that_raises_has_not_acted_and_may_be_followed_by_another(database: Database) -> None:
    def fail(tx: Tx, occasion: Occasion) -> None:
        raise KeyError

    handling = handling_of(database)
    with pytest.raises(KeyError):
        await handling.act(fail)
    assert await handling.act(say, "hello") is not None


async def test_whoever_lost_the_claim_does_not_even_begin(database: Database) -> None:
    begun: list[Occasion] = []
    handling = handling_of(database)
    database.transaction(inbox.settle, handling.entry)
    with pytest.raises(inbox.LeaseLost):
        await handling.act(lambda tx, occasion: begun.append(occasion))
    assert begun == []


def occasion(database: Database, **update: Any) -> Occasion:
    return handling_of(database, {"update_id": 1, **update}).occasion


def test_the_occasion_of_a_message_tells_who_wrote_and_when(sqlite_database: Database) -> None:
    told = occasion(sqlite_database, message=MESSAGE)
    assert (told.chat_id, told.user_id, told.first_name, told.language_code) == (7, 7, "Ayşe", "tr")
    assert (told.at, told.now, told.message_id, told.callback_id) == (MOMENT, NOON, 3, None)
    assert told.key == "inbox:1"


def test_the_occasion_of_an_edit_is_when_it_was_edited(sqlite_database: Database) -> None:
    told = occasion(sqlite_database, edited_message={**MESSAGE, "edit_date": SENT + 60})
    assert told.at == datetime.fromtimestamp(SENT + 60, UTC)


def test_the_occasion_of_a_tap_is_now_and_names_the_tapped_message(sqlite_database: Database) -> None:
    query = {"id": "55", "from": FROM, "chat_instance": "1", "data": "done", "message": MESSAGE}
    told = occasion(sqlite_database, callback_query=query)
    assert (told.at, told.message_id, told.callback_id, told.chat_id) == (NOON, 3, "55", 7)


def test_the_occasion_of_a_block_is_when_it_happened(sqlite_database: Database) -> None:
    bot = {"id": BOT, "is_bot": True, "first_name": "Steady"}
    states = {
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": {"status": "kicked", "user": bot, "until_date": 0},
    }
    told = occasion(sqlite_database, my_chat_member={"chat": CHAT, "from": FROM, "date": SENT, **states})
    assert (told.at, told.user_id, told.message_id) == (MOMENT, 7, None)


def test_the_occasion_of_a_reaction_names_the_message(sqlite_database: Database) -> None:
    reaction = {"chat": CHAT, "user": FROM, "message_id": 3, "date": SENT, "old_reaction": [], "new_reaction": []}
    told = occasion(sqlite_database, message_reaction=reaction)
    assert (told.at, told.message_id, told.user_id) == (MOMENT, 3, 7)
