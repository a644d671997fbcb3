"""The two shapes of handlers: a command, and a button whose data is a prefix with arguments."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.messaging.turn import Turn
from bot.usecases.gate import for_patient, symptom_first, when_well
from bot.usecases.resume import resume

UseCase = Callable[..., Any]


def command(names: Sequence[str], use_case: UseCase, gate: UseCase = for_patient) -> CommandHandler[Turn, None]:
    """A command in every language, in private chats; words behind it may name a symptom."""

    async def handle(update: Update, turn: Turn) -> None:
        if turn.args:
            await turn.do(symptom_first, " ".join(turn.args), gate, use_case)
        else:
            await turn.do(gate, use_case)

    return CommandHandler(names, handle, filters.ChatType.PRIVATE)


def tap(
    prefix: str, use_case: UseCase, *readers: Callable[[str], Any], gate: UseCase = for_patient
) -> CallbackQueryHandler[Turn, None]:
    """A button with the data `prefix:argument:…`; each argument is read by its reader.

    What a reader refuses with ValueError no button of ours has ever said; it leads to the next step.
    """
    pattern = re.compile(":".join([re.escape(prefix), *("([^:]+)" for _ in readers)]) + "$")

    async def handle(update: Update, turn: Turn) -> None:
        found = pattern.match(update.callback_query.data or "") if update.callback_query else None
        words = found.groups() if found else ()
        try:
            arguments = [read(word) for read, word in zip(readers, words, strict=True)]
        except ValueError:
            await turn.do(when_well, resume)
        else:
            await turn.do(gate, use_case, *arguments)

    return CallbackQueryHandler(handle, pattern)


def yes(word: str) -> bool:
    return word == "yes"


def row_id(word: str) -> int:
    """The number of a row: one that every database can hold."""
    return _within(word, 2**62)


def place(word: str) -> int:
    """A place in a short list."""
    return _within(word, 999)


def _within(word: str, most: int) -> int:
    if not (word.isascii() and word.isdigit()) or int(word[:20]) > most:
        raise ValueError(word)
    return int(word)


def hour_of_day(word: str) -> time:
    """An hour as `0930`."""
    return datetime.strptime(word, "%H%M").time()  # noqa: DTZ007 - a wall-clock time has no zone


def day(word: str) -> date:
    """A date as 2026-11-26."""
    return date.fromisoformat(word)
