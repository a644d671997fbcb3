"""copyMessage."""

from sandbox.botapi.call import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods import method
from sandbox.botapi.posting import post
from sandbox.botapi.text import caption
from sandbox.wire import Json
from sandbox.world.files import FOLDERS

CONTENT = ("text", "entities", "caption", "caption_entities", "location", *FOLDERS)


@method("copyMessage")
def copy_message(call: Call) -> Json:
    """https://core.telegram.org/bots/api#copymessage."""
    call.writable_chat()
    source = call.chat("from_chat_id").messages.get(call.integer("message_id"))
    if source is None or source.deleted:
        raise bad_request("message to copy not found")
    content = {name: source.body[name] for name in CONTENT if name in source.body}
    if source.media and "caption" in call.params:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content |= caption(call)
    return {"message_id": post(call, content, source.media).id}
