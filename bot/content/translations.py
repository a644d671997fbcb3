"""Is every sentence that people read there in every language, and does it keep to the same rules?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError

from bot.content.document import EXERCISES, Document
from bot.content.source import Fault, shortened
from bot.content.spine_words import risky_turkish
from bot.content.text import placeholders
from bot.content.words import LANGUAGES, po_path, read_catalogue

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
CARE_DOMAINS = (EXERCISES, "care")
GLUED = re.compile(r"\}['’]?[^\W\d_]")


def translation_faults(documents: Iterable[Document[Any]], locales: FilePath) -> Iterator[Fault]:
    """What the content's own catalogues lack; the chat's is checked with the code that it belongs to."""
    documents = tuple(documents)
    for language in TRANSLATED:
        for domain in CARE_DOMAINS:
            yield from _domain_faults([d for d in documents if d.domain == domain], locales, language, domain)


def _domain_faults(documents: list[Document[Any]], locales: FilePath, language: str, domain: str) -> Iterator[Fault]:
    path = po_path(locales, language, domain)
    name = path.relative_to(locales.parent).as_posix()
    try:
        catalogue = read_catalogue(path, language)
    except (OSError, PoFileError, ValueError) as error:
        yield Fault(name, getattr(error, "lineno", None) or 1, f"cannot be read: {error}")
        return
    for document in documents:
        for where, text in document.texts():
            if not is_translated(catalogue.get(text, text.context)):
                yield document.fault(where, f'no {language} translation of "{shortened(text)}"')
    yield from message_faults(catalogue, name)
    if domain == EXERCISES:
        yield from _turkish_spine_faults(catalogue, name)


def is_translated(message: Message | None) -> bool:
    """Whether there is a translation that a person has confirmed."""
    return message is not None and not message.fuzzy and all(forms_of(message.string))


def forms_of(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """A singular text, or the plural's forms, as a tuple."""
    return (text or "",) if isinstance(text, str) or text is None else tuple(text)


def message_faults(catalogue: Catalog, name: str) -> Iterator[Fault]:
    """Translations that fill in other values than the English, or inflect them."""
    for message in catalogue:
        if message.id and is_translated(message):
            yield from _placeholder_faults(message, name)


def _placeholder_faults(message: Message, name: str) -> Iterator[Fault]:
    wanted = placeholders(forms_of(message.id)[-1])
    for form in forms_of(message.string):
        try:
            given = placeholders(form)
        except ValueError as error:
            yield Fault(name, message.lineno or 1, f"cannot be filled in: {error}")
            continue
        if GLUED.search(form):
            yield Fault(name, message.lineno or 1, "a suffix is glued to a value: it will not fit every value")
        if given != wanted:
            what = ", ".join(sorted(given ^ wanted))
            yield Fault(name, message.lineno or 1, f"not the same values to fill in as in English: {what}")


def _turkish_spine_faults(catalogue: Catalog, name: str) -> Iterator[Fault]:
    for message in catalogue:
        for form in forms_of(message.string):
            if message.id and (words := risky_turkish(form)):
                yield Fault(name, message.lineno or 1, f'"{words}" puts the spine at risk: it may not be asked for')
