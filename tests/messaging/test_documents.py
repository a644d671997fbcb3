"""A document leaves whole with its words below it; a reaction is set on a person's own message."""

from typing import Any

import aiohttp

from bot.storage.database import Database
from bot.views.message import Message, document_params
from tests.messaging.rig import Person, Rig, Town

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
