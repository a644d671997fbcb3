"""Posting updates to the bot's webhook."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

from sandbox.wire import encode
from sandbox.world.updates import Entry, UpdateQueue

FIRST_DELAY = 0.1
LONGEST_DELAY = 30.0


@dataclass(slots=True)
class Webhook:
    """Where updates go; an empty URL means that they are fetched."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0


class Poster:
    """Posts each chat's updates in order, many chats at once, again and again until they are accepted."""

    def __init__(self, queue: UpdateQueue) -> None:
        self.webhook = Webhook()
        self._queue = queue
        self._lanes: dict[int, deque[Entry]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._places = asyncio.Semaphore(self.webhook.max_connections)
        self.unix_time: Callable[[], int] = lambda: 0

    def set(self, webhook: Webhook) -> None:
        """Turn to another webhook; whatever waits is posted there, or stays for getUpdates if there is none."""
        self._stop()
        self.webhook = webhook
        self._places = asyncio.Semaphore(webhook.max_connections)
        for entry in list(self._queue.entries.values()):
            self.accept(entry)

    def accept(self, entry: Entry) -> None:
        """Take over a waiting update, if there is a webhook."""
        if not self.webhook.url:
            return
        lane = self._lanes.get(entry.lane)
        if lane is not None:
            lane.append(entry)
            return
        self._lanes[entry.lane] = deque([entry])
        task = asyncio.create_task(self._serve(entry.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        self._stop()
        if self._session:
            await self._session.close()

    def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks = set()
        self._lanes = {}

    async def _serve(self, lane: int) -> None:
        waiting, delay = self._lanes[lane], FIRST_DELAY
        while waiting:
            if waiting[0].number not in self._queue.entries:
                waiting.popleft()
            elif await self._post(waiting[0]):
                self._queue.remove(waiting.popleft())
                delay = FIRST_DELAY
            else:
                await asyncio.sleep(delay)
                delay = min(delay * 2, LONGEST_DELAY)
        del self._lanes[lane]

    async def _post(self, entry: Entry) -> bool:
        headers = {"Content-Type": "application/json"}
        if self.webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.webhook.secret_token
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30))
        try:
            async with (
                self._places,
                self._session.post(self.webhook.url, data=encode(entry.update), headers=headers) as answer,
            ):
                accepted = 200 <= answer.status < 300
                error = "" if accepted else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError, OSError) as trouble:
            error = f"Connection failed: {type(trouble).__name__}"
        if error:
            self.webhook.last_error, self.webhook.last_error_date = error, self.unix_time()
        return not error
