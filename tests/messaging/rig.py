"""A tiny bot on the real message path, against the sandbox: it answers every text, and does what the text says.

`boom` raises before anything is written, `half` after writing, `late` after acting; `urgent …` answers in the urgent
lane; `edit` answers and then edits the answer; `buttons` shows one; `nobody` is handled without a use case.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

import aiohttp
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, TypeHandler, filters

from bot.messaging.application import build_application
from bot.messaging.bell import Bells, heard
from bot.messaging.clock import FollowedCalendar
from bot.messaging.receiver import Receiver
from bot.messaging.sender import Sender
from bot.messaging.transport import Transport
from bot.messaging.turn import Turn
from bot.messaging.worker import Worker
from bot.storage import departures, inbox, outbox
from bot.storage.database import Database, Tx, is_outage
from bot.storage.outbox import Lane
from bot.storage.outgoing import Row
from bot.storage.tables.messages import inbox as inbox_table
from bot.storage.tables.messages import outbox as outbox_table
from bot.usecases.occasion import Occasion, Setup

R = TypeVar("R")
BOT = 4242
TOKEN = f"{BOT}:test-token-that-must-never-be-seen"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SETUP = Setup(content=None)  # type: ignore[arg-type]  # no text is written here
PATIENCE = 20.0


def say(
    tx: Tx, occasion: Occasion, words: str, lane: Lane = Lane.REPLY, part: str = "reply", **more: Any
) -> int | None:
    params = {"text": words, **more.pop("params", {})}
    about = {"method": "sendMessage", "created_at": occasion.now, "person_id": occasion.user_id, **more}
    key = f"{occasion.key}:{part}"
    place = {"bot_id": occasion.bot_id, "chat_id": occasion.chat_id}
    return outbox.enqueue(tx, key=key, lane=lane, params=params, **place, **about)


def answer(tx: Tx, occasion: Occasion, words: str) -> str:
    say(tx, occasion, f"You said {words}", Lane.URGENT if words.startswith("urgent") else Lane.REPLY)
    if words == "half":
        raise RuntimeError("a secret of the person")
    return f"Noted {words}"


def answer_and_edit(tx: Tx, occasion: Occasion) -> None:
    first = say(tx, occasion, "First")
    say(tx, occasion, "Edited", part="edit", method="editMessageText", follows=first)


def answer_with_button(tx: Tx, occasion: Occasion) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Done", "callback_data": "done:1"}]]}
    say(tx, occasion, "Ready?", params={"reply_markup": keyboard})


def ignore(tx: Tx, occasion: Occasion) -> None:
    """Done, and nothing to say."""


def apologise(tx: Tx, occasion: Occasion) -> None:
    say(tx, occasion, "Sorry, that did not work", part="sorry")


async def on_text(update: Update, turn: Turn) -> None:
    assert update.effective_message is not None
    words = update.effective_message.text or ""
    if words == "boom":
        raise ValueError("a secret of the person")
    if words == "nobody":
        return
    if words == "edit":
        await turn.do(answer_and_edit)
    elif words == "buttons":
        await turn.do(answer_with_button)
    else:
        await turn.do(answer, words)
    if words == "late":
        raise ValueError("after acting")


async def on_tap(update: Update, turn: Turn) -> None:
    assert update.callback_query is not None
    await turn.do(answer, update.callback_query.data or "")


async def on_rest(update: Update, turn: Turn) -> None:
    await turn.do(ignore)


class Rig:
    """`async with Rig(database, url) as rig:` runs the bot; `receives=False` leaves receiving to somebody else."""

    def __init__(self, database: Database, url: str, *, receives: bool = True, **sender: Any) -> None:
        self.database, self.url, self.bells = database, url, Bells()
        self.calendar = FollowedCalendar(NOON)
        self.transport = Transport(TOKEN, url)
        self.application = build_application(TOKEN, url)
        self.application.add_handler(MessageHandler(filters.TEXT, on_text))
        self.application.add_handler(CallbackQueryHandler(on_tap))
        self.application.add_handler(TypeHandler(Update, on_rest))
        self.blocked: list[int] = []
        common = (self.transport, self.calendar)
        self.worker = Worker(self.application, database, *common, SETUP, BOT, self.bells, apology=apologise)
        defaults = {"rate": 1000.0, "chat_burst": None, "on_blocked": self._on_blocked}
        self.sender = Sender(database, *common, BOT, self.bells, **{**defaults, **sender})
        self.receiver = Receiver(self.transport, database, BOT, self.bells, long_poll=2) if receives else None
        self._running: list[asyncio.Task[None]] = []

    def _on_blocked(self, tx: Tx, bot_id: int, chat_id: int) -> None:
        self.blocked.append(chat_id)

    async def __aenter__(self) -> Self:
        await self.application.initialize()
        parts = [part for part in (self.worker, self.sender, self.receiver) if part is not None]
        self._running = [asyncio.create_task(part.run()) for part in parts]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.receiver is not None:
            await self.receiver.stop()
        await self.worker.stop()
        await self.sender.stop()
        await asyncio.gather(*self._running)
        await self.application.shutdown()
        await self.transport.close()

    async def until(self, check: Callable[[Tx], R]) -> R:
        """Wait until a look into the database finds something; what it found."""
        async with asyncio.timeout(PATIENCE):
            while not (found := await self._look(check)):
                await heard(self.bells.outbox.listen(), 0.02)
            return found

    async def _look(self, check: Callable[[Tx], R]) -> R | None:
        try:
            return await self.database.run(check)
        except DBAPIError as error:
            if not is_outage(error):
                raise
            return None

    async def settled(self, updates: int) -> None:
        """Wait until so many updates have come, all are closed, and nothing can be sent any more."""

        def look(tx: Tx) -> bool:
            known = len(tx.execute(select(inbox_table.c.id)).all())
            idle = not inbox.count_open(tx, BOT) and not departures.busy(tx, BOT, tx.real_now() + 3.0)
            return known >= updates and idle

        await self.until(look)

    def keep(self, *updates: Any) -> None:
        """Put updates into the inbox as if they had been received."""
        self.database.transaction(inbox.store, BOT, updates)
        self.bells.inbox.ring()

    def say(self, key: str, chat: int, words: str = "", lane: Lane = Lane.REPLY, **more: Any) -> int | None:
        """Put a message into the outbox as if a use case had written it."""
        occasion = Occasion(setup=SETUP, bot_id=BOT, key=key, now=NOON, chat_id=chat)
        row = self.database.transaction(say, occasion, words or key, lane, **more)
        self.bells.outbox.ring()
        return row

    def messages(self) -> list[Any]:
        """All outbox rows, oldest first."""
        return self.database.transaction(lambda tx: tx.execute(select(outbox_table).order_by("id")).all())

    def updates(self) -> list[Any]:
        """All inbox rows, oldest first."""
        return self.database.transaction(lambda tx: tx.execute(select(inbox_table).order_by("id")).all())

    async def ended(self, key: str) -> Any:
        """Wait until a message is no longer waiting or on its way; its row."""
        row = outbox_table.c
        closed = select(outbox_table).where(row.key.startswith(key), row.state.not_in(["waiting", "sending"]))
        return await self.until(lambda tx: tx.execute(closed).first())

    async def receiver_troubled(self) -> None:
        """Wait until the receiver could not keep what it got."""
        assert self.receiver is not None
        async with asyncio.timeout(PATIENCE):
            while not self.receiver._failures:
                await asyncio.sleep(0.01)

    async def troubled(self, error: str, times: int = 1) -> None:
        """Wait until so many messages have met this trouble."""
        met = select(outbox_table.c.id).where(outbox_table.c.error == error)
        await self.until(lambda tx: len(tx.execute(met).all()) >= times)


class Person:
    """Somebody with a telephone, in the sandbox."""

    def __init__(self, http: aiohttp.ClientSession, url: str, user_id: int) -> None:
        self._http, self._url, self.id = http, f"{url}/sandbox/users/{user_id}", user_id

    async def _post(self, path: str, **body: Any) -> Any:
        async with self._http.post(f"{self._url}/{path}", json=body) as reply:
            reply.raise_for_status()
            return await reply.json()

    async def writes(self, text: str) -> Any:
        return await self._post("messages", text=text)

    async def taps(self, text: str) -> Any:
        return await self._post("taps", text=text)

    async def blocks(self) -> Any:
        return await self._post("block")

    async def chat(self, since: int = 0, wait: float = 0) -> Any:
        async with self._http.get(f"{self._url}/chat", params={"since": since, "wait": wait}) as reply:
            return await reply.json()

    async def heard(self) -> list[str]:
        """What the bot has said, in the order in which it arrived."""
        return [m["text"] for m in (await self.chat())["messages"] if m["from"] == "bot"]


class Town:
    """The sandbox's control API."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http, self.url = http, url

    async def person(self, name: str = "Ayşe") -> Person:
        """Somebody who has started the bot."""
        async with self._http.post(f"{self.url}/sandbox/users", json={"first_name": name}) as reply:
            return Person(self._http, self.url, (await reply.json())["id"])

    async def fault(self, method: str = "sendMessage", **fault: Any) -> None:
        async with self._http.post(f"{self.url}/sandbox/faults", json={"method": method, **fault}) as reply:
            assert reply.status == 200, await reply.text()

    async def no_more_faults(self) -> None:
        async with self._http.delete(f"{self.url}/sandbox/faults") as reply:
            reply.raise_for_status()

    async def calls(self, method: str = "sendMessage") -> list[Any]:
        async with self._http.get(f"{self.url}/sandbox/calls", params={"method": method}) as reply:
            return (await reply.json())["calls"]

    async def raw(self, update: Any) -> None:
        async with self._http.post(f"{self.url}/sandbox/updates", json=update) as reply:
            assert reply.status == 200, await reply.text()


def hold(tx: Tx, row: Row) -> str | None:
    """A guard that holds back every reminder."""
    return "hold" if row.lane == Lane.REMINDER else None
