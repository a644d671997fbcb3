"""The edit methods."""

from typing import Any

import aiohttp
import pytest

from tests.sandbox.botapi.uploading import upload
from tests.sandbox.clients import ControlClient, RawBot, Refused
from tests.sandbox.pictures import gif, png

YES = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


def place(message: dict[str, Any]) -> dict[str, int]:
    return {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}


async def test_an_edit_replaces_text_and_buttons(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user, "<b>Old</b>", parse_mode="HTML", reply_markup=YES)
    await tester.advance(60)

    edited = await bot.call("editMessageText", **place(message), text="New")

    assert edited["text"] == "New"
    assert edited["date"] == message["date"]
    assert edited["edit_date"] == message["date"] + 60
    assert "entities" not in edited
    assert "reply_markup" not in edited
    shown = await tester.newest(user)
    assert (shown["text"], shown["edited"], shown["buttons"]) == ("New", True, [])


async def test_every_edit_gets_a_new_number(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user, "Old")
    before = await tester.newest(user)
    await bot.call("editMessageText", **place(message), text="New")

    assert (await tester.newest(user))["seq"] > before["seq"]


async def test_an_edit_to_the_same_is_refused(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user, "Same", reply_markup=YES)
    reason = "Bad Request: message is not modified: specified new message content and reply markup"

    with pytest.raises(Refused, match=reason):
        await bot.call("editMessageText", **place(message), text=" Same ", reply_markup=YES)
    with pytest.raises(Refused, match=reason):
        await bot.call("editMessageReplyMarkup", **place(message), reply_markup=YES)
    assert await bot.call("editMessageText", **place(message), text="<b>Same</b>", parse_mode="HTML")
    with pytest.raises(Refused, match=reason):
        await bot.call("editMessageReplyMarkup", **place(message))


async def test_buttons_alone_can_be_changed(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user, "Text")

    assert (await bot.call("editMessageReplyMarkup", **place(message), reply_markup=YES))["reply_markup"] == YES
    assert "reply_markup" not in await bot.call("editMessageReplyMarkup", **place(message))


async def test_a_caption_and_a_file_can_be_changed(
    http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient
) -> None:
    user = await tester.start()
    photo = await upload(http, "sendPhoto", {"photo": ("p.png", png())}, chat_id=user, caption="Old")

    captioned = await bot.call("editMessageCaption", **place(photo), caption="<i>New</i>", parse_mode="HTML")
    assert (captioned["caption"], captioned["photo"]) == ("New", photo["photo"])
    assert "caption" not in await bot.call("editMessageCaption", **place(photo))

    media = {"type": "animation", "media": "attach://film", "caption": "Moves"}
    moved = await upload(http, "editMessageMedia", {"film": ("f.gif", gif())}, **place(photo), media=media)
    assert "photo" not in moved
    assert (moved["caption"], moved["animation"]["width"]) == ("Moves", 64)
    shown = await tester.newest(user)
    assert shown["animation"]["name"] == "f.gif"
    assert "photo" not in shown


async def test_a_text_has_no_caption_and_a_photo_no_text(
    http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient
) -> None:
    user = await tester.start()
    text = await bot.say(user)
    photo = await upload(http, "sendPhoto", {"photo": ("p.png", png())}, chat_id=user)

    with pytest.raises(Refused, match="there is no caption in the message to edit"):
        await bot.call("editMessageCaption", **place(text), caption="New")
    with pytest.raises(Refused, match="there is no text in the message to edit"):
        await bot.call("editMessageText", **place(photo), text="New")


async def test_only_ones_own_messages_with_inline_buttons_or_none_can_be_edited(
    bot: RawBot, tester: ControlClient
) -> None:
    user = await tester.join()
    theirs = await tester.write(user, "/start")
    with pytest.raises(Refused, match="message can't be edited"):
        await bot.call("editMessageText", chat_id=user, message_id=theirs["message_id"], text="New")

    for markup in ({"keyboard": [["Today"]]}, {"remove_keyboard": True}, {"force_reply": True}):
        message = await bot.say(user, reply_markup=markup)
        with pytest.raises(Refused, match="message can't be edited"):
            await bot.call("editMessageText", **place(message), text="New")


async def test_an_edit_takes_inline_buttons_only(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user)

    with pytest.raises(Refused, match="inline keyboard expected"):
        await bot.call("editMessageReplyMarkup", **place(message), reply_markup={"remove_keyboard": True})


async def test_what_is_gone_cannot_be_edited(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user)
    await bot.call("deleteMessage", **place(message))

    for message_id in (message["message_id"], 999):
        with pytest.raises(Refused, match="Bad Request: message to edit not found"):
            await bot.call("editMessageText", chat_id=user, message_id=message_id, text="New")


async def test_an_edit_obeys_the_same_rules_as_a_message(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user)

    for text, reason in (("", "text is empty"), ("x" * 4097, "too long"), ("<b>", "can't parse entities")):
        with pytest.raises(Refused, match=reason):
            await bot.call("editMessageText", **place(message), text=text, parse_mode="HTML")
    await tester.post(f"users/{user}/block")
    with pytest.raises(Refused, match="bot was blocked by the user"):
        await bot.call("editMessageText", **place(message), text="New")
