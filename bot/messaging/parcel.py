"""What leaves for a row of the outbox: a method, its parameters, and what is uploaded with them."""

import html
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from bot.messaging.painting import NotDrawn
from bot.messaging.transport import File
from bot.storage.outgoing import Row

log = structlog.get_logger()

Draw = Callable[[str], Awaitable[bytes]]
Find = Callable[[str], str | File | None]  # Telegram's name of an animation, or the file
Read = Callable[[Sequence[int]], Awaitable[str]]  # the text of parts of a document


@dataclass(frozen=True, slots=True)
class Parcel:
    """As `Transport.call` takes it."""

    method: str
    params: Mapping[str, Any]
    files: Mapping[str, File] | None = None
    animation: str | None = None  # the name of the one that goes with it


async def pack(row: Row, params: Mapping[str, Any], draw: Draw, find: Find, read: Read) -> Parcel:
    """A picture is drawn now, an animation found, a long document read. Where there is no picture, or it was sent in
    vain, its words go alone."""
    if "gif" in params:
        return _animated(row, params, find)
    if "file" in params:
        content = {"document": await _document(params["file"], read)}
        return Parcel(row.method, {name: value for name, value in params.items() if name != "file"}, content)
    if "svg" not in params:
        return Parcel(row.method, _plain(params) if row.plain else params)
    rest = {name: value for name, value in params.items() if name != "svg"}
    if not row.plain:
        try:
            return Parcel(row.method, rest, {"photo": File("picture.png", await draw(params["svg"]))})
        except NotDrawn:
            log.warning("outbox.not_drawn", row=row.id)
    return _words_alone(rest)


async def _document(file: Mapping[str, Any], read: Read) -> File:
    rest = await read(file["parts"]) if file.get("parts") else ""
    return File(file["name"], (file["text"] + rest).encode())


def _animated(row: Row, params: Mapping[str, Any], find: Find) -> Parcel:
    name = params["gif"]
    rest = {each: value for each, value in params.items() if each != "gif"}
    found = None if row.plain else find(name)
    if isinstance(found, File):
        return Parcel(row.method, rest, {"animation": found}, name)
    if found is not None:
        return Parcel(row.method, {**rest, "animation": found}, animation=name)
    if not row.plain:
        log.warning("outbox.no_animation", row=row.id)
    return _words_alone(rest)


def _words_alone(params: Mapping[str, Any]) -> Parcel:
    rest = {name: value for name, value in params.items() if name != "caption"}
    return Parcel("sendMessage", _plain({**rest, "text": params["caption"]}))


def _plain(params: Mapping[str, Any]) -> dict[str, Any]:
    """The same words without formatting."""
    bare = {name: value for name, value in params.items() if name != "parse_mode"}
    for name in ("text", "caption"):
        if "parse_mode" in params and isinstance(bare.get(name), str):
            bare[name] = html.unescape(re.sub(r"<[^>]*>", "", bare[name]))
    return bare
