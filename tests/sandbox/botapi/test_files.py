"""Photos, animations, documents, voice and video: sent, shown, sent again."""

import hashlib

import aiohttp
import pytest

from tests.sandbox.botapi.uploading import upload
from tests.sandbox.clients import ControlClient, RawBot, Refused
from tests.sandbox.pictures import gif, jpeg, mp4, png


@pytest.mark.parametrize("content", [png(1000, 500), jpeg(1000, 500)])
async def test_a_photo_has_sizes_that_fit_telegrams_boxes(
    http: aiohttp.ClientSession, tester: ControlClient, content: bytes
) -> None:
    user = await tester.start()

    message = await upload(http, "sendPhoto", {"photo": ("p.png", content)}, chat_id=user)

    sizes = message["photo"]
    assert [(size["width"], size["height"]) for size in sizes] == [(90, 45), (320, 160), (800, 400), (1000, 500)]
    assert len({size["file_id"] for size in sizes}) == len({size["file_unique_id"] for size in sizes}) == 4
    assert sizes[-1]["file_size"] == len(content)


async def test_a_file_id_can_be_used_again_by_any_of_its_sizes(
    http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient
) -> None:
    ayse, fatma = await tester.start("Ayşe"), await tester.start("Fatma")
    first = await upload(http, "sendPhoto", {"photo": ("p.png", png(400, 400))}, chat_id=ayse)

    for size in first["photo"]:
        again = await bot.call("sendPhoto", chat_id=fatma, photo=size["file_id"])
        assert again["photo"] == first["photo"]


async def test_a_file_id_serves_only_its_own_kind(
    http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient
) -> None:
    user = await tester.start()
    photo = await upload(http, "sendPhoto", {"photo": ("p.png", png())}, chat_id=user)

    with pytest.raises(Refused, match="can't use file of type Photo as Document"):
        await bot.call("sendDocument", chat_id=user, document=photo["photo"][0]["file_id"])
    for wrong in ("invented", "https://example.com/photo.png"):
        with pytest.raises(Refused, match="wrong file identifier/HTTP URL specified"):
            await bot.call("sendPhoto", chat_id=user, photo=wrong)
    with pytest.raises(Refused, match="there is no photo in the request"):
        await bot.call("sendPhoto", chat_id=user)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "file must be non-empty"),
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (b"\xff\xd8 cut off", "IMAGE_PROCESS_FAILED"),
        (png(21, 1), "PHOTO_INVALID_DIMENSIONS"),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png() + bytes(10_000_000), "file is too big for a photo"),
    ],
)
async def test_what_is_no_photo_is_refused(
    http: aiohttp.ClientSession, tester: ControlClient, content: bytes, reason: str
) -> None:
    user = await tester.start()

    with pytest.raises(Refused, match=reason):
        await upload(http, "sendPhoto", {"photo": ("p.png", content)}, chat_id=user)


@pytest.mark.parametrize(
    ("name", "content"), [("a.gif", gif(320, 200)), ("a.mp4", mp4(320, 200)), ("a.mp4", mp4(320, 200, version=1))]
)
async def test_an_animation_knows_its_size_and_is_a_document_too(
    http: aiohttp.ClientSession, tester: ControlClient, name: str, content: bytes
) -> None:
    user = await tester.start()

    message = await upload(http, "sendAnimation", {"animation": (name, content)}, chat_id=user, duration=3)

    animation = message["animation"]
    assert (animation["width"], animation["height"], animation["duration"]) == (320, 200, 3)
    assert message["document"]["file_id"] == animation["file_id"]
    shown = await tester.newest(user)
    assert shown["animation"]["name"] == name
    assert "document" not in shown


@pytest.mark.parametrize("kind", ["photo", "animation", "document", "voice"])
async def test_every_kind_shows_its_address_name_and_size(
    http: aiohttp.ClientSession, tester: ControlClient, kind: str
) -> None:
    user = await tester.start()
    content = png() if kind == "photo" else b"content"
    method = f"send{kind.title()}"

    await upload(http, method, {kind: (f"a-{kind}", content)}, chat_id=user, caption="<b>Look</b>", parse_mode="HTML")

    shown = await tester.newest(user)
    assert shown["caption"] == "Look"
    assert shown["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert "text" not in shown
    assert (shown[kind]["name"], shown[kind]["size"]) == (f"a-{kind}", len(content))
    async with http.get(shown[kind]["url"]) as answer:
        assert await answer.read() == content


async def test_a_caption_has_up_to_1024_characters(
    http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient
) -> None:
    user = await tester.start()
    files, caption = {"photo": ("p.png", png())}, "<b>" + "x" * 1024 + "</b>"
    sent = await upload(http, "sendPhoto", files, chat_id=user, caption=caption, parse_mode="HTML")
    file_id = sent["photo"][0]["file_id"]

    with pytest.raises(Refused, match="Bad Request: message caption is too long"):
        await bot.call("sendPhoto", chat_id=user, photo=file_id, caption="x" * 1025)
    assert "caption" not in await bot.call("sendPhoto", chat_id=user, photo=file_id, caption=" ")


async def test_spoiler_and_caption_position_are_kept(http: aiohttp.ClientSession, tester: ControlClient) -> None:
    user = await tester.start()
    message = await upload(
        http,
        "sendPhoto",
        {"photo": ("p.png", png())},
        chat_id=user,
        caption="Above",
        has_spoiler=True,
        show_caption_above_media=True,
    )

    assert message["has_media_spoiler"] is True
    assert message["show_caption_above_media"] is True


async def test_a_file_can_be_attached_under_another_name(http: aiohttp.ClientSession, tester: ControlClient) -> None:
    user = await tester.start()

    message = await upload(http, "sendDocument", {"mine": ("a.txt", b"hello")}, chat_id=user, document="attach://mine")

    assert message["document"]["file_name"] == "a.txt"
    assert message["document"]["mime_type"] == "text/plain"


async def test_the_log_shows_a_file_by_name_size_and_digest(http: aiohttp.ClientSession, tester: ControlClient) -> None:
    user = await tester.start()
    await upload(http, "sendDocument", {"document": ("a.txt", b"hello")}, chat_id=user)

    (call,) = await tester.calls("sendDocument")

    digest = hashlib.sha256(b"hello").hexdigest()
    assert call["params"] == {"chat_id": user, "document": {"name": "a.txt", "size": 5, "sha256": digest}}


async def test_what_people_send_can_be_fetched(http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    for kind in ("photo", "voice", "video", "sticker"):
        await tester.post(f"users/{user}/messages", {kind: True})

    _, photo, voice, video, sticker = (update["message"] for update in await bot.updates())

    for file in (photo["photo"][-1], voice["voice"], video["video"], sticker["sticker"]):
        path = (await bot.call("getFile", file_id=file["file_id"]))["file_path"]
        async with http.get(f"/file/bot4242:token/{path}") as answer:
            assert len(await answer.read()) == file["file_size"]
