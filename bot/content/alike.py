"""The same short words in every language: what a button says may be written in another one."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from bot.content.words import DOMAINS, LANGUAGES, LOCALES, po_path, read_catalogue

LONGEST = 64  # letters on a button


def alike(text: str) -> frozenset[str]:
    """These words and what stands for them in the other languages."""
    return _families().get(text, frozenset()) | {text}


@lru_cache
def _families() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for english, translations in _short_texts().items():
        for each in (english, *translations):
            found[each] |= {english, *translations}
    return {text: frozenset(family) for text, family in found.items()}


def _short_texts() -> Mapping[str, set[str]]:
    """English → its translations, whatever the context."""
    found: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for domain in DOMAINS:
            path = po_path(LOCALES, language, domain)
            for message in read_catalogue(path, language) if path.exists() else ():
                if isinstance(message.id, str) and 0 < len(message.id) <= LONGEST and isinstance(message.string, str):
                    found[message.id].add(message.string)
    return found
