"""sendMediaGroup: several photos, videos or documents as one."""

from typing import Any

from sandbox.botapi.call import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.markup import Markup
from sandbox.botapi.methods import method
from sandbox.botapi.posting import book, options, place
from sandbox.botapi.text import caption_of
from sandbox.botapi.uploads import sent_file
from sandbox.wire import Json
from sandbox.world.files import StoredFile
from sandbox.world.media import media_json

FEWEST, MOST = 2, 10
KINDS = ("photo", "video", "document")


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Json]:
    """https://core.telegram.org/bots/api#sendmediagroup; it counts once against the limits."""
    chat = call.writable_chat()
    items = call.objects("media")
    if not FEWEST <= len(items) <= MOST:
        raise bad_request("group send failed: an album has 2-10 items")
    parts = [album_part(call, item) for item in items]
    if len({file.kind == "document" for file, _ in parts}) > 1:
        raise bad_request("document can't be mixed with other media types")
    extras = options(call, chat)
    book(call, chat)
    extras["media_group_id"] = str(13_000_000_000_000_000 + call.world.changes.seq)
    return [place(call, chat, content | extras, Markup(), file).body for file, content in parts]


def album_part(call: Call, item: Any, kinds: tuple[str, ...] = KINDS) -> tuple[StoredFile, Json]:
    """The file and the message content of one InputMedia. Raises ApiError 400."""
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = item.get("type")
    if kind not in kinds:
        raise bad_request("can't parse InputMedia: type must be one of " + ", ".join(kinds))
    content = caption_of(
        str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
    )
    file = sent_file(call, str(kind), item.get("media", ""), "", item)
    return file, content | media_json(call.world.files, file)
