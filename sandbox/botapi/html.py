"""Text marked up in Telegram's HTML.

Follows the parser of the real server, td/telegram/MessageEntity.cpp (parse_html), including its messages.
"""

import re
from dataclasses import dataclass

from sandbox.botapi.errors import ApiError, bad_request
from sandbox.wire import Json
from sandbox.world.entities import utf16_length

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:(lt|gt|amp|quot)|#x([0-9a-fA-F]+)|#([0-9]+));?")
START_TAG = re.compile(r"<([^\s>]+)")
ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)(?=[\s>])))?""", re.DOTALL)
END_TAG = re.compile(r"</([^\s>]*)\s*>")
USER_LINK = re.compile(r"tg://user\?id=(\d+)")
LINK = re.compile(r"(?:tg|ton)://\S+|(?:https?://)?[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#:]\S*)?", re.IGNORECASE)


@dataclass(slots=True)
class Open:
    """A tag that waits for its end: where it began in UTF-16 units and in characters."""

    tag: str
    argument: str
    offset: int
    position: int


class Parser:
    """Reads one text from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.plain: list[str] = []
        self.offset = 0
        self.open: list[Open] = []
        self.entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        """The plain text and its entities, outer ones first. Raises ApiError 400."""
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._text()
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise _cannot(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        ordered = sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.plain), ordered

    def _text(self) -> None:
        end = self.source.find("<", self.at)
        end = len(self.source) if end < 0 else end
        piece = unescape(self.source[self.at : end])
        self.plain.append(piece)
        self.offset += utf16_length(piece)
        self.at = end

    def _start_tag(self) -> None:
        begin = self.at
        match = START_TAG.match(self.source, begin)
        tag = match[1].lower() if match else ""
        if match and match.end() == len(self.source):
            raise _cannot(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if match is None or tag not in KINDS:
            raise _cannot(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        self.at = match.end()
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            where = self._bytes(begin)
            raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.open.append(Open(tag, argument, self.offset, len("".join(self.plain)) if tag == "a" else 0))

    def _attributes(self, tag: str, begin: int) -> str:
        """Read on to the end of a start tag; the one attribute value that matters."""
        argument = ""
        while True:
            while self.at < len(self.source) and self.source[self.at].isspace():
                self.at += 1
            if self.at < len(self.source) and self.source[self.at] == ">":
                self.at += 1
                return argument
            match = ATTRIBUTE.match(self.source, self.at)
            if self.at >= len(self.source) or (match and match.end() == len(self.source)):
                raise _cannot(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
            if match is None:
                where = self._bytes(begin)
                raise _cannot(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
            self.at = match.end()
            argument = _argument(tag, match) or argument

    def _end_tag(self) -> None:
        where = self._bytes(self.at)
        match = END_TAG.match(self.source, self.at)
        if not self.open:
            raise _cannot(f"Unexpected end tag at byte offset {where}")
        if match is None:
            raise _cannot(f"Unclosed end tag at byte offset {where}")
        opened = self.open.pop()
        found = match[1].lower()
        if found and found != opened.tag:
            raise _cannot(f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{found}>"')
        self.at = match.end()
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: Open) -> None:
        entity: Json = {
            "type": KINDS[opened.tag],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.tag == "a":
            self._close_link(entity, opened)
        elif opened.tag in ("pre", "code"):
            self._close_code(entity, opened.argument)
        else:
            if opened.tag == "blockquote" and opened.argument:
                entity["type"] = "expandable_blockquote"
            if opened.tag == "tg-emoji":
                entity["custom_emoji_id"] = opened.argument
            self.entities.append(entity)

    def _close_link(self, entity: Json, opened: Open) -> None:
        url = opened.argument or "".join(self.plain)[opened.position :]
        if user := USER_LINK.fullmatch(url):
            name = "".join(self.plain)[opened.position :]
            mentioned = {"id": int(user[1]), "is_bot": False, "first_name": name}
            self.entities.append(entity | {"type": "text_mention", "user": mentioned})
        elif LINK.fullmatch(url):
            url = url if "://" in url else f"http://{url}"
            # The real server writes a bare host with a slash.
            self.entities.append(entity | {"url": url + "/" if url.count("/") == 2 and url.startswith("http") else url})

    def _close_code(self, entity: Json, language: str) -> None:
        """<pre><code class="language-x"> becomes one entity."""
        last = self.entities[-1] if self.entities else None
        same = last and (last["offset"], last["length"]) == (entity["offset"], entity["length"])
        if last and same and {last["type"], entity["type"]} == {"pre", "code"}:
            known = language or last.pop("_language", "")
            if known:
                last |= {"type": "pre", "language": known}
                return
        if entity["type"] == "code" and language:
            entity["_language"] = language
        self.entities.append(entity)

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities. Raises ApiError 400 for markup that Telegram does not take."""
    text, entities = Parser(source).parse()
    for entity in entities:
        entity.pop("_language", None)
    return text, entities


def unescape(text: str) -> str:
    """Replace the character references that Telegram knows; all others stay as they are."""
    return CHARACTER.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return NAMED[match[1]]
    code = int(match[2], 16) if match[2] else int(match[3])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]


def _argument(tag: str, match: re.Match[str]) -> str:
    name = match[1].lower()
    value = unescape(next((group for group in match.groups()[1:] if group is not None), ""))
    if tag == "blockquote" and name == "expandable":
        return "expandable"
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id")):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return ""


def _cannot(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
