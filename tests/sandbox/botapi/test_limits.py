"""429 in real life: over HTTP with the limits on. The arithmetic is tested in tests/sandbox/world."""

import asyncio

import pytest

from sandbox.world.limits import Limits
from tests.sandbox.clients import ControlClient, RawBot, Refused


@pytest.fixture
def limits() -> Limits:
    return Limits()


async def refusals(*calls: object) -> list[Refused]:
    results = await asyncio.gather(*calls, return_exceptions=True)  # type: ignore[call-overload]  # calls of both kinds
    return [result for result in results if isinstance(result, Refused)]


async def test_the_fourth_message_at_once_to_one_chat_is_429(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    (refused,) = await refusals(*(bot.say(user) for _ in range(4)))

    assert refused.status == 429
    assert refused.body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert len((await tester.chat(user))["messages"]) == 4


async def test_edits_answers_and_chat_actions_do_not_count(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.offer(user, [{"text": "Yes", "callback_data": "y"}])
    for number in range(5):
        await bot.call("editMessageText", chat_id=user, message_id=message["message_id"], text=str(number))
        await bot.call("sendChatAction", chat_id=user, action="typing")

    await bot.say(user)
    await bot.say(user)


async def test_copies_count_and_what_was_refused_otherwise_does_not(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user)
    with pytest.raises(Refused, match="text is empty"):
        await bot.say(user, "")
    copy = {"chat_id": user, "from_chat_id": user, "message_id": message["message_id"]}

    (refused,) = await refusals(*(bot.call("copyMessage", **copy) for _ in range(3)))

    assert refused.status == 429


async def test_more_than_30_a_second_to_all_is_429(bot: RawBot, tester: ControlClient) -> None:
    users = [await tester.start(str(number)) for number in range(31)]

    (refused,) = await refusals(*(bot.say(user) for user in users))

    assert refused.body["parameters"] == {"retry_after": 1}


async def test_the_21st_message_to_a_group_in_a_minute_is_429(bot: RawBot, tester: ControlClient) -> None:
    group = {"id": -100200, "type": "supergroup", "title": "Walkers"}
    sender = {"id": 5, "is_bot": False, "first_name": "Elif"}
    message = {"message_id": 1, "date": 1, "chat": group, "from": sender, "text": "Hello"}
    await tester.post("updates", {"message": message})

    (refused,) = await refusals(*(bot.say(-100200) for _ in range(21)))

    assert 58 <= refused.body["parameters"]["retry_after"] <= 60
