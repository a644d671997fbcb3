"""Changing what was sent: https://core.telegram.org/bots/api#updating-messages."""

from sandbox.botapi.albums import album_part
from sandbox.botapi.call import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.markup import read_inline
from sandbox.botapi.methods import method
from sandbox.botapi.text import caption, message_text
from sandbox.wire import Json
from sandbox.world.files import FOLDERS
from sandbox.world.messages import Message
from sandbox.world.users import Chat

CAPTION = ("caption", "caption_entities", "show_caption_above_media")
MEDIA_KINDS = ("photo", "video", "document", "animation")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@method("editMessageText")
def edit_message_text(call: Call) -> Json:
    chat, message = _editable(call)
    content = message_text(call)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _replace(call, chat, message, ("text", "entities"), content)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Json:
    chat, message = _editable(call)
    content = caption(call)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    return _replace(call, chat, message, CAPTION, content)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Json:
    chat, message = _editable(call)
    return _replace(call, chat, message, (), {})


@method("editMessageMedia")
def edit_message_media(call: Call) -> Json:
    chat, message = _editable(call)
    file, content = album_part(call, call.mapping("media"), MEDIA_KINDS)
    gone = (*CAPTION, *FOLDERS, "text", "entities", "has_media_spoiler")
    body = _replace(call, chat, message, gone, content)
    message.media = file
    return body


def _editable(call: Call) -> tuple[Chat, Message]:
    chat = call.writable_chat()
    message = chat.messages.get(call.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if not message.from_bot or not message.editable:
        raise bad_request("message can't be edited")
    return chat, message


def _replace(call: Call, chat: Chat, message: Message, gone: tuple[str, ...], content: Json) -> Json:
    """Take parts out of the body and put new ones in; an edit without markup removes the buttons."""
    removed = (*gone, "reply_markup", "edit_date")
    kept = {name: value for name, value in message.body.items() if name not in removed}
    body = kept | content | read_inline(call)
    if body == {name: value for name, value in message.body.items() if name != "edit_date"}:
        raise bad_request(NOT_MODIFIED)
    message.body = body | {"edit_date": call.world.unix_time()}
    call.world.changed(chat, message)
    return message.body
