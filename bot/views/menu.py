"""The keyboard that is always on screen, and the words that stand for what it and the menu offer, in every language."""

from collections.abc import Callable

from bot.content.words import LANGUAGES, Words, words_for
from bot.core.language.folding import fold


def keyboard(_: Words) -> tuple[tuple[str, ...], ...]:
    """*Pain or dizzy* alone on top, so that it is hit without aiming."""
    return ((_("Pain or dizzy"),), (_("Today"), _("My week"), _("Menu")))


def relative_keyboard(_: Words) -> tuple[tuple[str, ...], ...]:
    """Of somebody who follows a patient and is none."""
    return ((_("Something has happened"),), (_("Send a kind word"), _("My family")))


def _entries(_: Words) -> dict[str, tuple[str, ...]]:
    return {
        "symptom": (_("Pain or dizzy"),),
        "today": (_("Today"),),
        "short": (_("Shorter today"), _("Shorter"), _("Short")),
        "week": (_("My week"),),
        "menu": (_("Menu"),),
        "pause": (_("Pause for a while"), _("A pause"), _("Pause")),
        "fasting": (_("I am fasting"), _("I'm fasting")),
        "back": (_("I am back"), _("I'm back")),
        "progress": (_("My twelve weeks"), _("Twelve weeks"), _("12 weeks"), _("Progress")),
        "together": (_("Do it with me"), _("Together")),
        "library": (_("All exercises"),),
        "card": (_("A card for my doctor"),),
        "family": (_("Family"), _("My family")),
    }


def chosen(text: str) -> str | None:
    """Which button the words are, in whatever language; None for other words."""
    return _chosen(text, _entries)


def chosen_by_relative(text: str) -> str | None:
    """The same for the keyboard of somebody who follows a patient and is none."""
    return _chosen(text, _relative_entries)


def _relative_entries(_: Words) -> dict[str, tuple[str, ...]]:
    return {
        "happened": (_("Something has happened"),),
        "cheer": (_("Send a kind word"),),
        "family": (_("My family"), _("Family")),
    }


def _chosen(text: str, entries: Callable[[Words], dict[str, tuple[str, ...]]]) -> str | None:
    for language in LANGUAGES:
        for entry, words in entries(words_for(language)).items():
            if fold(text) in {fold(word) for word in words}:
                return entry
    return None
