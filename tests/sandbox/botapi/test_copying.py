"""copyMessage."""

import aiohttp
import pytest

from tests.sandbox.botapi.uploading import upload
from tests.sandbox.clients import ControlClient, RawBot, Refused
from tests.sandbox.pictures import png


async def test_a_copy_has_the_content_and_nothing_else(bot: RawBot, tester: ControlClient) -> None:
    ayse, fatma = await tester.start("Ayşe"), await tester.start("Fatma")
    written = await tester.write(ayse, "My /week")

    copied = await bot.call(
        "copyMessage", chat_id=fatma, from_chat_id=ayse, message_id=written["message_id"], protect_content=True
    )

    shown = await tester.newest(fatma)
    assert shown["message_id"] == copied["message_id"]
    assert (shown["from"], shown["text"], shown["protected"]) == ("bot", "My /week", True)
    assert [entity["type"] for entity in shown["entities"]] == ["bot_command"]


async def test_a_copied_photo_can_have_another_caption_and_buttons(
    http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient
) -> None:
    user = await tester.start()
    files, caption = {"photo": ("p.png", png())}, "<b>Old</b>"
    photo = await upload(http, "sendPhoto", files, chat_id=user, caption=caption, parse_mode="HTML")
    source = {"chat_id": user, "from_chat_id": user, "message_id": photo["message_id"]}

    await bot.call("copyMessage", **source)
    kept = await tester.newest(user)
    buttons = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    await bot.call("copyMessage", **source, caption="New", reply_markup=buttons)
    changed = await tester.newest(user)

    assert (kept["caption"], len(kept["entities"])) == ("Old", 1)
    assert (changed["caption"], changed["entities"]) == ("New", [])
    assert changed["photo"] == kept["photo"]
    assert changed["buttons"] == [[{"text": "Yes", "data": "y"}]]


async def test_what_is_gone_cannot_be_copied(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user)
    await bot.call("deleteMessage", chat_id=user, message_id=message["message_id"])

    for message_id in (message["message_id"], 999):
        with pytest.raises(Refused, match="Bad Request: message to copy not found"):
            await bot.call("copyMessage", chat_id=user, from_chat_id=user, message_id=message_id)
