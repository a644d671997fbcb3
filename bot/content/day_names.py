"""What weekdays and months are called, in every language."""

from functools import lru_cache
from typing import Literal

from babel.dates import get_day_names, get_month_names

from bot.content.words import LANGUAGES
from bot.core.day_words import Names
from bot.core.language.folding import fold

WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")


@lru_cache
def day_names() -> Names:
    """Long and short ones."""
    weekdays: dict[str, int] = {}
    months: dict[str, int] = {}
    for language in LANGUAGES:
        for width in WIDTHS:
            weekdays |= {fold(name): day for day, name in get_day_names(width, locale=language).items()}
            months |= {fold(name): month for month, name in get_month_names(width, locale=language).items()}
    return Names(weekdays, months)
