"""Words in a person's language: English sentences in, translated and filled-in sentences out.

English is the key (gettext). Four catalogues, by who reviews them: exercises and care (clinicians), chat and handbook
(translators). A sentence without a translation appears in English; `catalogues check` refuses that.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from datetime import date as Date
from datetime import time as Time
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("en", "tr")
DOMAINS = ("handbook", "exercises", "care", "chat")
LOCALES = Path(__file__).parent / "locales"
CLOCKS = {"en": "{:%H:%M}", "tr": "{:%H.%M}"}
SMALL: Mapping[str, Mapping[str, str]] = {"en": {}, "tr": {"I": "ı", "İ": "i"}}


class Words:
    """Call it with an English sentence to get it in the person's language, with its values filled in."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, english: str, **values: object) -> str:
        """Translate, then fill in {name}s."""
        context = getattr(english, "context", None)
        if context is None:
            return self._translations.gettext(english).format(**values)
        return self._translations.pgettext(context, english).format(**values)

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """The form for n things; {n} is the number as people write it."""
        return self._translations.ngettext(one, many, n).format(n=self.number(n), **values)

    def time(self, time: Time) -> str:
        """10:40, in Turkish 10.40."""
        return CLOCKS[self.language].format(time)

    def date(self, date: Date) -> str:
        """4 March, in Turkish 4 Mart."""
        return format_date(date, "d MMMM", locale=self.language)

    def weekday(self, date: Date) -> str:
        """Thursday, in Turkish Perşembe."""
        return format_date(date, "EEEE", locale=self.language)

    def inside(self, name: str) -> str:
        """A name as it stands inside a sentence, without its capital; in Turkish I becomes ı, and İ i."""
        first = SMALL[self.language].get(name[:1], name[:1].lower())
        return first + name[1:]

    def number(self, number: int) -> str:
        """1,500, in Turkish 1.500."""
        return format_decimal(number, locale=self.language)


@lru_cache
def words_for(language: str) -> Words:
    """The words of one of LANGUAGES; KeyError for any other."""
    CLOCKS[language]
    return Words(language, translations(language))


def translations(language: str, locales: Path = LOCALES) -> gettext.NullTranslations:
    """All domains of a language, chained; English is its own translation."""
    chained = gettext.NullTranslations()
    for domain in DOMAINS:
        path = po_path(locales, language, domain)
        if path.exists():
            chained = _behind(_compiled(read_catalogue(path, language)), chained)
    return chained


def po_path(locales: Path, language: str, domain: str) -> Path:
    """Where the translations of a domain stand."""
    return locales / language / "LC_MESSAGES" / f"{domain}.po"


def read_catalogue(path: Path, language: str) -> Catalog:
    """Parse a .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _compiled(catalogue: Catalog) -> gettext.GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _behind(found: gettext.GNUTranslations, rest: gettext.NullTranslations) -> gettext.NullTranslations:
    found.add_fallback(rest)
    return found
