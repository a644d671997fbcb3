"""Does every variant for helpers belong to a text that is there, and fill in the same values?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from babel.messages.pofile import PoFileError

from bot.content.document import Document
from bot.content.helper_schema import HelperWords
from bot.content.source import Fault, shortened
from bot.content.text import placeholders
from bot.content.words import read_catalogue

NAME = frozenset({"name"})
Key = tuple[str | None, str]


def helper_faults(documents: list[Document[Any]], locales: FilePath) -> Iterator[Fault]:
    """What is wrong with the variants; the chat's texts are those of its template."""
    helper = next(document for document in documents if isinstance(document.model, HelperWords))
    try:
        known = _texts_of(documents, locales)
    except (OSError, PoFileError, ValueError) as error:
        yield Fault("locales/chat.pot", getattr(error, "lineno", None) or 1, f"cannot be read: {error}")
        return
    seen: set[Key] = set()
    for number, variant in enumerate(helper.model.texts):
        key, path = (variant.context, variant.text), ("texts", number)
        if key not in known:
            yield helper.fault(path, f'there is no text "{shortened(variant.text)}" any more')
        elif key in seen:
            yield helper.fault(path, f'"{shortened(variant.text)}" has two variants')
        elif placeholders(variant.helper) - NAME != placeholders(variant.text) - NAME:
            yield helper.fault(path, f'not the same values to fill in as in "{shortened(variant.text)}"')
        seen.add(key)


def _texts_of(documents: list[Document[Any]], locales: FilePath) -> set[Key]:
    chat = read_catalogue(locales / "chat.pot", "en")
    known: set[Key] = {(text.context, str(text)) for document in documents for _, text in document.texts()}
    for message in chat:
        forms = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        known |= {(message.context or None, form) for form in forms}
    return known
