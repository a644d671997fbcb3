"""Words, pictures and voices, blocks, groups, and whatever is left."""

from functools import partial
from typing import Any

from telegram import Chat, ChatMember, MessageOriginUser, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, ChatMemberHandler, MessageHandler, TypeHandler, filters

from bot.handlers.written import written_of
from bot.messaging.turn import Turn
from bot.usecases import hear, menu, outside, report_symptom, small_talk, time_zone
from bot.usecases.clinic import taking
from bot.usecases.gate import for_either, when_well
from bot.usecases.hear import Route
from bot.usecases.meeting import for_person
from bot.usecases.resume import resume

PRIVATE, GROUP = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
GONE = (ChatMember.BANNED, ChatMember.LEFT)
PLAYFUL = filters.Sticker.ALL | filters.Dice.ALL | filters.GAME
NOTES = filters.StatusUpdate.ALL  # that a message was pinned, and the like: Telegram's, not theirs
MOVED = filters.UpdateType.EDITED & filters.LOCATION  # a live location, again and again


def handlers(route: Route) -> list[BaseHandler[Any, Turn, Any]]:
    """`route`: from a button's data to what it does, for those who write its words."""
    return [
        MessageHandler(PRIVATE & filters.COMMAND, partial(_unknown_command, route)),
        MessageHandler(PRIVATE & filters.TEXT & filters.FORWARDED, partial(_forwarded, route)),
        MessageHandler(PRIVATE & filters.TEXT, partial(_words, route)),
        MessageHandler(PRIVATE & (NOTES | MOVED), _ignore),
        MessageHandler(PRIVATE & filters.LOCATION, _location),
        MessageHandler(PRIVATE & PLAYFUL, _playful),
        MessageHandler(PRIVATE & filters.ALL, _unreadable),
        MessageHandler(GROUP & ~NOTES, _group),
        ChatMemberHandler(_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        CallbackQueryHandler(_unknown_tap),
        TypeHandler(Update, _ignore),
    ]


async def _words(route: Route, update: Update, turn: Turn) -> None:
    text = (update.effective_message and update.effective_message.text) or ""
    if update.edited_message:
        written = written_of(update.effective_message, edited=True)
        await turn.do(taking.first, written, for_person, hear.hear_edited, text)
    else:
        await turn.do(taking.first, written_of(update.effective_message), hear.read, text, route)


async def _unknown_command(route: Route, update: Update, turn: Turn) -> None:
    words = (update.effective_message and update.effective_message.text) or ""
    if len(words.split()) > 1:  # "/pain my chest hurts" is no command
        await _words(route, update, turn)
    else:
        await turn.do(for_person, menu.show_help)


async def _forwarded(route: Route, update: Update, turn: Turn) -> None:
    """Words of somebody else, who has not done here what they tell of."""
    message, user = update.effective_message, update.effective_user
    origin = message and message.forward_origin
    if isinstance(origin, MessageOriginUser) and origin.sender_user == user:
        await _words(route, update, turn)
    else:
        await turn.do(for_either, hear.hear_forwarded, (message and message.text) or "")


async def _location(update: Update, turn: Turn) -> None:
    place = update.effective_message and update.effective_message.location
    if place:
        await turn.do(for_either, time_zone.locate, place.latitude, place.longitude)


async def _playful(update: Update, turn: Turn) -> None:
    await turn.do(for_either, small_talk.playful)


async def _unreadable(update: Update, turn: Turn) -> None:
    message = update.effective_message
    caption = (message and message.caption) or ""
    if update.edited_message and caption:
        written = written_of(message, edited=True)
        await turn.do(taking.first, written, for_either, hear.hear_edited, caption)
    elif not caption or (message and message.forward_origin):
        await turn.do(taking.first, written_of(message), for_either, report_symptom.unreadable)
    else:
        await turn.do(taking.first, written_of(message), for_either, hear.hear_caption, caption)


async def _unknown_tap(update: Update, turn: Turn) -> None:
    """A button of another version leads to the next step."""
    await turn.do(when_well, resume)


async def _group(update: Update, turn: Turn) -> None:
    await turn.do(outside.refuse_group)


async def _membership(update: Update, turn: Turn) -> None:
    change = update.my_chat_member
    if change is not None and change.chat.type in (Chat.GROUP, Chat.SUPERGROUP):
        await turn.do(outside.ignore if change.new_chat_member.status in GONE else outside.refuse_group)
    elif change is None or change.chat.type != Chat.PRIVATE:
        await turn.do(outside.ignore)
    elif change.new_chat_member.status in GONE:
        await turn.do(outside.left)
    else:
        await turn.do(for_person, outside.came_back)


async def _ignore(update: Update, turn: Turn) -> None:
    await turn.do(outside.ignore)
