"""What people do with their phones."""

import re
from collections.abc import Iterable
from typing import Any

from sandbox.wire import Json
from sandbox.world.callbacks import LIFETIME
from sandbox.world.entities import find_entities
from sandbox.world.files import StoredFile
from sandbox.world.media import media_json
from sandbox.world.messages import Message
from sandbox.world.refusals import Refusal
from sandbox.world.users import Chat, User
from sandbox.world.world import World

# https://core.telegram.org/bots/features#deep-linking
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
DEEP_LINK = re.compile(r"(?:https?://)?t\.me/(\w+)\?start=([^&#]*)", re.IGNORECASE)
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def join(world: World, about: Json) -> User:
    """A new person gets a phone."""
    user = User(world.people.new_id(), **about)
    user.language_code = user.language_code or world.people.language
    world.people.add(user)
    world.changes.mark(user.id)
    return user


def write(world: World, chat: Chat, text: str, formats: Iterable[Json] = ()) -> Json:
    """Send a text with what was made bold and so on; `/start payload` is a deep link."""
    check_text(text)
    command, _, payload = text.partition(" ")
    if command == "/start" and payload and not PAYLOAD.fullmatch(payload):
        raise Refusal(400, "a deep link carries 1-64 characters of A-Z, a-z, 0-9, _ and -")
    return send(world, chat, _words("text", "entities", text, formats))


def _words(name: str, beside: str, text: str, formats: Iterable[Json]) -> Json:
    """A text as it stands in a body, and beside it its entities, if there are any."""
    entities = sorted([*formats, *find_entities(text)], key=lambda entity: (entity["offset"], -entity["length"]))
    return {name: text} | ({beside: entities} if entities else {})


def send_location(world: World, chat: Chat, latitude: float, longitude: float) -> Json:
    return send(world, chat, {"location": {"latitude": latitude, "longitude": longitude}})


def send_file(world: World, chat: Chat, file: StoredFile, caption: str = "", formats: Iterable[Json] = ()) -> Json:
    """Send a file, with words below it if there are any."""
    content = media_json(world.files, file)
    if caption:
        check_text(caption, LONGEST_CAPTION)
        content |= _words("caption", "caption_entities", caption, formats)
    return send(world, chat, content, file)


def send(world: World, chat: Chat, content: Json, media: Any = None) -> Json:
    """Put a message of the person into the chat and tell the bot."""
    user = owner(chat)
    if user.blocked:
        raise Refusal(409, "this person has blocked the bot")
    user.started = True
    message = world.add_message(chat, content, from_bot=False, media=media)
    update_id = world.updates.add("message", message.body, chat.id)
    return {"update_id": update_id, "message_id": message.id}


def edit(world: World, chat: Chat, message: Message, text: str) -> Json:
    """Change the text of one's own message."""
    check_text(text)
    if message.from_bot or message.deleted or "text" not in message.body:
        raise Refusal(409, "only one's own text can be edited")
    body = {name: value for name, value in message.body.items() if name != "entities"}
    body |= _words("text", "entities", text, ()) | {"edit_date": world.unix_time()}
    message.body = body
    world.changed(chat, message)
    return {
        "update_id": world.updates.add("edited_message", body, chat.id),
        "message_id": message.id,
    }


def press(world: World, chat: Chat, message: Message, button: Json) -> Json:
    """Tap an inline button."""
    user = owner(chat)
    if user.blocked:
        raise Refusal(409, "this person has blocked the bot")
    if "callback_data" not in button:
        return _follow(world, chat, button)
    callback_id = world.callbacks.add(user.id, world.clock.now)
    query = {
        "id": callback_id,
        "from": user.as_json(),
        "message": message.body,
        "chat_instance": str(-8_000_000_000_000_000 - chat.id),
        "data": button["callback_data"],
    }
    expires_at = world.clock.now + LIFETIME
    update_id = world.updates.add("callback_query", query, chat.id, expires_at)
    return {"update_id": update_id, "callback_id": callback_id}


def _follow(world: World, chat: Chat, button: Json) -> Json:
    link = DEEP_LINK.fullmatch(button.get("url", ""))
    if link and link[1].lower() == world.bot.username.lower():
        return write(world, chat, f"/start {link[2]}".strip())
    raise Refusal(409, "this button opens something outside the chat")


def press_key(world: World, chat: Chat, text: str) -> Json:
    """Tap a button of the reply keyboard: it sends its text."""
    result = write(world, chat, text)
    if chat.keyboard_is_one_time:
        chat.keyboard = None
    return result


def react(world: World, chat: Chat, message: Message, emoji: str) -> Json:
    """Put an emoji on a message, or take it away with an empty one."""
    old, message.user_reactions = message.user_reactions, [emoji] if emoji else []
    world.changed(chat, message)
    change = {
        "chat": chat.about,
        "message_id": message.id,
        "user": owner(chat).as_json(),
        "date": world.unix_time(),
        "old_reaction": [{"type": "emoji", "emoji": each} for each in old],
        "new_reaction": [{"type": "emoji", "emoji": each} for each in message.user_reactions],
    }
    return {"update_id": world.updates.add("message_reaction", change, chat.id)}


def block(world: World, chat: Chat, blocked: bool) -> Json:
    """Block the bot or let it write again; doing it twice changes nothing."""
    user = owner(chat)
    if user.blocked == blocked:
        return {"update_id": None}
    user.blocked = blocked
    bot = world.bot.as_json()
    member = {"user": bot, "status": "member"}
    kicked = {"user": bot, "status": "kicked", "until_date": 0}
    change = {
        "chat": chat.about,
        "from": user.as_json(),
        "date": world.unix_time(),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    world.changes.mark(chat.id)
    return {"update_id": world.updates.add("my_chat_member", change, chat.id)}


def owner(chat: Chat) -> User:
    assert chat.user is not None
    return chat.user


def check_text(text: str, longest: int = LONGEST_TEXT) -> None:
    """Only what a phone would let through."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refusal(400, "the text is not valid Unicode") from None
    if not text.strip() or len(text) > longest:
        raise Refusal(400, f"a text has 1-{longest} characters")
