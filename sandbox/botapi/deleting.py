"""deleteMessage and deleteMessages."""

from datetime import timedelta

from sandbox.botapi.call import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods import method
from sandbox.world.messages import Message
from sandbox.world.users import Chat

# https://core.telegram.org/bots/api#deletemessage
DELETABLE_FOR = timedelta(hours=48)
MOST = 100


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    chat = call.chat()
    message = chat.messages.get(call.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    _delete(call, chat, message)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Ids that are unknown are skipped."""
    chat = call.chat()
    ids = call.objects("message_ids")
    if not 1 <= len(ids) <= MOST:
        raise bad_request("message identifiers are not specified" if not ids else "too many message identifiers")
    known = [chat.messages[each] for each in ids if isinstance(each, int) and each in chat.messages]
    for message in known:
        if not message.deleted:
            _delete(call, chat, message)
    return True


def _delete(call: Call, chat: Chat, message: Message) -> None:
    if call.world.clock.now - message.sent_at > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    call.world.changed(chat, message)
