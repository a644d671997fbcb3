"""How the bot introduces itself in Telegram: its descriptions and its command menu, in every language."""

from collections.abc import Iterator
from typing import Any

from bot.content.words import LANGUAGES, Words, words_for

Call = tuple[str, dict[str, Any]]  # a Bot API method and its parameters


def profile_calls() -> Iterator[Call]:
    """English is what people of any other language see."""
    for language in LANGUAGES:
        words = words_for(language)
        code = {} if language == LANGUAGES[0] else {"language_code": language}
        yield "setMyCommands", {"commands": _commands(words), **code}
        yield "setMyDescription", {"description": _description(words), **code}
        yield "setMyShortDescription", {"short_description": _short(words), **code}


def _commands(_: Words) -> list[dict[str, str]]:
    names = {
        "en": ("today", "week", "progress", "pause", "faq", "menu", "settings", "help", "stop"),
        "tr": ("bugun", "haftam", "ilerleme", "ara", "sss", "menu", "ayarlar", "yardim", "dur"),
    }[_.language]
    described = (
        _("Today's exercises"),
        _("My week"),
        _("My twelve weeks"),
        _("Pause for a while"),
        _("Questions and answers"),
        _("Everything I can do"),
        _("Hour, days off, language, time zone"),
        _("How this works"),
        _("No more messages"),
    )
    return [{"command": name, "description": text} for name, text in zip(names, described, strict=True)]


def _description(_: Words) -> str:
    return _(
        "I am an exercise companion for people with osteoporosis: a few simple exercises each day for strong bones and"
        " steady balance, chosen by safety rules.\n\nI am a computer program. I do not replace your doctor or"
        " physiotherapist, and I cannot call for help."
    )


def _short(_: Words) -> str:
    return _("Daily exercises for strong bones and steady balance. Not a doctor; cannot call for help.")
