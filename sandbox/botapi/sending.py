"""sendMessage and the methods that send one file."""

from functools import partial

from sandbox.botapi.call import Call
from sandbox.botapi.methods import METHODS, method
from sandbox.botapi.posting import post
from sandbox.botapi.text import caption, message_text
from sandbox.botapi.uploads import sent_file
from sandbox.wire import Json
from sandbox.world.media import media_json


@method("sendMessage")
def send_message(call: Call) -> Json:
    """https://core.telegram.org/bots/api#sendmessage."""
    call.writable_chat()
    content = message_text(call)
    if preview := call.mapping("link_preview_options"):
        content["link_preview_options"] = preview
    return post(call, content).body


def send_file(kind: str, call: Call) -> Json:
    """SendPhoto and its siblings: https://core.telegram.org/bots/api#sendphoto."""
    call.writable_chat()
    content = caption(call)
    file = sent_file(call, kind, call.params.get(kind, ""), kind, call.params)
    content |= media_json(call.world.files, file)
    if call.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    if call.flag("show_caption_above_media") and "caption" in content:
        content["show_caption_above_media"] = True
    return post(call, content, file).body


for _name in ("sendPhoto", "sendAnimation", "sendDocument", "sendVoice", "sendVideo"):
    METHODS[_name.lower()] = (_name, partial(send_file, _name.removeprefix("send").lower()))
