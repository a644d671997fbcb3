"""What a person sends: words, a place, or a file with words below it."""

import base64
import binascii
import mimetypes
from typing import Any

from sandbox.botapi.pixels import film_size, image_size
from sandbox.control.body import number_field, text_field
from sandbox.wire import Json
from sandbox.world import actions
from sandbox.world.entities import utf16_length
from sandbox.world.files import FOLDERS, StoredFile
from sandbox.world.refusals import Refusal
from sandbox.world.samples import sample
from sandbox.world.users import Chat
from sandbox.world.world import World

KINDS = ("text", "location", *FOLDERS)
# What somebody can make of their words on a telephone. Commands, links and mentions Telegram finds by itself.
FORMATS = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote", "text_link"}
)


def send(world: World, chat: Chat, body: Json) -> Json:
    """`{"text"}`, `{"location"}` or one file; text and caption may come with `entities`. Raises Refusal."""
    kinds = [name for name in KINDS if body.get(name)]
    if len(kinds) != 1:
        raise Refusal(400, "a message has one of " + ", ".join(KINDS))
    kind = kinds[0]
    if kind == "text":
        text = text_field(body, "text")
        return actions.write(world, chat, text, formats(body, text))
    if kind == "location":
        place = body["location"] if isinstance(body["location"], dict) else {}
        latitude, longitude = (number_field(place, name, least=-180) for name in ("latitude", "longitude"))
        return actions.send_location(world, chat, latitude, longitude)
    file = sample(world.files, kind) if body[kind] is True else upload(world, kind, body[kind])
    if body.get("caption") is None:
        return actions.send_file(world, chat, file)
    caption = text_field(body, "caption")
    return actions.send_file(world, chat, file, caption, formats(body, caption))


def formats(body: Json, text: str) -> list[Json]:
    """What was made bold, hidden and so on in `text`; offsets and lengths in UTF-16 code units."""
    given = body.get("entities") or []
    if not isinstance(given, list) or not all(_is_format(each, utf16_length(text)) for each in given):
        raise Refusal(400, "entities are a list of {type, offset, length}, of a text_link with url, within the text")
    return given


def _is_format(entity: Any, end: int) -> bool:
    if not isinstance(entity, dict) or entity.get("type") not in FORMATS:
        return False
    if entity.keys() - {"type", "offset", "length"} != ({"url"} if entity["type"] == "text_link" else set()):
        return False
    offset, length = entity.get("offset"), entity.get("length")
    return type(offset) is int and type(length) is int and offset >= 0 and length > 0 and offset + length <= end


def upload(world: World, kind: str, given: Any) -> StoredFile:
    """A file of one's own, `{"name", "content"}` with its bytes in base64."""
    if not isinstance(given, dict):
        raise Refusal(400, f"{kind} has to be true, or a file with name and content")
    name = text_field(given, "name")
    try:
        content = base64.b64decode(text_field(given, "content"), validate=True)
    except binascii.Error:
        raise Refusal(400, "content has to be base64") from None
    size = _size(kind, content)
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return world.files.add(kind, content, name=name, mime=mime, size=size)


def _size(kind: str, content: bytes) -> tuple[int, int]:
    if kind != "photo":
        return film_size(content) if kind in ("animation", "video") else (0, 0)
    size = image_size(content)
    if size is None or not all(size):
        raise Refusal(400, "a photo has to be a PNG, JPEG, GIF or WebP")
    return size
