"""deleteMessage and deleteMessages."""

import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused

TWO_DAYS = 48 * 3600


async def test_a_deleted_message_stays_in_the_chat_as_deleted(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user)
    before = (await tester.newest(user))["seq"]

    assert await bot.call("deleteMessage", chat_id=user, message_id=message["message_id"]) is True

    shown = await tester.newest(user)
    assert shown["deleted"] is True
    assert shown["seq"] > before


async def test_the_persons_own_messages_can_be_deleted_too(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()
    written = await tester.write(user, "/start")

    assert await bot.call("deleteMessage", chat_id=user, message_id=written["message_id"])


async def test_after_48_hours_it_is_too_late(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    first, second = await bot.say(user), await bot.say(user)
    await tester.advance(TWO_DAYS)
    assert await bot.call("deleteMessage", chat_id=user, message_id=first["message_id"])

    await tester.advance(1)
    with pytest.raises(Refused, match="Bad Request: message can't be deleted for everyone"):
        await bot.call("deleteMessage", chat_id=user, message_id=second["message_id"])
    with pytest.raises(Refused, match="can't be deleted"):
        await bot.call("deleteMessages", chat_id=user, message_ids=[second["message_id"]])


async def test_nothing_can_be_deleted_twice(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user)
    await bot.call("deleteMessage", chat_id=user, message_id=message["message_id"])

    for message_id in (message["message_id"], 999):
        with pytest.raises(Refused, match="Bad Request: message to delete not found"):
            await bot.call("deleteMessage", chat_id=user, message_id=message_id)


async def test_several_are_deleted_at_once_and_unknown_ones_are_skipped(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    ids = [(await bot.say(user))["message_id"] for _ in range(3)]

    assert await bot.call("deleteMessages", chat_id=user, message_ids=[*ids, 999]) is True
    assert await bot.call("deleteMessages", chat_id=user, message_ids=ids) is True
    assert [message["deleted"] for message in (await tester.chat(user))["messages"]] == [False, True, True, True]
    for wrong in ([], [1] * 101):
        with pytest.raises(Refused):
            await bot.call("deleteMessages", chat_id=user, message_ids=wrong)


async def test_a_deleted_message_is_no_longer_pinned(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user)
    await bot.call("pinChatMessage", chat_id=user, message_id=message["message_id"])
    await bot.call("deleteMessage", chat_id=user, message_id=message["message_id"])

    assert "pinned_message" not in await bot.call("getChat", chat_id=user)
