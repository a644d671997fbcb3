"""Asks Telegram for updates and keeps them before saying so.

The next `getUpdates` carries the offset that confirms the last batch; it is made only after the batch is committed. An
offset is used until it has been heard, never longer: the numbers restart at random after a quiet week, and an old
offset would hide the new ones.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.messaging.bell import Bells, heard
from bot.messaging.transport import Outcome, Refused, Sent, Transport
from bot.storage import inbox
from bot.storage.database import Database

log = structlog.get_logger()

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "message_reaction")
LONG_POLL = 25  # seconds
ANSWER_MARGIN = 10.0  # seconds beyond the long poll until the connection is taken to be dead
DELAYS = (0.5, 1.0, 2.0, 5.0, 10.0)  # seconds after failures in a row


async def _nobody_listens() -> None:
    """For a bot whose clock nobody else moves."""


@dataclass
class Receiver:
    """One bot's long polling. `kept` runs after updates were stored and before they are confirmed."""

    transport: Transport
    database: Database
    bot_id: int
    bells: Bells
    long_poll: int = LONG_POLL
    kept: Callable[[], Awaitable[None]] = _nobody_listens
    _offset: int | None = None
    _failures: int = 0
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Until `stop`."""
        stopping = asyncio.create_task(self._stopping.wait())
        await self._until(stopping, self._end_webhook())
        while not self._stopping.is_set():
            await self._until(stopping, self._receive())
        stopping.cancel()

    async def stop(self) -> None:
        """An answer that is on its way is asked for again after the next start."""
        self._stopping.set()

    async def _until(self, stopping: "asyncio.Task[Any]", work: Any) -> None:
        task = asyncio.ensure_future(work)
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return
        except Exception as error:  # whatever it is, receiving must go on
            await self._wait(type(error).__name__)

    async def _end_webhook(self) -> None:
        while not isinstance(outcome := await self.transport.call("deleteWebhook", {}), Sent):
            await self._explain(outcome)

    async def _receive(self) -> None:
        params: dict[str, Any] = {"timeout": self.long_poll, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            params["offset"] = self._offset
        outcome = await self.transport.call("getUpdates", params, timeout=self.long_poll + ANSWER_MARGIN)
        if not isinstance(outcome, Sent) or not isinstance(outcome.result, list):
            await self._explain(outcome)
        elif await self._keep(outcome.result):
            self._offset = _confirms(outcome.result)
            self._failures = 0
            if outcome.result and self._offset is None:
                await self._wait("updates without numbers")

    async def _keep(self, updates: list[Any]) -> bool:
        if not updates:
            return True
        try:
            await self.database.run(inbox.store, self.bot_id, updates)
        except Exception as error:
            await self._wait(type(error).__name__)
            return False
        self.bells.inbox.ring()
        await self.kept()
        return True

    async def _explain(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refused) and outcome.status == 409:
            log.error("receiver.conflict", hint="another program receives this bot's updates, or a webhook is set")
            if "webhook" in outcome.description:
                await self.transport.call("deleteWebhook", {})
        elif isinstance(outcome, Refused) and outcome.status in (401, 404):
            log.error("receiver.token_refused", hint="Telegram does not know this TELEGRAM_BOT_TOKEN")
        await self._wait(getattr(outcome, "reason", None) or f"answer {getattr(outcome, 'status', 'unreadable')}")

    async def _wait(self, reason: str) -> None:
        delay = DELAYS[min(self._failures, len(DELAYS) - 1)]
        self._failures += 1
        log.warning("receiver.retry", reason=reason, seconds=delay)
        await heard(self._stopping, delay)


def _confirms(updates: list[Any]) -> int | None:
    """The offset that confirms these updates; None where there is nothing to confirm."""
    numbers = [raw["update_id"] for raw in updates if isinstance(raw, dict) and isinstance(raw.get("update_id"), int)]
    return numbers[-1] + 1 if numbers else None
