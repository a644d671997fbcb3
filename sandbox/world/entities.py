"""What Telegram finds in a text by itself: commands, links, mentions. Offsets count UTF-16 code units."""

import re
from itertools import accumulate

from sandbox.wire import Json

PATTERNS = {
    "bot_command": re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])"),
    "url": re.compile(r"(?<![\w@])(?:https?://[^\s<>\"]+[^\s<>\".,:;!?)\]'…»“”]|t\.me/[\w?=+/-]*\w)"),
    "email": re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "mention": re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{4,31}(?!\w)"),
    "hashtag": re.compile(r"(?<![\w#&])#\w*[^\W\d]\w*"),
}


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def find_entities(text: str) -> list[Json]:
    """The entities in a plain text, in order, none inside another."""
    if not any(mark in text for mark in "/@#.:"):
        return []
    spans: list[tuple[int, int, str]] = []
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _ in spans):
                spans.append((match.start(), match.end(), kind))
    offsets = utf16_offsets(text)
    return [
        {"type": kind, "offset": offsets[start], "length": offsets[end] - offsets[start]}
        for start, end, kind in sorted(spans)
    ]


def utf16_offsets(text: str) -> list[int]:
    """For every position in the text (its end included) the position in UTF-16 code units."""
    return list(accumulate((1 + (character > "\uffff") for character in text), initial=0))
