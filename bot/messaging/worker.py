"""Handles what the inbox holds: many chats at once, one update at a time in each, three attempts, then an apology."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from telegram import Update

from bot.messaging.application import Steady
from bot.messaging.bell import Bells, heard
from bot.messaging.clock import Calendar
from bot.messaging.tasks import Tasks
from bot.messaging.transport import Transport
from bot.messaging.turn import CURRENT, Handling, occasion_of
from bot.storage import inbox
from bot.storage.database import Database, Tx, is_outage
from bot.usecases.occasion import Occasion, Setup

log = structlog.get_logger()

ATTEMPTS = 3
RETRY_DELAYS = (0.2, 1.0)  # seconds after the first and the second failure
NET = 1.0  # seconds between looks when no bell rings: leases of processes that ended
OUTAGE_DELAY = 0.5
TOAST = 200  # characters that Telegram shows on a tap

Apology = Callable[[Tx, Occasion], object]


class NobodyActed(Exception):
    """No handler ran a use case; the last one should take whatever the others leave."""


@dataclass
class Worker:
    """`apology(tx, occasion)` is the use case for an update that is given up."""

    application: Steady
    database: Database
    transport: Transport
    calendar: Calendar
    setup: Setup
    bot_id: int
    bells: Bells
    apology: Apology
    batch: int = 16  # claimed together, whenever fewer are in hand
    lease: float = inbox.LEASE
    _tasks: Tasks = field(default_factory=Tasks)
    _answers: Tasks = field(default_factory=Tasks)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Until `stop`; the application must be initialised."""
        if self.database.sqlite:  # one process, and it has just started
            await self._surely(inbox.release_all, self.bot_id)
        while not self._stopping.is_set():
            rung = self.bells.inbox.listen()
            if not await self._begin_what_waits():
                await heard(rung, NET)
            await self._tasks.room(self.batch)

    async def stop(self, patience: float = 5.0) -> None:
        """Begin nothing more, and let what has begun end."""
        self._stopping.set()
        self.bells.inbox.ring()
        await self._tasks.end(patience)
        await self._answers.end(1.0)

    async def _begin_what_waits(self) -> int:
        try:
            entries = await self.database.run(inbox.claim, self.bot_id, self.batch, self.lease)
        except Exception as error:
            log.warning("inbox.claim_failed", error=type(error).__name__)
            await asyncio.sleep(OUTAGE_DELAY)
            return 0
        for entry in entries:
            self._tasks.start(self._attend(entry))
        return len(entries)

    async def _attend(self, entry: inbox.Entry) -> None:
        occasion = occasion_of(None, entry, self.setup, self.calendar.now())
        handling = Handling(self.database, entry, occasion)
        CURRENT.set(handling)
        try:
            await self._handle(handling)
        except Exception as error:
            await self._failed(handling, error)
        self._answer_tap(handling)
        self.bells.inbox.ring()
        self.bells.outbox.ring()

    async def _handle(self, handling: Handling) -> None:
        raw = json.loads(self.database.vault.open(handling.entry.payload))
        update = Update.de_json(raw, self.application.bot)
        handling.occasion = occasion_of(update, handling.entry, self.setup, self.calendar.now())
        await self.application.process_update(update)
        if not handling.acted:
            raise NobodyActed

    async def _failed(self, handling: Handling, error: Exception) -> None:
        entry, kind = handling.entry, type(error).__name__
        if handling.acted:  # it is done; whatever broke afterwards must not undo or repeat that
            log.error("inbox.failed_after_acting", row=entry.id, error=kind)
        elif isinstance(error, inbox.LeaseLost):
            log.warning("inbox.lease_lost", row=entry.id)
        elif is_outage(error):
            log.warning("inbox.outage", row=entry.id, error=kind)
            await self._surely(inbox.give_back, entry, kind)
        elif entry.tries < ATTEMPTS:
            delay = RETRY_DELAYS[entry.tries - 1]
            log.warning("inbox.failed", row=entry.id, error=kind, attempt=entry.tries, at=_place(error))
            await self._surely(inbox.postpone, entry, delay, kind)
            asyncio.get_running_loop().call_later(delay, self.bells.inbox.ring)
        else:
            log.error("inbox.dead", row=entry.id, error=kind, at=_place(error))
            await self._give_up(handling, kind)

    async def _give_up(self, handling: Handling, kind: str) -> None:
        def apologise(tx: Tx) -> None:
            inbox.settle(tx, handling.entry, "dead", kind)
            if handling.occasion.chat_id:
                self.apology(tx, handling.occasion)

        try:
            await self._surely(apologise)
        except Exception as error:
            log.error("inbox.apology_failed", row=handling.entry.id, error=type(error).__name__)
            await self._surely(inbox.settle, handling.entry, "dead", kind)

    async def _surely(self, work: Callable[..., Any], *args: Any) -> None:
        """Through an outage, however long; a claim that is lost meanwhile is somebody else's."""
        while True:
            try:
                return await self.database.run(work, *args)
            except inbox.LeaseLost:
                return None
            except Exception as error:
                if not is_outage(error) or self._stopping.is_set():
                    raise
                await asyncio.sleep(OUTAGE_DELAY)

    def _answer_tap(self, handling: Handling) -> None:
        """Stops the button's spinner; a nicety, so it is tried once and beside everything else."""
        if handling.occasion.callback_id is None:
            return
        params: dict[str, Any] = {"callback_query_id": handling.occasion.callback_id}
        if isinstance(handling.result, str):
            params["text"] = handling.result[:TOAST]
        self._answers.start(self.transport.call("answerCallbackQuery", params, timeout=10.0))


def _place(error: Exception) -> str:
    """File and line where it was raised: enough to find it, and no words of a person."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
