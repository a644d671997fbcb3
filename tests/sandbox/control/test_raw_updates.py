"""Updates that a tester makes up."""

import json
from typing import Any

import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused

AYSE = {"id": 77, "is_bot": False, "first_name": "Ayşe"}
PRIVATE = {"id": 77, "type": "private", "first_name": "Ayşe"}
GROUP = {"id": -55, "type": "group", "title": "Walkers"}


def message(chat: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"message": {"message_id": 9, "date": 1, "chat": chat, "from": AYSE, "text": "Hello", **more}}


@pytest.fixture
def compares_updates() -> bool:
    return False


async def test_an_update_without_an_id_gets_the_next_one(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()
    before = (await tester.write(user, "before"))["update_id"]

    assert await tester.post("updates", message(PRIVATE)) == {"update_id": before + 1}

    assert (await bot.updates())[-1] == {"update_id": before + 1, **message(PRIVATE)}


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1_000_000_000, "invented": {"x": [1, None, "ğ", "\ud83d"]}},
        {"update_id": "text", "message": "nonsense"},
        {"update_id": None},
        {"update_id": 5, "message": {"chat": "nonsense"}},
        {"update_id": 6, "message": {"chat": {"id": "text", "type": 5}}},
        {"update_id": 7, "callback_query": {"id": 5}},
        [1, 2],
        "text",
        None,
    ],
)
async def test_garbage_is_passed_on_as_it_stands_and_can_be_got_rid_of(
    bot: RawBot, tester: ControlClient, update: Any
) -> None:
    async with tester.http.post("/sandbox/updates", data=json.dumps(update)) as answer:
        assert answer.status == 200
    user = await tester.join()
    later = (await tester.write(user, "later"))["update_id"]

    first, second = batch = await bot.updates()
    assert first == update
    assert second["update_id"] == later
    for _ in range(3):
        batch = await bot.updates(offset=batch[-1]["update_id"] + 1) if batch else batch
    assert batch == []
    assert (await tester.get("state"))["pending"] == 0


async def test_what_is_no_json_cannot_be_an_update(tester: ControlClient) -> None:
    async with tester.http.post("/sandbox/updates", data=b"{") as answer:
        assert answer.status == 400


async def test_an_old_id_is_delivered_although_the_bot_is_further_on(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()
    newest = (await tester.write(user, "first"))["update_id"]
    assert len(await bot.updates(offset=newest)) == 1
    await tester.post("updates", {"update_id": 3, **message(PRIVATE)})

    assert [each["update_id"] for each in await bot.updates(offset=newest + 1)] == [3]
    assert await bot.updates(offset=4) == []


async def test_a_huge_id_loses_nothing_that_comes_after_it(bot: RawBot, tester: ControlClient) -> None:
    huge = 2**40
    await tester.post("updates", {"update_id": huge, **message(PRIVATE)})
    assert len(await bot.updates()) == 1
    user = await tester.join()
    update = (await tester.write(user, "after"))["update_id"]

    assert [each["update_id"] for each in await bot.updates(offset=huge + 1)] == [update]
    assert await bot.updates(offset=update + 1) == []


async def test_an_id_a_little_ahead_moves_the_sequence_on(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()
    first = (await tester.write(user, "first"))["update_id"]
    await tester.post("updates", {"update_id": first + 7, **message(PRIVATE)})

    assert (await tester.write(user, "next"))["update_id"] == first + 8


async def test_whoever_a_raw_message_comes_from_can_be_answered(bot: RawBot, tester: ControlClient) -> None:
    await tester.post("updates", message(PRIVATE))

    await bot.say(77, "Hello Ayşe")

    assert (await tester.newest(77))["text"] == "Hello Ayşe"
    assert [user["first_name"] for user in (await tester.get("state"))["users"]] == ["Ayşe"]


async def test_a_group_is_known_from_its_updates_and_can_move(bot: RawBot, tester: ControlClient) -> None:
    await tester.post("updates", message(GROUP))
    sent = await bot.say(-55, "Hello all", reply_parameters={"message_id": 9})
    assert sent["chat"] == GROUP

    await tester.post("updates", message(GROUP, migrate_to_chat_id=-100_55))
    with pytest.raises(Refused, match="group chat was upgraded to a supergroup chat") as refused:
        await bot.say(-55)
    assert refused.value.body["parameters"] == {"migrate_to_chat_id": -100_55}
    assert (await bot.say(-100_55))["chat"]["type"] == "supergroup"


async def test_a_raw_tap_can_be_answered(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    sent = await bot.offer(user, [{"text": "Yes", "callback_data": "y"}])
    query = {"id": "raw-1", "from": AYSE | {"id": user}, "chat_instance": "1", "message": sent, "data": "y"}
    await tester.post("updates", {"callback_query": query})

    await bot.call("answerCallbackQuery", callback_query_id="raw-1", text="Noted")

    assert [answer["text"] for answer in (await tester.chat(user))["callback_answers"]] == ["Noted"]
