"""A document leaves whole with its words below it; a reaction is set on a person's own message."""

from typing import Any

import aiohttp

from bot.storage import exports, people
from bot.storage.database import Database, Tx
from bot.views.message import Message, document_params
from tests.messaging.rig import BOT, NOON, Person, Rig, Town

CONTENT = '{"account": [{"name": "Ayşe"}]}'
HEART = [{"type": "emoji", "emoji": "❤"}]


async def newest(person: Person) -> Any:
    return [each for each in (await person.chat())["messages"] if each["from"] == "bot"][-1]


async def test_a_document_arrives_with_its_name_its_content_and_its_words(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)
        params = document_params(Message("Your data", keyboard=(("Menu",),)), "my-data.json", CONTENT)
        rig.say("data", ayse.id, method="sendDocument", params=params)
        row = await rig.ended("data")
        message = await newest(ayse)
    assert (row.state, row.attempts) == ("sent", 1)
    assert row.message_id == message["message_id"]
    assert (message["caption"], message["document"]["name"]) == ("Your data", "my-data.json")
    async with aiohttp.ClientSession() as http, http.get(town.url + message["document"]["url"]) as answer:
        assert await answer.text(encoding="utf-8") == CONTENT


async def test_parts_of_a_document_stand_behind_its_beginning(database: Database, town: Town) -> None:
    def write(tx: Tx) -> list[int]:
        about = {"bot_id": BOT, "user_id": 5, "chat_id": 5, "language": "en", "zone": "Europe/London"}
        exports.ask(tx, people.add(tx, name="Deniz", now=NOON, **about), NOON)
        [number] = exports.due(tx, BOT, NOON)
        for text in ("one\r\n", "Ayşe\r\n"):
            exports.add_part(tx, number, "weeks", 1, text)
        return [part.id for part in exports.parts(tx, number, "weeks")]

    parts = database.transaction(write)
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)
        for key, numbers in (("whole", parts), ("gone", [*parts, 99])):
            params = document_params(Message("Weeks"), "weeks.csv", "head\r\n", numbers)
            rig.say(key, ayse.id, method="sendDocument", params=params)
        assert [(await rig.ended(key)).state for key in ("whole", "gone")] == ["sent", "failed"]
        message = await newest(ayse)
    async with aiohttp.ClientSession() as http, http.get(town.url + message["document"]["url"]) as answer:
        assert await answer.read() == "head\r\none\r\nAyşe\r\n".encode()


async def test_a_reaction_stands_on_the_message_and_a_refused_one_is_let_go(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("walked")
        await rig.settled(updates=1)
        [written] = [each for each in (await ayse.chat())["messages"] if each["from"] == "user"]
        react = {"message_id": written["message_id"], "reaction": HEART}
        rig.say("heart", ayse.id, method="setMessageReaction", params=react)
        row = await rig.ended("heart")
        [written] = [each for each in (await ayse.chat())["messages"] if each["from"] == "user"]
        rig.say("gone", ayse.id, method="setMessageReaction", params=react | {"message_id": 987654})
        refused = await rig.ended("gone")
    assert row.state == "sent"
    assert written["reactions"] == ["❤"]
    assert refused.state == "skipped"
