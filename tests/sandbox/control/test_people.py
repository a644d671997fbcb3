"""Users, what they write, tap and put as reactions."""

from typing import Any

import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused

YES = {"text": "Yes", "callback_data": "y"}


async def test_a_new_user_comes_back_with_an_id(tester: ControlClient) -> None:
    about = {"first_name": "Ayşe", "last_name": "Yılmaz", "username": "ayse", "language_code": "tr"}

    user = await tester.post("users", about)

    assert isinstance(user["id"], int)
    assert {name: user[name] for name in about} == about
    assert (await tester.get("state"))["users"] == [user]
    assert (await tester.post("users", {"first_name": "John"}))["language_code"] == "en"


@pytest.mark.parametrize(
    "body", [{}, {"first_name": ""}, {"first_name": 5}, {"first_name": "Ayşe", "language_code": 5}, [], "Ayşe"]
)
async def test_a_user_needs_a_first_name(tester: ControlClient, body: Any) -> None:
    with pytest.raises(Refused) as refused:
        await tester.post("users", body)
    assert refused.value.status == 400


async def test_a_body_that_is_no_json_is_400(tester: ControlClient) -> None:
    async with tester.http.post("/sandbox/users", data=b"{") as answer:
        assert answer.status == 400
        assert (await answer.json()).keys() == {"error"}


@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("POST", "users/999/messages"),
        ("PATCH", "users/999/messages/1"),
        ("POST", "users/nobody/taps"),
        ("POST", "users/999/block"),
        ("POST", "users/999/unblock"),
        ("POST", "users/999/reactions"),
        ("GET", "users/999/chat"),
        ("GET", "users/999/menu"),
        ("GET", "files/nothing"),
        ("GET", "nothing"),
    ],
)
async def test_what_does_not_exist_is_404(tester: ControlClient, verb: str, path: str) -> None:
    with pytest.raises(Refused) as refused:
        await tester.request(verb, path, {"text": "Hello"} if verb != "GET" else None)
    assert refused.value.status == 404


async def test_a_message_reaches_the_bot_and_the_chat(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()

    sent = await tester.write(user, "Hello")

    (update,) = await bot.updates()
    assert update["update_id"] == sent["update_id"]
    assert update["message"]["message_id"] == sent["message_id"]
    assert update["message"]["date"] == 1772445600
    assert "entities" not in update["message"]
    assert (await tester.newest(user))["text"] == "Hello"


@pytest.mark.parametrize(
    ("text", "length"), [("/start", 6), ("/start Ab-_9", 6), ("/gizlilik now", 9), ("/help@sandbox_bot", 17)]
)
async def test_a_command_carries_its_entity(bot: RawBot, tester: ControlClient, text: str, length: int) -> None:
    user = await tester.join()
    await tester.write(user, text)

    (update,) = await bot.updates()
    assert update["message"]["text"] == text
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": length}]


@pytest.mark.parametrize("payload", ["x" * 65, "no.dots", "two words", "ğ", " "])
async def test_a_deep_link_keeps_to_telegrams_rules(tester: ControlClient, payload: str) -> None:
    user = await tester.join()

    assert await tester.write(user, "/start " + "x" * 64)
    with pytest.raises(Refused, match="deep link") as refused:
        await tester.write(user, f"/start {payload}")
    assert refused.value.status == 400


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": " \n"},
        {"text": "x" * 4097},
        {"text": 5},
        {"text": "\ud83d"},
        {"text": "Hello", "photo": True},
        {"photo": False},
        {"location": {"latitude": "north", "longitude": 5}},
        {"location": True},
        {"poll": True},
    ],
)
async def test_a_malformed_message_is_400(tester: ControlClient, body: dict[str, Any]) -> None:
    user = await tester.join()
    with pytest.raises(Refused) as refused:
        await tester.post(f"users/{user}/messages", body)
    assert refused.value.status == 400


async def test_people_can_send_more_than_text(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()
    place = {"latitude": 41.01, "longitude": 28.98}
    for content in ({"location": place}, {"voice": True}, {"photo": True}, {"sticker": True}, {"video": True}):
        assert (await tester.post(f"users/{user}/messages", content)).keys() == {"update_id", "message_id"}

    location, voice, photo, sticker, video = (update["message"] for update in await bot.updates())
    assert location["location"] == place
    assert voice["voice"]["mime_type"] == "audio/ogg"
    assert photo["photo"][-1]["width"] == 640
    assert sticker["sticker"]["type"] == "regular"
    assert video["video"]["duration"] == 3
    shown = (await tester.chat(user))["messages"]
    assert shown[0]["location"] == place
    assert [message[kind]["size"] > 0 for kind, message in zip(("voice", "photo"), shown[1:3], strict=True)]


async def test_an_edit_is_an_edited_message(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()
    message_id = (await tester.write(user, "Helo /week"))["message_id"]
    await tester.advance(30)

    await tester.request("PATCH", f"users/{user}/messages/{message_id}", {"text": "/today"})
    assert (await bot.updates())[-1]["edited_message"]["entities"][0]["type"] == "bot_command"
    edit = await tester.request("PATCH", f"users/{user}/messages/{message_id}", {"text": "Hello"})

    update = (await bot.updates())[-1]
    assert edit == {"update_id": update["update_id"], "message_id": message_id}
    assert update["edited_message"]["text"] == "Hello"
    assert update["edited_message"]["edit_date"] == update["edited_message"]["date"] + 30
    assert "entities" not in update["edited_message"]
    assert [(each["text"], each["edited"]) for each in (await tester.chat(user))["messages"]] == [("Hello", True)]


async def test_only_ones_own_texts_can_be_edited(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    theirs = (await bot.say(user))["message_id"]
    photo = (await tester.post(f"users/{user}/messages", {"photo": True}))["message_id"]
    gone = (await tester.write(user, "gone"))["message_id"]
    await bot.call("deleteMessage", chat_id=user, message_id=gone)

    for message_id, status in ((theirs, 409), (photo, 409), (gone, 409), (999, 404), ("x", 404)):
        with pytest.raises(Refused) as refused:
            await tester.request("PATCH", f"users/{user}/messages/{message_id}", {"text": "New"})
        assert refused.value.status == status


async def test_blocking_and_unblocking_tell_the_bot(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    assert (await tester.post(f"users/{user}/block"))["blocked"] is True
    with pytest.raises(Refused, match="Forbidden: bot was blocked by the user") as refused:
        await bot.say(user)
    assert refused.value.status == 403
    assert (await tester.post(f"users/{user}/unblock"))["blocked"] is False
    assert await bot.say(user)

    _, blocked, unblocked = (update.get("my_chat_member") for update in await bot.updates())
    statuses = [(each["old_chat_member"]["status"], each["new_chat_member"]["status"]) for each in (blocked, unblocked)]
    assert statuses == [("member", "kicked"), ("kicked", "member")]
    assert blocked["from"]["id"] == blocked["chat"]["id"] == user
    assert blocked["new_chat_member"]["user"]["is_bot"] is True


async def test_blocking_twice_changes_nothing(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    for _ in range(2):
        await tester.post(f"users/{user}/block")

    assert len(await bot.updates()) == 2


async def test_whoever_blocks_the_bot_cannot_talk_to_it(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.offer(user, [YES])
    await tester.post(f"users/{user}/block")

    for doing in (tester.write(user, "Hello"), tester.tap(user, "Yes")):
        with pytest.raises(Refused, match="blocked") as refused:
            await doing
        assert refused.value.status == 409


async def test_a_tap_finds_the_newest_message_that_has_the_button(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    older = await bot.offer(user, [YES], [{"text": "No", "callback_data": "n"}])
    newer = await bot.offer(user, [YES])
    await bot.say(user, "no buttons")

    async def tapped(**tap: Any) -> tuple[int, str]:
        await tester.post(f"users/{user}/taps", tap)
        query = (await bot.updates(offset=-1))[0]["callback_query"]
        return query["message"]["message_id"], query["data"]

    assert await tapped(text="Yes") == (newer["message_id"], "y")
    assert await tapped(text="No") == (older["message_id"], "n")
    assert await tapped(data="n") == (older["message_id"], "n")
    assert await tapped(text="Yes", message_id=older["message_id"]) == (older["message_id"], "y")
    await bot.call("deleteMessage", chat_id=user, message_id=newer["message_id"])
    assert await tapped(text="Yes") == (older["message_id"], "y")


async def test_a_key_of_the_reply_keyboard_sends_a_message(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.say(user, reply_markup={"keyboard": [["Today"], ["Yes"]]})

    sent = await tester.tap(user, "Today")
    assert sent.keys() == {"update_id", "message_id"}
    assert (await bot.updates(offset=-1))[0]["message"]["text"] == "Today"

    await bot.offer(user, [YES])
    assert "callback_id" in await tester.tap(user, "Yes")


async def test_a_tap_that_nobody_could_make_is_409(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.offer(user, [YES], [{"text": "Site", "url": "https://example.com"}])
    gone = await bot.offer(user, [{"text": "Gone", "callback_data": "g"}])
    await bot.call("deleteMessage", chat_id=user, message_id=gone["message_id"])
    await bot.say(user, reply_markup={"keyboard": [["Today"]]})

    for tap in (
        {"text": "yes"},
        {"text": "Gone"},
        {"data": "Yes"},
        {"data": "Today"},
        {"text": "Site"},
        {"text": "Today", "message_id": message["message_id"]},
        {"text": "Gone", "message_id": gone["message_id"]},
    ):
        with pytest.raises(Refused) as refused:
            await tester.post(f"users/{user}/taps", tap)
        assert refused.value.status == 409, tap


async def test_a_malformed_tap_is_400_or_404(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    for tap, status in (({}, 400), ({"text": "a", "data": "b"}, 400), ({"text": "a", "message_id": 999}, 404)):
        with pytest.raises(Refused) as refused:
            await tester.post(f"users/{user}/taps", tap)
        assert refused.value.status == status


async def test_a_deep_link_to_the_bot_itself_starts_it_with_the_payload(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.offer(user, [{"text": "Join", "url": "https://t.me/sandbox_bot?start=family-1"}])

    await tester.tap(user, "Join")

    assert (await bot.updates(offset=-1))[0]["message"]["text"] == "/start family-1"


async def test_a_reaction_replaces_the_one_before(bot: RawBot, tester: ControlClient) -> None:
    await bot.updates(allowed_updates=["message_reaction"])
    user = await tester.start()
    message_id = (await bot.say(user))["message_id"]
    for emoji in ("👍", "❤", ""):
        await tester.post(f"users/{user}/reactions", {"message_id": message_id, "emoji": emoji})
        assert (await tester.newest(user))["reactions"] == ([emoji] if emoji else [])

    changes = [update["message_reaction"] for update in await bot.updates()]
    emojis = [
        [[each["emoji"] for each in change[name]] for name in ("old_reaction", "new_reaction")] for change in changes
    ]
    assert emojis == [[[], ["👍"]], [["👍"], ["❤"]], [["❤"], []]]
    assert changes[0]["user"]["id"] == user


async def test_a_malformed_reaction_is_refused(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message_id = (await bot.say(user))["message_id"]
    for reaction, status in (
        ({"emoji": "👍"}, 404),
        ({"message_id": 999, "emoji": "👍"}, 404),
        ({"message_id": message_id}, 400),
    ):
        with pytest.raises(Refused) as refused:
            await tester.post(f"users/{user}/reactions", reaction)
        assert refused.value.status == status
    await bot.call("deleteMessage", chat_id=user, message_id=message_id)
    with pytest.raises(Refused) as refused:
        await tester.post(f"users/{user}/reactions", {"message_id": message_id, "emoji": "👍"})
    assert refused.value.status == 409
