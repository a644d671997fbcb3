"""How calls reach the Bot API and how they are answered."""

import aiohttp
import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused


async def test_any_token_of_the_right_form_is_accepted(http: aiohttp.ClientSession) -> None:
    for token in ("1:a", "123456789:AAE-x_y"):
        assert (await RawBot(http, token).call("getMe"))["is_bot"] is True


@pytest.mark.parametrize("token", ["nonsense", "12:", "a1:b"])
async def test_any_other_token_is_unauthorized(http: aiohttp.ClientSession, token: str) -> None:
    with pytest.raises(Refused, match="Unauthorized") as refused:
        await RawBot(http, token).call("getMe")
    assert refused.value.status == 401


async def test_method_names_are_case_insensitive(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    assert (await bot.call("GETME"))["is_bot"]
    assert len(await bot.call("getupdates")) == 1
    assert (await bot.call("sendmessage", chat_id=user, text="Hello"))["text"] == "Hello"


async def test_an_unknown_method_is_404_and_never_a_polite_true(bot: RawBot) -> None:
    for method in ("sendTelepathy", "sendPoll", "get_me"):
        with pytest.raises(Refused) as refused:
            await bot.call(method)
        assert refused.value.body == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_all_listed_methods_exist(http: aiohttp.ClientSession, tester: ControlClient) -> None:
    listed = (
        "getMe getUpdates setWebhook deleteWebhook getWebhookInfo sendMessage sendPhoto sendAnimation "
        "sendDocument sendMediaGroup editMessageText editMessageCaption editMessageReplyMarkup "
        "editMessageMedia deleteMessage deleteMessages answerCallbackQuery sendChatAction setMyCommands "
        "getMyCommands deleteMyCommands setMyDescription setMyShortDescription setMyName "
        "setChatMenuButton getChat getFile pinChatMessage copyMessage setMessageReaction sendVoice sendVideo"
    )
    for method in listed.split():
        async with http.post(f"/bot1:x/{method}", json={"url": "", "commands": []}) as answer:
            assert answer.status in (200, 400), method
    await tester.post("reset")


async def test_get_and_query_strings_work_too(http: aiohttp.ClientSession, tester: ControlClient) -> None:
    user = await tester.start()
    query = {"chat_id": str(user), "text": "ğüşiöç & +"}
    async with http.get("/bot1:x/sendMessage", params=query) as answer:
        body = await answer.json()

    assert body["result"]["text"] == "ğüşiöç & +"
    assert answer.headers["content-type"] == "application/json"


async def test_a_form_is_read_as_the_types_that_the_names_promise(
    http: aiohttp.ClientSession, tester: ControlClient
) -> None:
    user = await tester.start()
    form = {
        "chat_id": str(user),
        "text": "12",
        "protect_content": "True",
        "reply_markup": '{"inline_keyboard":[[{"text":"Yes","callback_data":"y"}]]}',
    }
    async with http.post("/bot1:x/sendMessage", data=form) as answer:
        assert answer.status == 200

    (call,) = await tester.calls("sendMessage")
    assert call["params"]["chat_id"] == user
    assert call["params"]["text"] == "12"
    assert call["params"]["protect_content"] is True
    assert call["params"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "y"


async def test_multipart_carries_binary_files_unharmed(
    http: aiohttp.ClientSession, bot: RawBot, tester: ControlClient
) -> None:
    user = await tester.start()
    content = bytes(range(256)) * 5 + b"\r\n--almost\r\n\r\n"
    form = aiohttp.FormData()
    form.add_field("chat_id", str(user))
    form.add_field("caption", "Günlük")
    form.add_field("document", content, filename="gün lük.bin", content_type="application/octet-stream")
    async with http.post("/bot1:x/sendDocument", data=form) as answer:
        sent = (await answer.json())["result"]

    assert sent["caption"] == "Günlük"
    assert sent["document"]["file_size"] == len(content)
    path = (await bot.call("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    async with http.get(f"/file/bot1:x/{path}") as answer:
        assert await answer.read() == content


@pytest.mark.parametrize("body", [b"{", b"[]", b"nonsense"])
async def test_a_body_that_is_no_json_object_is_400(http: aiohttp.ClientSession, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    async with http.post("/bot1:x/getMe", data=body, headers=headers) as answer:
        assert answer.status == 400


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", b"text=%ff"),
        ("application/x-www-form-urlencoded", b"text=\xff"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\r\n--b--'),
    ],
)
async def test_what_is_not_utf8_is_400(http: aiohttp.ClientSession, content_type: str, body: bytes) -> None:
    headers = {"Content-Type": content_type}
    async with http.post("/bot1:x/sendMessage", data=body, headers=headers) as answer:
        assert answer.status == 400


async def test_half_a_surrogate_pair_is_400(http: aiohttp.ClientSession, tester: ControlClient) -> None:
    user = await tester.start()
    body = b'{"chat_id":%d,"text":"\\ud83d"}' % user
    headers = {"Content-Type": "application/json"}
    async with http.post("/bot1:x/sendMessage", data=body, headers=headers) as answer:
        assert answer.status == 400
        assert "UTF-8" in (await answer.json())["description"]


async def test_a_file_that_does_not_exist_is_404(http: aiohttp.ClientSession, bot: RawBot) -> None:
    async with http.get("/file/bot1:x/photos/file_1.jpg") as answer:
        assert answer.status == 404
    with pytest.raises(Refused, match="invalid file_id"):
        await bot.call("getFile", file_id="nothing")
