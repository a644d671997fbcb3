"""getChat, pins, chat actions and reactions."""

import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused


async def test_get_chat_knows_the_person_and_the_pin(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start("Ayşe", last_name="Yılmaz")
    message = await bot.say(user)

    chat = await bot.call("getChat", chat_id=user)
    assert (chat["type"], chat["first_name"], chat["last_name"]) == ("private", "Ayşe", "Yılmaz")
    assert "pinned_message" not in chat
    await bot.call("pinChatMessage", chat_id=user, message_id=message["message_id"])
    assert (await bot.call("getChat", chat_id=user))["pinned_message"] == message
    with pytest.raises(Refused, match="chat not found"):
        await bot.call("getChat", chat_id=1)


async def test_a_pin_needs_a_message_that_is_not_pinned_yet(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user)
    await bot.call("pinChatMessage", chat_id=user, message_id=message["message_id"])

    with pytest.raises(Refused, match="already pinned"):
        await bot.call("pinChatMessage", chat_id=user, message_id=message["message_id"])
    with pytest.raises(Refused, match="message to pin not found"):
        await bot.call("pinChatMessage", chat_id=user, message_id=999)


async def test_typing_shows_until_the_bot_writes(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    assert (await tester.chat(user))["typing"] is False

    await bot.call("sendChatAction", chat_id=user, action="typing")
    assert (await tester.chat(user))["typing"] is True
    await bot.say(user)
    assert (await tester.chat(user))["typing"] is False

    with pytest.raises(Refused, match="wrong parameter action in request"):
        await bot.call("sendChatAction", chat_id=user, action="sleeping")


async def test_a_reaction_shows_and_can_be_taken_back(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()
    message_id = (await tester.write(user, "/start"))["message_id"]
    place = {"chat_id": user, "message_id": message_id}

    assert await bot.call("setMessageReaction", **place, reaction=[{"type": "emoji", "emoji": "❤️"}])
    assert (await tester.newest(user))["reactions"] == ["❤️"]
    assert await bot.call("setMessageReaction", **place)
    assert (await tester.newest(user))["reactions"] == []


async def test_only_one_known_emoji_is_a_reaction(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()
    place = {"chat_id": user, "message_id": (await tester.write(user, "/start"))["message_id"]}
    thumb = {"type": "emoji", "emoji": "👍"}

    for reaction, reason in (
        ([{"type": "emoji", "emoji": "🦴"}], "REACTION_INVALID"),
        ([{"type": "custom_emoji", "custom_emoji_id": "5"}], "REACTION_INVALID"),
        ([thumb, {"type": "emoji", "emoji": "👎"}], "REACTIONS_TOO_MANY"),
    ):
        with pytest.raises(Refused, match=reason):
            await bot.call("setMessageReaction", **place, reaction=reaction)
    with pytest.raises(Refused, match="message to react not found"):
        await bot.call("setMessageReaction", chat_id=user, message_id=999, reaction=[thumb])
