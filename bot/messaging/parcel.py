"""What leaves for a row of the outbox: a method, its parameters, and what is uploaded with them."""

import html
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from bot.messaging.painting import NotDrawn
from bot.messaging.transport import File
from bot.storage.departures import Row

log = structlog.get_logger()

Draw = Callable[[str], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Parcel:
    """As `Transport.call` takes it."""

    method: str
    params: Mapping[str, Any]
    files: Mapping[str, File] | None = None


async def pack(row: Row, params: Mapping[str, Any], draw: Draw) -> Parcel:
    """A picture is drawn now. Where it cannot be drawn, or was sent in vain, its words go alone."""
    if "file" in params:
        content = {"document": File(params["file"]["name"], params["file"]["text"].encode())}
        return Parcel(row.method, {name: value for name, value in params.items() if name != "file"}, content)
    if "svg" not in params:
        return Parcel(row.method, _plain(params) if row.plain else params)
    rest = {name: value for name, value in params.items() if name != "svg"}
    if not row.plain:
        try:
            return Parcel(row.method, rest, {"photo": File("picture.png", await draw(params["svg"]))})
        except NotDrawn:
            log.warning("outbox.not_drawn", row=row.id)
    words = rest.pop("caption")
    return Parcel("sendMessage", _plain({**rest, "text": words}))


def _plain(params: Mapping[str, Any]) -> dict[str, Any]:
    """The same words without formatting."""
    bare = {name: value for name, value in params.items() if name != "parse_mode"}
    for name in ("text", "caption"):
        if "parse_mode" in params and isinstance(bare.get(name), str):
            bare[name] = html.unescape(re.sub(r"<[^>]*>", "", bare[name]))
    return bare
