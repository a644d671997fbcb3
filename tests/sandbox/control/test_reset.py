"""Starting over."""

import aiohttp
import pytest

from tests.sandbox.botapi.uploading import upload
from tests.sandbox.clients import ControlClient, RawBot, Refused
from tests.sandbox.pictures import png

TODAY = [{"command": "today", "description": "Exercises of today"}]


async def test_people_chats_updates_faults_and_calls_are_gone(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.say(user)
    await tester.fault("*", status=500, times=0)

    await tester.post("reset")

    state = await tester.get("state")
    assert (state["users"], state["pending"]) == ([], 0)
    assert await tester.calls() == []
    assert await bot.updates() == []
    with pytest.raises(Refused):
        await tester.chat(user)


async def test_the_bot_its_files_and_the_clock_stay(
    http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient
) -> None:
    user = await tester.start()
    await bot.call("setMyName", name="Companion")
    await bot.call("setMyCommands", commands=TODAY)
    await bot.call("setMyCommands", commands=TODAY, scope={"type": "chat", "chat_id": user})
    photo = (await upload(http, "sendPhoto", {"photo": ("p.png", png())}, chat_id=user))["photo"][-1]
    await tester.advance(3600)

    await tester.post("reset")

    assert (await tester.get("state"))["now"] == "2026-03-02T11:00:00Z"
    assert (await bot.call("getMe"))["first_name"] == "Companion"
    assert await bot.call("getMyCommands") == TODAY
    again = await tester.start()
    assert await bot.call("sendPhoto", chat_id=again, photo=photo["file_id"])


async def test_no_id_is_used_again(bot: RawBot, tester: ControlClient) -> None:
    async def ids() -> list[int]:
        user = await tester.join()
        sent = await tester.write(user, "/start")
        await bot.offer(user, [{"text": "Yes", "callback_data": "y"}])
        tap = await tester.tap(user, "Yes")
        return [user, sent["update_id"], sent["message_id"], int(tap["callback_id"]), await tester.seq()]

    before = await ids()
    await tester.post("reset")
    after = await ids()

    assert all(new > old for old, new in zip(before, after, strict=True))
