"""What concerns a chat as a whole: getChat, pins, chat actions, the menu button, files."""

import time

from sandbox.botapi.call import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods import method
from sandbox.wire import Json
from sandbox.world.messages import Message
from sandbox.world.users import Chat

# https://core.telegram.org/bots/api#sendchataction
_ACTIONS = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker "
    "find_location record_video_note upload_video_note cancel"
)
ACTIONS = frozenset(_ACTIONS.split())
SHOWN_FOR = 5.0


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    """Shown for 5 seconds, or until the bot writes."""
    chat = call.writable_chat()
    action = call.string("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.typing_until = 0.0 if action == "cancel" else time.monotonic() + SHOWN_FOR
    call.world.changes.mark(chat.id)
    return True


@method("getChat")
def get_chat(call: Call) -> Json:
    chat = call.chat()
    about = chat.about | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    return about | {"pinned_message": chat.messages[chat.pinned[-1]].body} if chat.pinned else about


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    chat = call.writable_chat()
    message = find_message(call, chat, "message to pin not found")
    if message.id in chat.pinned:
        raise bad_request("message is already pinned")
    chat.pinned.append(message.id)
    call.world.changed(chat, message)
    return True


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    button = call.mapping("menu_button") or {"type": "default"}
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse MenuButton: unsupported type specified")
    call.world.bot.menu_buttons[_button_key(call)] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    buttons = call.world.bot.menu_buttons
    return buttons.get(_button_key(call)) or buttons.get(0) or {"type": "commands"}


@method("getFile")
def get_file(call: Call) -> Json:
    file = call.world.files.by_id.get(call.string("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


def _button_key(call: Call) -> int:
    return call.chat().id if "chat_id" in call.params else 0


def find_message(call: Call, chat: Chat, missing: str) -> Message:
    message = chat.messages.get(call.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request(missing)
    return message
