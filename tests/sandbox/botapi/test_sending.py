"""sendMessage, and who may be written to."""

import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused


async def test_a_message_looks_as_telegram_writes_it(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start("Ayşe", last_name="Yılmaz", username="ayse")

    message = await bot.say(user, "Hello")

    assert message == {
        "message_id": message["message_id"],
        "from": {"id": 4242, "is_bot": True, "first_name": "Sandbox", "username": "sandbox_bot"},
        "chat": {
            "id": user,
            "type": "private",
            "first_name": "Ayşe",
            "last_name": "Yılmaz",
            "username": "ayse",
        },
        "date": 1772445600,
        "text": "Hello",
    }


async def test_a_text_has_1_to_4096_characters_after_parsing(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    assert len((await bot.say(user, "x" * 4096))["text"]) == 4096
    assert len((await bot.say(user, "😀" * 4096))["text"]) == 4096
    marked = "<b>" + "x" * 4096 + "</b>&amp;"[:4]
    assert len((await bot.say(user, marked, parse_mode="HTML"))["text"]) == 4096
    for text in ("x" * 4097, "😀" * 4097):
        with pytest.raises(Refused, match="Bad Request: message is too long"):
            await bot.say(user, text)


@pytest.mark.parametrize("text", ["", " ", "\n\t \r\n", "<b> </b>"])
async def test_nothing_visible_is_no_text(bot: RawBot, tester: ControlClient, text: str) -> None:
    user = await tester.start()

    with pytest.raises(Refused, match="Bad Request: message text is empty"):
        await bot.say(user, text, parse_mode="HTML")


async def test_blanks_around_the_text_fall_away_and_entities_move_along(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    message = await bot.say(user, "\n <b> Hi </b>\r\n ", parse_mode="HTML")

    assert message["text"] == "Hi"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 2}]


async def test_links_commands_and_mentions_are_found(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    message = await bot.say(user, "😀 /privacy or https://example.com/a?b=c. Ask @somebody, x@example.com #bone")

    found = [(each["type"], each["offset"], each["length"]) for each in message["entities"]]
    assert found == [
        ("bot_command", 3, 8),
        ("url", 15, 25),
        ("mention", 46, 9),
        ("email", 57, 13),
        ("hashtag", 71, 5),
    ]


async def test_nothing_is_found_inside_a_link_or_code(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    message = await bot.say(user, "<code>/start</code>", parse_mode="HTML")

    assert [each["type"] for each in message["entities"]] == ["code"]


async def test_entities_can_be_given_instead_of_markup(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    bold = {"type": "bold", "offset": 0, "length": 2}

    assert (await bot.say(user, "Hello", entities=[bold]))["entities"] == [bold]
    for wrong in ("nonsense", ["nonsense"], [{"type": "bold"}], [{"offset": 0, "length": 1}]):
        with pytest.raises(Refused, match="can't parse"):
            await bot.say(user, "Hello", entities=wrong)


async def test_other_markup_than_html_is_refused(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    with pytest.raises(Refused, match="unsupported parse_mode"):
        await bot.say(user, "*bold*", parse_mode="MarkdownV2")
    with pytest.raises(Refused, match="can't parse entities"):
        await bot.say(user, "<b>bold", parse_mode="html")


async def test_somebody_unknown_cannot_be_written_to(bot: RawBot) -> None:
    for chat in (1, -100, "@nobody", "nonsense"):
        with pytest.raises(Refused, match="Bad Request: chat not found"):
            await bot.call("sendMessage", chat_id=chat, text="Hello")
    with pytest.raises(Refused, match="Bad Request: chat_id is empty"):
        await bot.call("sendMessage", text="Hello")


async def test_the_bot_cannot_write_first(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()

    with pytest.raises(Refused, match="Forbidden: bot can't initiate conversation with a user") as refused:
        await bot.say(user)
    assert refused.value.status == 403
    await tester.write(user, "/start")
    assert await bot.say(user)


async def test_a_protected_message_says_so(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    assert (await bot.say(user, protect_content=True))["has_protected_content"] is True
    assert (await tester.newest(user))["protected"] is True
    await bot.say(user)
    assert (await tester.newest(user))["protected"] is False


async def test_a_reply_shows_what_it_answers(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()
    question = await tester.write(user, "/start")

    reply = await bot.say(user, "Welcome", reply_parameters={"message_id": question["message_id"]})
    second = await bot.say(user, "Again", reply_to_message_id=reply["message_id"])

    assert reply["reply_to_message"]["text"] == "/start"
    assert second["reply_to_message"]["text"] == "Welcome"
    assert "reply_to_message" not in second["reply_to_message"]


async def test_a_reply_to_nothing_is_refused_unless_that_is_allowed(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    with pytest.raises(Refused, match="message to be replied not found"):
        await bot.say(user, reply_parameters={"message_id": 999})
    lenient = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot.say(user, reply_parameters=lenient)
