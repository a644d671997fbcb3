"""Tells Telegram the bot's commands and descriptions, once after the start; a nicety that may fail."""

import asyncio
from dataclasses import dataclass, field

import structlog

from bot.messaging.transport import Sent, Transport
from bot.views.profile import profile_calls

log = structlog.get_logger()


@dataclass
class Introduction:
    transport: Transport
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        for method, params in profile_calls():
            if self._stopping.is_set():
                return
            outcome = await self.transport.call(method, params)
            if not isinstance(outcome, Sent):
                log.warning("introduction.refused", method=method, outcome=type(outcome).__name__)

    async def stop(self) -> None:
        self._stopping.set()
