"""The state, chats, the call log and live events."""

import asyncio
import json
from datetime import datetime

import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused


async def test_the_state_says_what_there_is(bot: RawBot, tester: ControlClient) -> None:
    state = await tester.get("state")
    assert state.keys() == {"now", "bot", "users", "pending", "handouts", "seq"}
    assert state["now"] == "2026-03-02T10:00:00Z"
    assert state["bot"]["username"] == "sandbox_bot"
    assert (state["users"], state["pending"]) == ([], 0)

    user = await tester.start()

    after = await tester.get("state")
    assert after["pending"] == 1
    assert after["seq"] > state["seq"]
    assert [(each["id"], each["started"], each["blocked"]) for each in after["users"]] == [(user, True, False)]


async def test_a_message_in_the_chat_has_all_its_fields(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.say(
        user,
        "<b>Sure?</b>",
        parse_mode="HTML",
        reply_markup={"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}], [{"text": "Site", "url": "https://example.com"}]]},
    )  # fmt: skip

    asked, question = (await tester.chat(user))["messages"]

    assert asked.pop("seq") < question.pop("seq")
    assert asked.pop("message_id") < question.pop("message_id")
    assert asked == {
        "from": "user",
        "date": "2026-03-02T10:00:00Z",
        "text": "/start",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        "buttons": [],
        "edited": False,
        "deleted": False,
        "reactions": [],
        "protected": False,
    }
    assert question == {
        "from": "bot",
        "date": "2026-03-02T10:00:00Z",
        "text": "Sure?",
        "entities": [{"type": "bold", "offset": 0, "length": 5}],
        "buttons": [[{"text": "Yes", "data": "y"}], [{"text": "Site", "url": "https://example.com"}]],
        "edited": False,
        "deleted": False,
        "reactions": [],
        "protected": False,
    }


async def test_since_leaves_out_what_is_known_and_brings_back_what_changed(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    first = await bot.say(user, "one")
    seen = await tester.chat(user)
    assert [message["message_id"] for message in seen["messages"]][1] == first["message_id"]
    assert max(message["seq"] for message in seen["messages"]) <= seen["seq"]

    assert (await tester.chat(user, since=seen["seq"]))["messages"] == []
    second = await bot.say(user, "two")
    await bot.call("editMessageText", chat_id=user, message_id=first["message_id"], text="edited")

    changed = (await tester.chat(user, since=seen["seq"]))["messages"]
    assert [message["message_id"] for message in changed] == [first["message_id"], second["message_id"]]
    assert changed[0]["seq"] > changed[1]["seq"]


async def test_the_number_counts_the_whole_sandbox(bot: RawBot, tester: ControlClient) -> None:
    ayse, fatma = await tester.start("Ayşe"), await tester.start("Fatma")
    await bot.say(ayse)
    await bot.say(fatma)

    numbers = [message["seq"] for user in (ayse, fatma) for message in (await tester.chat(user))["messages"]]
    assert len(set(numbers)) == 4
    assert numbers[1] < numbers[3]


async def test_a_chat_can_be_waited_for(bot: RawBot, tester: ControlClient) -> None:
    ayse, fatma = await tester.start("Ayşe"), await tester.start("Fatma")
    seq = await tester.seq()
    waiting = asyncio.create_task(tester.chat(ayse, since=seq, wait=30))
    await bot.say(fatma)
    await bot.call("sendChatAction", chat_id=ayse, action="typing")
    assert not waiting.done()
    await bot.say(ayse, "At last")

    chat = await asyncio.wait_for(waiting, 5)
    assert [message["text"] for message in chat["messages"]] == ["At last"]


async def test_an_answer_to_a_tap_ends_the_wait_too(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.offer(user, [{"text": "Yes", "callback_data": "y"}])
    tap = await tester.tap(user, "Yes")
    waiting = asyncio.create_task(tester.chat(user, since=await tester.seq(), wait=30))
    await bot.call("answerCallbackQuery", callback_query_id=tap["callback_id"])

    assert len((await asyncio.wait_for(waiting, 5))["callback_answers"]) == 1


async def test_a_wait_in_vain_ends_empty(tester: ControlClient) -> None:
    user = await tester.start()

    chat = await tester.chat(user, since=await tester.seq(), wait=0.01)

    assert (chat["messages"], chat["callback_answers"]) == ([], [])


async def test_a_number_that_is_none_is_400(tester: ControlClient) -> None:
    user = await tester.start()
    with pytest.raises(Refused) as refused:
        await tester.get(f"users/{user}/chat", since="soon")
    assert refused.value.status == 400


async def test_the_log_shows_calls_in_order_with_their_answers(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.call("getMe")
    message = await bot.say(user)
    with pytest.raises(Refused):
        await bot.say(user, "")

    calls = await tester.calls()

    assert [(call["method"], call["status"]) for call in calls] == [
        ("getMe", 200),
        ("sendMessage", 200),
        ("sendMessage", 400),
    ]
    assert all({"seq", "at", "method", "params", "status", "result"} <= call.keys() for call in calls)
    assert calls[1]["params"] == {"chat_id": user, "text": "Hello"}
    assert calls[1]["result"] == message
    assert calls[2]["result"]["description"] == "Bad Request: message text is empty"
    assert [datetime.fromisoformat(call["at"]) for call in calls] == sorted(
        datetime.fromisoformat(call["at"]) for call in calls
    )
    assert [call["method"] for call in await tester.calls(method="getme")] == ["getMe"]
    assert await tester.calls(since=calls[1]["seq"]) == calls[2:]


async def test_an_unknown_method_is_logged_as_it_was_called(bot: RawBot, tester: ControlClient) -> None:
    with pytest.raises(Refused):
        await bot.call("sendTelepathy", to="you")

    (call,) = await tester.calls()
    assert (call["method"], call["params"], call["status"]) == ("sendTelepathy", {"to": "you"}, 404)


async def test_events_say_whose_chat_changed_and_what_time_it_is(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    async with tester.http.get("/sandbox/events", params={"since": await tester.seq()}) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")

        async def event() -> dict[str, object]:
            line = await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 5)
            return dict(json.loads(line.removeprefix(b"data: ")))

        await bot.say(user)
        said = await event()
        assert (said["users"], said["now"]) == ([user], "2026-03-02T10:00:00Z")
        assert said["seq"] == await tester.seq() - 1 or said["seq"] == await tester.seq()
        await tester.advance(3600)
        moved = await event()
        assert (moved["users"], moved["now"]) == ([], "2026-03-02T11:00:00Z")
