"""What a handler gets instead of a session: one way to act, once."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from telegram import Update
from telegram.ext import CallbackContext, ExtBot

from bot.storage import inbox
from bot.storage.database import Database, Tx
from bot.usecases.occasion import Occasion, Setup

P = ParamSpec("P")
R = TypeVar("R")
Data: TypeAlias = dict[Any, Any]


@dataclass(slots=True)
class Handling:
    """One attempt at one update."""

    database: Database
    entry: inbox.Entry
    occasion: Occasion
    acted: bool = False
    result: Any = None

    async def act(self, use_case: Callable[Concatenate[Tx, Occasion, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        if self.acted:
            raise RuntimeError("a turn acts once")

        def once(tx: Tx) -> R:
            inbox.settle(tx, self.entry)  # first, so that whoever lost the claim does not even begin
            return use_case(tx, self.occasion, *args, **kwargs)

        result = await self.database.run(once)
        self.acted, self.result = True, result
        return result


CURRENT: ContextVar[Handling] = ContextVar("CURRENT")  # of this asyncio task


class Turn(CallbackContext[ExtBot[None], Data, Data, Data]):
    """The context of every handler."""

    async def do(self, use_case: Callable[Concatenate[Tx, Occasion, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `use_case(tx, occasion, *args)` and mark the update as done, in one transaction; its result."""
        return await CURRENT.get().act(use_case, *args, **kwargs)


def occasion_of(update: Update | None, entry: inbox.Entry, setup: Setup, now: datetime) -> Occasion:
    """The values of an update that a use case may need; of one that could not be read, its chat alone."""
    key = f"inbox:{entry.id}"
    if update is None:
        return Occasion(setup=setup, bot_id=entry.bot_id, key=key, now=now, chat_id=entry.chat_id)
    user, query = update.effective_user, update.callback_query
    return Occasion(
        setup=setup,
        bot_id=entry.bot_id,
        key=key,
        now=now,
        chat_id=entry.chat_id,
        user_id=user.id if user else 0,
        first_name=user.first_name if user else "",
        last_name=(user.last_name or "") if user else "",
        language_code=user.language_code if user else None,
        at=now if query else _written_at(update),
        first_at=_first_written_at(update),
        message_id=_message_id(update),
        callback_id=query.id if query else None,
    )


def _written_at(update: Update) -> datetime | None:
    if message := update.effective_message:
        return message.edit_date or message.date
    event = update.my_chat_member or update.message_reaction
    return event.date if event else None


def _first_written_at(update: Update) -> datetime | None:
    written = update.message or update.edited_message
    return written.date if written else None


def _message_id(update: Update) -> int | None:
    if message := update.effective_message:
        return message.message_id
    return update.message_reaction.message_id if update.message_reaction else None
