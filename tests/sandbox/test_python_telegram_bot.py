"""The sandbox as python-telegram-bot sees it."""

from collections.abc import AsyncIterator

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, RetryAfter
from telegram.ext import ApplicationBuilder, MessageHandler, filters

from sandbox.server import SandboxServer
from tests.sandbox.clients import ControlClient
from tests.sandbox.pictures import gif, png


@pytest.fixture
async def ptb(sandbox: SandboxServer) -> AsyncIterator[Bot]:
    bot = Bot("987:ptb", base_url=f"{sandbox.url}/bot", base_file_url=f"{sandbox.url}/file/bot")
    async with bot:
        yield bot


async def test_it_takes_the_id_from_the_token(ptb: Bot) -> None:
    assert ptb.id == 987
    assert ptb.bot.is_bot


async def test_a_message_arrives_with_its_command(ptb: Bot, tester: ControlClient) -> None:
    user = await tester.start("Ayşe", last_name="Yılmaz", username="ayse", language_code="tr")

    (update,) = await ptb.get_updates(timeout=1)

    assert update.message
    assert update.message.from_user
    assert update.message.text == "/start"
    assert update.message.from_user.id == user
    assert update.message.from_user.language_code == "tr"
    assert update.message.chat.full_name == "Ayşe Yılmaz"
    assert [entity.type for entity in update.message.entities] == ["bot_command"]


async def test_messages_keyboards_and_replies_come_back_as_sent(ptb: Bot, tester: ControlClient) -> None:
    user = await tester.start()
    keys = ReplyKeyboardMarkup([[KeyboardButton("Today")], ["Menu"]], resize_keyboard=True)
    await ptb.send_message(user, "Keys", reply_markup=keys)
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
    first = await ptb.send_message(user, "<b>Bold</b> &amp; plain", parse_mode="HTML", reply_markup=buttons)
    reply = await ptb.send_message(
        user,
        "Reply",
        reply_parameters=ReplyParameters(first.message_id),
        protect_content=True,
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    await ptb.send_message(user, "Forced", reply_markup=ForceReply())
    await ptb.send_message(user, "Gone", reply_markup=ReplyKeyboardRemove())

    assert first.text == "Bold & plain"
    assert first.reply_markup == buttons
    assert reply.reply_to_message == first
    assert reply.has_protected_content
    assert (await tester.chat(user))["keyboard"] is None


async def test_files_go_up_and_down(ptb: Bot, tester: ControlClient) -> None:
    user = await tester.start()

    photo = await ptb.send_photo(user, png(), caption="A <i>photo</i>", parse_mode="HTML")
    again = await ptb.send_photo(user, photo.photo[-1].file_id)
    animation = await ptb.send_animation(user, gif(), filename="steps.gif", width=320, height=200, duration=4)
    document = await ptb.send_document(user, b"hello", filename="note.txt")
    await ptb.send_voice(user, b"OggS", duration=2)
    await ptb.send_video(user, b"film", filename="film.mp4", width=3, height=2, duration=1)
    album = await ptb.send_media_group(user, [InputMediaPhoto(png()), InputMediaPhoto(png(), "Second")])
    edited = await ptb.edit_message_media(InputMediaPhoto(png(32, 32)), user, photo.message_id)

    assert again.photo == photo.photo
    assert animation.animation
    assert animation.animation.width == 320
    assert document.document
    file = await ptb.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"hello"
    assert len(album) == 2
    assert album[0].media_group_id == album[1].media_group_id
    assert not isinstance(edited, bool)
    assert edited.photo[-1].width == 32


async def test_a_tap_is_answered_and_the_message_edited(ptb: Bot, tester: ControlClient) -> None:
    user = await tester.start()
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes:1")]])
    await ptb.send_message(user, "Sure?", reply_markup=buttons)
    await tester.tap(user, "Yes")

    *_, update = await ptb.get_updates()
    query = update.callback_query
    assert query is not None
    assert query.data == "yes:1"
    await query.answer("Noted", show_alert=True)
    await query.edit_message_text("Thank you")

    chat = await tester.chat(user)
    assert [(answer["text"], answer["alert"]) for answer in chat["callback_answers"]] == [("Noted", True)]
    assert chat["messages"][-1]["text"] == "Thank you"
    assert chat["messages"][-1]["edited"]


async def test_the_small_methods_work(ptb: Bot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await ptb.send_message(user, "Hello")
    commands = [BotCommand("today", "Exercises of today")]

    assert await ptb.set_my_commands(commands, scope=BotCommandScopeChat(user), language_code="tr")
    assert tuple(commands) == await ptb.get_my_commands(scope=BotCommandScopeChat(user), language_code="tr")
    assert await ptb.delete_my_commands()
    assert await ptb.set_my_name("Companion")
    assert await ptb.set_my_description("What I do")
    assert await ptb.set_my_short_description("Short")
    assert await ptb.set_chat_menu_button(user, MenuButtonCommands())
    assert (await ptb.get_chat(user)).first_name == "Ayşe"
    assert await ptb.send_chat_action(user, "typing")
    assert await ptb.pin_chat_message(user, message.message_id)
    assert await ptb.set_message_reaction(user, message.message_id, "❤")
    assert await ptb.copy_message(user, user, message.message_id)
    assert await ptb.delete_message(user, message.message_id)
    assert await ptb.delete_messages(user, [message.message_id])
    assert await ptb.set_webhook("http://127.0.0.1:9/hook", secret_token="s3cret", max_connections=5)
    assert (await ptb.get_webhook_info()).max_connections == 5
    assert await ptb.delete_webhook()


async def test_its_application_polls_and_answers(sandbox: SandboxServer, tester: ControlClient) -> None:
    async def echo(update: Update, context: object) -> None:
        assert update.message
        await update.message.reply_text(f"You wrote: {update.message.text}")

    builder = ApplicationBuilder().token("987:ptb").base_url(f"{sandbox.url}/bot")
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        user = await tester.start()
        await tester.write(user, "Hello")
        assert await tester.answers(user, 2) == ["You wrote: /start", "You wrote: Hello"]
        await application.updater.stop()
        await application.stop()


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_errors_are_the_exceptions_that_it_knows(ptb: Bot, tester: ControlClient) -> None:
    user = await tester.start()
    with pytest.raises(BadRequest, match="Chat not found"):
        await ptb.send_message(1, "Hello")

    await tester.fault("sendMessage", status=429, retry_after=7)
    with pytest.raises(RetryAfter):
        await ptb.send_message(user, "Hello")

    await tester.post(f"users/{user}/block")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await ptb.send_message(user, "Hello")

    await ptb.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict):
        await ptb.get_updates()
