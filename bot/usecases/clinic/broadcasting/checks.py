"""What an author is told about their words before these are sent: a warning, no more; "do not do sit-ups" is fine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from bot.content.faq import AVOID
from bot.content.load import Content
from bot.content.spine_words import ENGLISH, TURKISH
from bot.core.language.reading import read

_ENDINGS = "com|net|org|info|biz|io|me|co|app|xyz|link|site|online|shop|top|gov|edu|ly|ru|uk|tr|de|eu"
_ADDRESS = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"]+|(?<![\w@.-])(?:[\w-]+\.)+(?:{_ENDINGS})\b(?:/[^\s<>\"]*)?|(?<![\w@.])@[a-z]\w{{4,31}}",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_INSIDE_TELEGRAM = re.compile(r"^(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/|^tg://|^@", re.IGNORECASE)
# Marks of formatting that Telegram did not take for any: they would be read as they stand.
_MARKS = re.compile(
    r"\*\*|__|~~|\|\||```|</?(?:b|i|u|s|a|em|strong|code|pre|span|br|p)\b[^>]*>|\]\(|&(?:amp|lt|gt|nbsp|quot);",
    re.IGNORECASE,
)


def plain(html: str) -> str:
    """The words alone, as they are read."""
    return unescape(_TAG.sub("", html))


def avoided(text: str, content: Content) -> tuple[str, ...]:
    """The words about movements to avoid, as they stand in the text, asked for or warned of."""
    lower = text.replace("İ", "i").replace("I", "ı").lower()
    found = [*_found(ENGLISH, text, text), *_found(TURKISH, lower, text if len(lower) == len(text) else lower)]
    topics = content.faq.chapters[AVOID].answers
    words = read(text).words
    for match in content.phrases.topics.find(words):
        if match.means in topics:
            found.append(" ".join(words[match.start : match.end]))
    return tuple(_apart(each.strip() for each in found))


def _found(pattern: re.Pattern[str], searched: str, shown: str) -> Iterator[str]:
    for match in pattern.finditer(searched):
        yield shown[match.start() : match.end()]


def _apart(found: Iterable[str]) -> Iterator[str]:
    """Each once, and none that is only a part of another."""
    kept = list(dict.fromkeys(each.casefold().replace("-", " ") for each in found if each))
    return (each for each in kept if not any(each != other and each in other for other in kept))


def marks(html: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group() for match in _MARKS.finditer(plain(html))))


def links(html: str) -> tuple[tuple[str, str], ...]:
    """What each says and where it leads; a bare address says itself."""
    hidden = [(plain(said), unescape(address)) for address, said in _ANCHOR.findall(html)]
    bare = [(match.group().rstrip(".,;:!?)"),) * 2 for match in _ADDRESS.finditer(plain(_ANCHOR.sub("", html)))]
    return tuple(dict.fromkeys([*hidden, *((said, address) for said, address in bare)]))


def leads_elsewhere(address: str, bot_username: str) -> bool:
    """To another bot, a channel or a person in Telegram."""
    if not _INSIDE_TELEGRAM.match(address):
        return False
    named = _INSIDE_TELEGRAM.sub("", address).split("?")[0].split("/")[0]
    return named.casefold() != bot_username.casefold()
