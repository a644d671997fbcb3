"""Words in a person's language: English sentences in, translated and filled-in sentences out.

English is the key (gettext). Four catalogues, by who reviews them: exercises and care (clinicians), chat and handbook
(translators). A sentence without a translation appears in English; `catalogues check` refuses that.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from datetime import date as Date
from datetime import time as Time
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

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
LARGE: Mapping[str, Mapping[str, str]] = {"en": {}, "tr": {"ı": "I", "i": "İ"}}
OPENING = re.compile(r"(^|[.?!]\s+|\n)\{name\}")
Variants = Mapping[tuple[str | None, str], str]  # by context and English: how it reads where a helper writes


class Words:
    """Call it with an English sentence to get it in the person's language, with its values filled in.

    `helped`: what the person is called whom a helper writes for; sentences with a variant then speak of that person.
    """

    def __init__(
        self,
        language: str,
        translations: gettext.NullTranslations,
        variants: Variants = MappingProxyType({}),
        helped: str = "",
    ) -> None:
        self.language = language
        self.helped = helped
        self._translations = translations
        self._variants = variants

    def about(self, helped: str, variants: Variants) -> Words:
        """The same words to a helper, about the person who exercises."""
        return Words(self.language, self._translations, variants, helped)

    def __call__(self, english: str, **values: object) -> str:
        """Translate, then fill in {name}s."""
        context: str | None = getattr(english, "context", None)
        english = self._variants.get((context, english), english)
        context = getattr(english, "context", None)
        if context is None:
            return self._filled(self._translations.gettext(english), values)
        return self._filled(self._translations.pgettext(context, english), values)

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """The form for n things; {n} is the number as people write it. A variant has a sentence for each form."""
        form = one if n == 1 else many
        if (None, form) in self._variants:
            return self(form, n=self.number(n), **values)
        return self._filled(self._translations.ngettext(one, many, n), {"n": self.number(n), **values})

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        """{name} is the helped person's unless a value says otherwise; where it opens a sentence it has a capital."""
        if not self.helped:
            return text.format(**values)
        opened = OPENING.sub(r"\1{Name}", text)
        return opened.format(**{"name": self.helped, "Name": self._opening(self.helped), **values})

    def _opening(self, name: str) -> str:
        return LARGE[self.language].get(name[:1], name[:1].upper()) + name[1:]

    def time(self, time: Time) -> str:
        """10:40, in Turkish 10.40."""
        return CLOCKS[self.language].format(time)

    def date(self, date: Date) -> str:
        """4 March, in Turkish 4 Mart."""
        return format_date(date, "d MMMM", locale=self.language)

    def day_and_month(self, date: Date) -> str:
        """4 Mar, in Turkish 4 Mar too."""
        return format_date(date, "d MMM", locale=self.language)

    def day_and_date(self, date: Date) -> str:
        """Wed 4 Mar, in Turkish 4 Mar Çar."""
        return format_date(date, "d MMM EEE" if self.language == "tr" else "EEE d MMM", locale=self.language)

    def full_date(self, date: Date) -> str:
        """4 March 2026, in Turkish 4 Mart 2026."""
        return format_date(date, "d MMMM y", locale=self.language)

    def weekday(self, date: Date) -> str:
        """Thursday, in Turkish Perşembe."""
        return format_date(date, "EEEE", locale=self.language)

    def short_weekday(self, date: Date) -> str:
        """Thu, in Turkish Per."""
        return format_date(date, "EEE", locale=self.language)

    def inside(self, name: str) -> str:
        """A name as it stands inside a sentence, without its capital; in Turkish I becomes ı, and İ i."""
        first = SMALL[self.language].get(name[:1], name[:1].lower())
        return first + name[1:]

    def decimal(self, number: float) -> str:
        """161.5, in Turkish 161,5."""
        return format_decimal(number, "0.#", locale=self.language)

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
