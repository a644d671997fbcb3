"""The sandbox as aiogram sees it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    KeyboardButton,
    Message,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyParameters,
)

from sandbox.server import SandboxServer
from tests.sandbox.clients import ControlClient
from tests.sandbox.pictures import gif, png


@pytest.fixture
async def aio(sandbox: SandboxServer) -> AsyncIterator[Bot]:
    server = TelegramAPIServer.from_base(sandbox.url)
    async with Bot("654:aiogram", session=AiohttpSession(api=server)) as bot:
        yield bot


async def test_it_knows_itself(aio: Bot) -> None:
    me = await aio.get_me()

    assert me.id == 654
    assert me.is_bot


async def test_messages_go_both_ways(aio: Bot, tester: ControlClient) -> None:
    user = await tester.start()
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Today")]], is_persistent=True)
    await aio.send_message(user, "Keys", reply_markup=keys)
    buttons = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Yes", callback_data="y")]])
    sent = await aio.send_message(user, "<b>Sure?</b>", parse_mode=ParseMode.HTML, reply_markup=buttons)
    reply = await aio.send_message(user, "😀 /help", reply_parameters=ReplyParameters(message_id=sent.message_id))
    await tester.tap(user, "Today")
    await tester.tap(user, "Yes")

    start, today, tap = await aio.get_updates(timeout=1)

    assert sent.entities
    assert sent.entities[0].type == "bold"
    assert reply.entities
    assert (reply.entities[0].type, reply.entities[0].offset) == ("bot_command", 3)
    assert start.message
    assert start.message.text == "/start"
    assert today.message
    assert today.message.text == "Today"
    assert isinstance(tap.callback_query, CallbackQuery)
    assert await tap.callback_query.answer("Noted")
    assert isinstance(tap.callback_query.message, Message)
    edited = await tap.callback_query.message.as_(aio).edit_text("Thank you")
    assert isinstance(edited, Message)
    assert edited.text == "Thank you"


async def test_files_go_up_and_down(aio: Bot, tester: ControlClient) -> None:
    user = await tester.start()

    photo = await aio.send_photo(user, BufferedInputFile(png(200, 100), "p.png"), caption="Look")
    animation = await aio.send_animation(user, BufferedInputFile(gif(), "a.gif"))
    album = await aio.send_media_group(
        user,
        [
            InputMediaDocument(media=BufferedInputFile(b"one", "1.txt"), caption="<i>One</i>", parse_mode="HTML"),
            InputMediaDocument(media=BufferedInputFile(b"two", "2.txt")),
        ],
    )

    assert photo.photo
    assert [(size.width, size.height) for size in photo.photo] == [(90, 45), (200, 100)]
    assert animation.animation
    assert animation.document
    assert album[0].caption == "One"
    assert album[1].document
    content = await aio.download(album[1].document)
    assert content is not None
    assert content.read() == b"two"


async def test_the_small_methods_work(aio: Bot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await aio.send_message(user, "Hello")
    scope = BotCommandScopeAllPrivateChats()

    assert await aio.set_my_commands([BotCommand(command="today", description="Today")], scope=scope)
    assert [each.command for each in await aio.get_my_commands(scope=scope)] == ["today"]
    assert (await aio.get_chat(user)).type == "private"
    assert await aio.send_chat_action(user, "typing")
    assert await aio.set_message_reaction(user, message.message_id, [ReactionTypeEmoji(emoji="👍")])
    assert (await aio.copy_message(user, user, message.message_id)).message_id > message.message_id
    assert (await aio.get_webhook_info()).url == ""
    assert await aio.delete_webhook(drop_pending_updates=True)
    assert await aio.get_updates() == []


async def test_its_dispatcher_polls_and_answers(aio: Bot, tester: ControlClient) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"You wrote: {message.text}")

    polling = asyncio.create_task(dispatcher.start_polling(aio, handle_signals=False, close_bot_session=False))
    user = await tester.start()
    assert await tester.answers(user, 1) == ["You wrote: /start"]
    await dispatcher.stop_polling()
    await polling


async def test_errors_are_the_exceptions_that_it_knows(aio: Bot, tester: ControlClient) -> None:
    stranger = await tester.join()
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await aio.send_message(1, "Hello")
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await aio.send_message(stranger, "Hello")

    await tester.fault("*", status=429, retry_after=7)
    with pytest.raises(TelegramRetryAfter):
        await aio.send_message(stranger, "Hello")

    await aio.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(TelegramConflictError):
        await aio.get_updates()
