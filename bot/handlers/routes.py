"""The two shapes of handlers: a command, and a button whose data is a prefix with arguments."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.messaging.turn import Turn
from bot.usecases.gate import for_patient

UseCase = Callable[..., Any]


def command(names: Sequence[str], use_case: UseCase, gate: UseCase = for_patient) -> CommandHandler[Turn, None]:
    """A command in every language, in private chats."""

    async def handle(update: Update, turn: Turn) -> None:
        await turn.do(gate, use_case)

    return CommandHandler(names, handle, filters.ChatType.PRIVATE)


def tap(
    prefix: str, use_case: UseCase, *readers: Callable[[str], Any], gate: UseCase = for_patient
) -> CallbackQueryHandler[Turn, None]:
    """A button with the data `prefix:argument:…`; each argument is read by its reader."""
    pattern = re.compile(":".join([re.escape(prefix), *("([^:]+)" for _ in readers)]) + "$")

    async def handle(update: Update, turn: Turn) -> None:
        found = pattern.match(update.callback_query.data or "") if update.callback_query else None
        words = found.groups() if found else ()
        await turn.do(gate, use_case, *(read(word) for read, word in zip(readers, words, strict=True)))

    return CallbackQueryHandler(handle, pattern)


def yes(word: str) -> bool:
    return word == "yes"
