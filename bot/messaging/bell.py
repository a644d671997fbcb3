"""Wakes loops inside one process; what it announces is always in the database, so a ring may be lost."""

import asyncio
from contextlib import suppress


class Bell:
    """Any number ring, any number listen.

    Take `listen()` before looking for work and wait on it after finding none: a ring in between is not missed.
    """

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    def listen(self) -> asyncio.Event:
        return self._event


async def heard(rung: asyncio.Event, seconds: float) -> None:
    """Wait for the ring, at most for so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await rung.wait()


class Bells:
    """`inbox`: an update was kept or handled; `outbox`: a message was written or settled."""

    def __init__(self) -> None:
        self.inbox = Bell()
        self.outbox = Bell()
