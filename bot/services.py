"""What runs as long as the bot does: started together, ended together, and within a few seconds."""

import asyncio
from contextlib import suppress
from typing import Protocol

import structlog

log = structlog.get_logger()

ENDING_SECONDS = 3.0  # for each group of services
CANCELLING_SECONDS = 0.5


class ServiceEnded(Exception):
    """The bot cannot go on without a part of it; the message is one line for the operator."""


class Service(Protocol):
    """Runs until it is stopped."""

    async def run(self) -> None: ...

    async def stop(self) -> None: ...


class Services:
    """`failure` is told in one line when one of them ends by an error: the rest would be of little use without it."""

    def __init__(self, failure: "asyncio.Future[str]") -> None:
        self._failure = failure
        self._running: list[tuple[Service, asyncio.Task[None]]] = []

    def start(self, service: Service) -> None:
        task = asyncio.create_task(service.run(), name=type(service).__name__)
        task.add_done_callback(self._ended)
        self._running.append((service, task))

    def _ended(self, task: "asyncio.Task[None]") -> None:
        if task.cancelled() or (error := task.exception()) is None:
            return
        log.error("service.ended", service=task.get_name(), error=type(error).__name__)
        if not self._failure.done():
            self._failure.set_result(f"{task.get_name()} ended unexpectedly ({type(error).__name__})")

    async def stop(self) -> None:
        await asyncio.gather(*(_end(service, task) for service, task in self._running))


async def _end(service: Service, task: "asyncio.Task[None]") -> None:
    """Ask it to end; what does not is cancelled, because every step of every service may be cut short anywhere."""
    with suppress(TimeoutError):
        async with asyncio.timeout(ENDING_SECONDS):
            await service.stop()
            await asyncio.wait({task})
    task.cancel()
    await asyncio.wait({task}, timeout=CANCELLING_SECONDS)
