"""Putting a message of the bot into a chat: what all the send methods have in common."""

import time

from sandbox.botapi.call import Call
from sandbox.botapi.errors import bad_request, too_many_requests
from sandbox.botapi.markup import Markup, read_markup
from sandbox.wire import Json
from sandbox.world.files import StoredFile
from sandbox.world.messages import Message
from sandbox.world.users import Chat


def book(call: Call, chat: Chat) -> None:
    """Count one message against the limits. Raises ApiError 429."""
    seconds = call.world.throttle.retry_after(chat.id, chat.is_group, time.monotonic())
    if seconds is not None:
        raise too_many_requests(seconds)


def post(call: Call, content: Json, media: StoredFile | None = None) -> Message:
    """Check the chat, the markup and the limits, then post one message. Raises ApiError."""
    chat = call.writable_chat()
    markup = read_markup(call)
    extras = options(call, chat)
    book(call, chat)
    return place(call, chat, content | extras, markup, media)


def place(call: Call, chat: Chat, content: Json, markup: Markup, media: StoredFile | None) -> Message:
    """Post without further checks."""
    message = call.world.add_message(
        chat, content | markup.body, from_bot=True, media=media, editable=markup.allows_edits
    )
    markup.apply(chat)
    return message


def options(call: Call, chat: Chat) -> Json:
    """The parts of a body that any send method may add. Raises ApiError 400."""
    extras: Json = {}
    if call.flag("protect_content"):
        extras["has_protected_content"] = True
    if original := _replied_to(call, chat):
        extras["reply_to_message"] = {
            name: value for name, value in original.body.items() if name != "reply_to_message"
        }
    return extras


def _replied_to(call: Call, chat: Chat) -> Message | None:
    reply = call.mapping("reply_parameters")
    message_id = reply.get("message_id") or call.integer("reply_to_message_id")
    if not isinstance(message_id, int):
        raise bad_request("can't parse ReplyParameters: message_id must be of type Number")
    if not message_id:
        return None
    message = chat.messages.get(message_id)
    if message and not message.deleted:
        return message
    lenient = reply.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply")
    # Messages of groups are known to the bot only, from raw updates.
    if lenient or chat.is_group:
        return None
    raise bad_request("message to be replied not found")
