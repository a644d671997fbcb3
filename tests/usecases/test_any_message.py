"""Whatever is sent gets a fitting answer: never silence, never an error, never "done"."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.storage.tables import logs
from tests.usecases.scene import USER, Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
FILE = {"file_id": "1", "file_unique_id": "1"}
PHOTO = [FILE | {"width": 1, "height": 1}]
STICKER = FILE | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
ANIMATION = FILE | {"width": 1, "height": 1, "duration": 1}
POLL = {
    "id": "1", "question": "Walk?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
    "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
}  # fmt: skip
STORY = {"id": 1, "chat": {"id": 5, "type": "private"}}
MAY_SHOW_WHAT_IS_WRONG: list[dict[str, Any]] = [
    {"voice": FILE | {"duration": 3}},
    {"audio": FILE | {"duration": 3}},
    {"photo": PHOTO},
    {"video": ANIMATION},
    {"video_note": FILE | {"length": 1, "duration": 1}},
    {"animation": ANIMATION, "document": FILE},
    {"document": FILE},
    {"contact": {"phone_number": "1", "first_name": "Ali"}},
    {"location": {"latitude": 1.0, "longitude": 1.0}},
    {"venue": {"location": {"latitude": 1.0, "longitude": 1.0}, "title": "a", "address": "b"}},
    {"poll": POLL},
    {"story": STORY},
    {"something_new": {"a": 1}},
]
PLAYFUL: list[dict[str, Any]] = [
    {"sticker": STICKER},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"game": {"title": "a", "description": "b", "photo": PHOTO}},
]
NOTES: list[dict[str, Any]] = [
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": USER, "type": "private"}}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 1}},
    {"write_access_allowed": {"from_request": True}},
]
GROUP = {"id": -500, "type": "group", "title": "Walkers"}
THEY = {"id": USER, "is_bot": False, "first_name": "Ayşe"}
BOT_USER = {"id": 4242, "is_bot": True, "first_name": "Steady"}


def kind(content: dict[str, Any]) -> str:
    return next(iter(content))


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.arrive()
    return scene


async def done(scene: Scene) -> int:
    return await scene.database.run(lambda tx: tx.execute(select(func.count()).select_from(logs)).scalar_one())


@pytest.mark.parametrize("content", MAY_SHOW_WHAT_IS_WRONG, ids=kind)
async def test_what_cannot_be_read_is_asked_about(scene, content):
    await scene.send(**content)
    assert "Is something wrong?" in scene.last.text
    assert "Emergency" in scene.last.buttons
    assert await done(scene) == 0


@pytest.mark.parametrize("content", PLAYFUL, ids=kind)
async def test_a_sticker_gets_a_kind_line_and_is_never_done(scene, content):
    await scene.write("/today")
    await scene.send(**content)
    assert scene.last.text.startswith("Thank you. A sticker cannot tell me how you are")
    assert scene.last.keyboard
    assert await done(scene) == 0


@pytest.mark.parametrize("content", [*PLAYFUL, *MAY_SHOW_WHAT_IS_WRONG], ids=kind)
async def test_whoever_is_unknown_gets_the_welcome(sqlite_database, content):
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.send(**content)
    assert scene.last.text.startswith("Hello. I am your exercise companion")


@pytest.mark.parametrize("content", NOTES, ids=kind)
async def test_what_telegram_notes_by_itself_is_not_answered(scene, content):
    await scene.send(**content)
    assert scene.chat == []


async def test_amid_the_questions_a_sticker_leaves_the_question_open(sqlite_database):
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    await scene.send(sticker=STICKER)
    assert scene.last.text.startswith("1 of 6.")


async def test_while_a_question_about_a_symptom_is_open_a_sticker_does_not_close_it(scene):
    await scene.write("Pain or dizzy")
    await scene.send(sticker=STICKER)
    assert "Emergency" in scene.last.buttons


async def test_words_of_somebody_else_are_not_written_down(scene):
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Fatma"}
    await scene.send(text="walked 25 minutes", forward_origin=origin)
    assert scene.last.text.startswith("Thank you for sharing.")
    assert await done(scene) == 0
    assert scene.reactions == []


async def test_a_symptom_in_words_of_somebody_else_is_asked_about(scene):
    origin = {"type": "user", "date": 1, "sender_user": {"id": 5, "is_bot": False, "first_name": "Fatma"}}
    await scene.send(text="my chest hurts and I can hardly breathe", forward_origin=origin)
    assert "Emergency" in scene.last.buttons
    assert await scene.reports() == []


async def test_their_own_words_passed_on_are_theirs(scene):
    await scene.send(text="walked 25 minutes", forward_origin={"type": "user", "date": 1, "sender_user": THEY})
    assert await done(scene) == 1


async def test_a_reply_is_read_like_any_words(scene):
    other = {"message_id": 1, "date": 0, "chat": {"id": USER, "type": "private"}, "text": "Today"}
    await scene.send(text="walked 25 minutes", reply_to_message=other)
    assert await done(scene) == 1


async def test_a_reaction_of_theirs_says_nothing(scene):
    heart = {"type": "emoji", "emoji": "❤"}
    chat = {"id": USER, "type": "private"}
    body = {"chat": chat, "message_id": 1, "user": THEY, "date": 1, "old_reaction": [], "new_reaction": [heart]}
    await scene.update(message_reaction=body)
    assert scene.chat == []
    assert await done(scene) == 0


@pytest.mark.parametrize("text", ["hello", "/start", "/today@steady_bot"])
async def test_a_group_is_refused_once_however_much_is_written(scene, text):
    for number in range(3):
        message = {"message_id": number, "date": 1, "chat": GROUP, "from": THEY, "text": text}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        await scene.update(message=message)
    assert [shown.text for shown in scene.chat] == [
        "I only talk with one person at a time. Please write to me in a private chat."
    ]


def membership(chat: dict[str, Any], before: str, after: str) -> dict[str, Any]:
    states = {
        "left": {"status": "left"},
        "member": {"status": "member"},
        "kicked": {"status": "kicked", "until_date": 0},
    }
    return {
        "chat": chat,
        "from": THEY,
        "date": int(MONDAY.timestamp()),
        "old_chat_member": states[before] | {"user": BOT_USER},
        "new_chat_member": states[after] | {"user": BOT_USER},
    }


async def test_a_group_that_takes_the_bot_in_is_refused_at_once_and_not_when_it_puts_it_out(scene):
    await scene.update(my_chat_member=membership(GROUP, "left", "member"))
    await scene.update(my_chat_member=membership(GROUP, "member", "kicked"))
    assert len(scene.chat) == 1


async def test_channels_are_ignored(scene):
    channel = {"id": -100500, "type": "channel", "title": "News"}
    await scene.update(channel_post={"message_id": 1, "date": 1, "chat": channel, "text": "/start I fell"})
    await scene.update(my_chat_member=membership(channel, "left", "member"))
    assert scene.chat == []


@pytest.mark.parametrize(
    "body", [{}, {"future": {"a": 1}}, {"inline_query": {"id": "1", "from": THEY, "query": "", "offset": ""}}]
)
async def test_an_update_that_means_nothing_is_settled(scene, body):
    await scene.update(**body)
    assert scene.chat == []


async def test_whoever_blocked_and_comes_back_is_welcomed_at_their_next_words_once(scene):
    private = {"id": USER, "type": "private", "first_name": "Ayşe"}
    await scene.update(my_chat_member=membership(private, "member", "kicked"))
    await scene.wait(days=3)
    assert scene.chat == []
    await scene.update(my_chat_member=membership(private, "kicked", "member"))
    assert scene.chat == []
    await scene.write("thank you")
    assert scene.chat[0].text == "Welcome back. It is good to hear from you."
    await scene.write("thank you")
    assert sum("Welcome back" in text for text in scene.texts()) == 1
