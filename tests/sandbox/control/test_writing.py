"""What people send besides plain words: formatted words, and files with words below them."""

import base64
from typing import Any

import aiohttp
import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused
from tests.sandbox.pictures import gif, png

BOLD = {"type": "bold", "offset": 3, "length": 5}
LINK = {"type": "text_link", "offset": 0, "length": 2, "url": "https://example.com/"}


async def test_formatted_words_carry_their_entities_beside_those_that_telegram_finds(
    bot: RawBot, tester: ControlClient
) -> None:
    user = await tester.join()

    await tester.post(f"users/{user}/messages", {"text": "👍 Today /today", "entities": [BOLD, LINK]})

    (update,) = await bot.updates()
    command = {"type": "bot_command", "offset": 9, "length": 6}
    assert update["message"]["entities"] == [LINK, BOLD, command]
    assert (await tester.newest(user))["entities"] == [LINK, BOLD, command]


@pytest.mark.parametrize("kind", ["photo", "document", "animation"])
async def test_a_file_with_formatted_words_below_can_be_sent_on_by_its_id(
    bot: RawBot, tester: ControlClient, kind: str
) -> None:
    user, other = await tester.start(), await tester.start("Elif")

    await tester.post(f"users/{user}/messages", {kind: True, "caption": "As always", "entities": [BOLD]})

    message = (await bot.updates())[-1]["message"]
    assert (message["caption"], message["caption_entities"]) == ("As always", [BOLD])
    file_id = message["photo"][-1]["file_id"] if kind == "photo" else message[kind]["file_id"]
    sent = {"caption": message["caption"], "caption_entities": message["caption_entities"]}
    again = await bot.call(f"send{kind}", chat_id=other, **{kind: file_id}, **sent)
    assert again[kind] == message[kind]
    shown = await tester.newest(other)
    assert (shown["caption"], shown["entities"]) == ("As always", [BOLD])
    assert shown[kind] == (await tester.newest(user))[kind]


@pytest.mark.parametrize(
    ("kind", "name", "content", "mime"),
    [
        ("photo", "leg.png", png(40, 20), "image/png"),
        ("animation", "leg.gif", gif(40, 20), "image/gif"),
        ("document", "list.csv", b"a,b\n1,2\n", "text/csv"),
        ("document", "unheard.of", b"?", "application/octet-stream"),
    ],
)
async def test_a_file_of_ones_own_arrives_as_it_is(
    http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient, kind: str, name: str, content: bytes, mime: str
) -> None:
    user = await tester.join()

    await tester.post(f"users/{user}/messages", {kind: {"name": name, "content": base64.b64encode(content).decode()}})

    (update,) = await bot.updates()
    file = update["message"][kind]
    if kind == "photo":
        assert (file[-1]["width"], file[-1]["height"]) == (40, 20)
    else:
        assert (file["file_name"], file["mime_type"]) == (name, mime)
    shown = (await tester.newest(user))[kind]
    assert (shown["name"], shown["size"]) == (name, len(content))
    async with http.get(shown["url"]) as answer:
        assert await answer.read() == content
        assert answer.content_type == mime


@pytest.mark.parametrize(
    "body",
    [
        {"text": "Hello", "entities": "bold"},
        {"text": "Hello", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]},
        {"text": "Hello", "entities": [{"type": "bold", "offset": 0, "length": 6}]},
        {"text": "Hello", "entities": [{"type": "bold", "offset": -1, "length": 2}]},
        {"text": "Hello", "entities": [{"type": "text_link", "offset": 0, "length": 2}]},
        {"photo": True, "caption": " "},
        {"photo": True, "caption": "x" * 1025},
        {"photo": {"name": "leg.png"}},
        {"photo": {"name": "leg.png", "content": "not base64!"}},
        {"photo": {"name": "leg.png", "content": base64.b64encode(b"no picture").decode()}},
        {"document": "leg.png"},
    ],
)
async def test_what_no_phone_would_send_is_400(tester: ControlClient, body: dict[str, Any]) -> None:
    user = await tester.join()
    with pytest.raises(Refused) as refused:
        await tester.post(f"users/{user}/messages", body)
    assert refused.value.status == 400
