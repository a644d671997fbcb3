"""sendMediaGroup."""

from typing import Any

import aiohttp
import pytest

from tests.sandbox.botapi.uploading import upload
from tests.sandbox.clients import ControlClient, RawBot, Refused
from tests.sandbox.pictures import png


def photo(name: str = "one", **more: Any) -> dict[str, Any]:
    return {"type": "photo", "media": f"attach://{name}", **more}


async def test_an_album_is_several_messages_with_one_group_id(
    http: aiohttp.ClientSession, tester: ControlClient
) -> None:
    user = await tester.start()
    files = {"one": ("1.png", png()), "two": ("2.mp4", b"film")}
    media = [photo(caption="<b>First</b>", parse_mode="HTML"), {"type": "video", "media": "attach://two"}]

    first, second = await upload(http, "sendMediaGroup", files, chat_id=user, media=media, protect_content=True)

    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("First", False)
    assert second["video"]["file_name"] == "2.mp4"
    assert all(message["protected"] for message in (await tester.chat(user))["messages"][1:])


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ([photo()], "2-10 items"),
        ([photo()] * 11, "2-10 items"),
        ([photo(), {"type": "document", "media": "attach://one"}], "can't be mixed"),
        ([photo(), {"type": "animation", "media": "attach://one"}], "type must be one of"),
        ([photo(), "nonsense"], "expected an Object"),
        ([photo(), photo("missing")], "wrong file identifier"),
        ([photo(), photo(caption="x" * 1025)], "caption is too long"),
        ("nonsense", "expected an Array"),
    ],
)
async def test_a_malformed_album_is_400_and_sends_nothing(
    http: aiohttp.ClientSession, tester: ControlClient, media: Any, reason: str
) -> None:
    user = await tester.start()

    with pytest.raises(Refused, match=reason):
        await upload(http, "sendMediaGroup", {"one": ("1.png", png())}, chat_id=user, media=media)
    assert len((await tester.chat(user))["messages"]) == 1


async def test_files_of_an_album_can_be_used_again(
    http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient
) -> None:
    user = await tester.start()
    files = {"one": ("1.png", png()), "two": ("2.png", png(9, 9))}
    album = await upload(http, "sendMediaGroup", files, chat_id=user, media=[photo(), photo("two")])

    media = [{"type": "photo", "media": message["photo"][-1]["file_id"]} for message in album]
    again = await bot.call("sendMediaGroup", chat_id=user, media=media)

    assert [message["photo"] for message in again] == [message["photo"] for message in album]
