"""The two shapes of handlers: a command, and a button whose data is a prefix with arguments."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from bot.core.language.folding import fold_letters
from bot.messaging.turn import Turn
from bot.usecases.gate import for_patient, symptom_first, when_well
from bot.usecases.hear import Route, Routed
from bot.usecases.resume import resume

UseCase = Callable[..., Any]


def command(
    names: Sequence[str], use_case: UseCase, gate: UseCase = for_patient, by_link: UseCase | None = None
) -> CommandHandler[Turn, None]:
    """A command in every language, in private chats; words behind it may name a symptom.

    `by_link`: what one word behind it does, as a link brings it; it gets the word.
    """

    async def handle(update: Update, turn: Turn) -> None:
        if turn.args:
            does = (by_link, *turn.args) if by_link and len(turn.args) == 1 else (use_case,)
            await turn.do(symptom_first, " ".join(turn.args), gate, *does)
        else:
            await turn.do(gate, use_case)

    return Command(names, handle, gate)


class Command(CommandHandler[Turn, None]):
    """Telegram takes only plain letters for a command; "/yardım" and "/başla" are meant as one all the same."""

    __slots__ = ("gate",)

    def __init__(self, names: Sequence[str], handle: Callable[[Update, Turn], Any], gate: UseCase) -> None:
        super().__init__(names, handle, filters.ChatType.PRIVATE)
        self.gate = gate

    def check_update(self, update: object) -> bool | tuple[list[str], bool | dict[str, Any] | None] | None:
        if not isinstance(update, Update) or update.message is None or update.message.entities:
            return super().check_update(update)
        first, *rest = (update.message.text or "").split() or [""]
        if not first.startswith("/") or fold_letters(first).removeprefix("/") not in self.commands:
            return None
        return (rest, True) if self.filters.check_update(update) else None


class Tap(CallbackQueryHandler[Turn, None]):
    """A button with the data `prefix:argument:…`; `route` is what a tap with this data does, None for other data."""

    __slots__ = ("gate", "prefix", "readers", "route")

    def __init__(self, prefix: str, readers: Sequence[Callable[[str], Any]], route: Route, gate: UseCase) -> None:
        self.prefix, self.readers, self.route, self.gate = prefix, readers, route, gate

        async def handle(update: Update, turn: Turn) -> None:
            routed = route((update.callback_query and update.callback_query.data) or "")
            await turn.do(routed or partial(when_well, use_case=resume))

        super().__init__(handle, _pattern(prefix, readers))


def _pattern(prefix: str, readers: Sequence[Callable[[str], Any]]) -> re.Pattern[str]:
    return re.compile(":".join([re.escape(prefix), *("([^:]+)" for _ in readers)]) + "$")


def tap(prefix: str, use_case: UseCase, *readers: Callable[[str], Any], gate: UseCase = for_patient) -> Tap:
    """A button with the data `prefix:argument:…`; each argument is read by its reader.

    What a reader refuses with ValueError no button of ours has ever said; it leads to the next step.
    """
    pattern = _pattern(prefix, readers)

    def route(data: str) -> Routed | None:
        if (found := pattern.match(data)) is None:
            return None
        try:
            arguments = [read(word) for read, word in zip(readers, found.groups(), strict=True)]
        except ValueError:
            return None
        return lambda tx, occasion: gate(tx, occasion, use_case, *arguments)

    return Tap(prefix, readers, route, gate)


def routing(handlers: Sequence[BaseHandler[Any, Turn, Any]]) -> Route:
    """The route of the first of these buttons that has this data."""
    taps = [handler for handler in handlers if isinstance(handler, Tap)]
    return lambda data: next((routed for tap in taps if (routed := tap.route(data))), None)


def yes(word: str) -> bool:
    return word == "yes"


def on(word: str) -> bool:
    """What a tick or a switch shall be: pressed twice it is the same."""
    return word == "on"


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
