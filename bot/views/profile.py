"""How the bot introduces itself in Telegram: its descriptions and its command menu, in every language."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.content.words import LANGUAGES, Words, words_for
from bot.core.access import Role
from bot.views.commands import commands, relative_commands, staff_commands

Call = tuple[str, dict[str, Any]]  # a Bot API method and its parameters


def profile_calls() -> Iterator[Call]:
    """English is what people of any other language see."""
    for language in LANGUAGES:
        words = words_for(language)
        code = {} if language == LANGUAGES[0] else {"language_code": language}
        yield "setMyCommands", {"commands": _listed(commands(words)), **code}
        yield "setMyDescription", {"description": _description(words), **code}
        yield "setMyShortDescription", {"short_description": _short(words), **code}


def relative_menu(_: Words, chat_id: int) -> Call:
    """The menu of commands in the chat of somebody who follows a patient and is none."""
    return "setMyCommands", {"commands": _listed(relative_commands(_)), "scope": _only(chat_id)}


def staff_menu(_: Words, chat_id: int, roles: Sequence[Role], *, patient: bool, relative: bool) -> Call:
    """That of somebody who works at the clinic, beside what else they are."""
    listed = staff_commands(_, roles, patient=patient, relative=relative)
    return "setMyCommands", {"commands": _listed(listed), "scope": _only(chat_id)}


def usual_menu(chat_id: int) -> Call:
    """The chat has no menu of its own any more."""
    return "deleteMyCommands", {"scope": _only(chat_id)}


def _only(chat_id: int) -> dict[str, Any]:
    return {"type": "chat", "chat_id": chat_id}


def _listed(known: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"command": name, "description": said} for name, said in known]


def _description(_: Words) -> str:
    return _(
        "I am an exercise companion for people with osteoporosis: a few simple exercises each day for strong bones and"
        " steady balance, chosen by safety rules.\n\nI am a computer program. I do not replace your doctor or"
        " physiotherapist, and I cannot call for help."
    )


def _short(_: Words) -> str:
    return _("Daily exercises for strong bones and steady balance. Not a doctor; cannot call for help.")
