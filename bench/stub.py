"""A bare stand-in for Telegram in a process of its own: answers at once, and remembers when what arrived.

`python -m bench.stub` prints its address. `POST /bench/updates {"count","chats","rate"}` makes updates, evenly spaced;
`GET /bench/arrivals` tells, in seconds of one clock, when each was made and when each message arrived.
"""

import asyncio
import time
from contextlib import suppress
from typing import Any

from aiohttp import web

ME = {"id": 4242, "is_bot": True, "first_name": "Steady", "username": "steady_bot"}
CHAT = {"id": 1, "type": "private", "first_name": "A"}


def update(number: int, chat: int) -> dict[str, Any]:
    """A text message as Telegram sends it; the text is its number."""
    person = {"id": chat, "is_bot": False, "first_name": "Ayşe", "language_code": "tr"}
    place = {"id": chat, "type": "private", "first_name": "Ayşe"}
    body = {"message_id": number, "date": 1_795_000_000, "chat": place, "from": person, "text": str(number)}
    return {"update_id": number, "message": body}


class Stub:
    def __init__(self) -> None:
        self.waiting: list[dict[str, Any]] = []
        self.made: dict[str, float] = {}
        self.arrived: list[tuple[float, str]] = []
        self.news = asyncio.Event()
        self.making: asyncio.Task[None] | None = None

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        if method == "getupdates":
            return await self._updates(await request.json())
        if method == "getme":
            return web.json_response({"ok": True, "result": ME})
        if not method.startswith("send"):
            return web.json_response({"ok": True, "result": True})
        at = time.monotonic()
        body = await (request.json() if request.content_type == "application/json" else request.post())
        self.arrived.append((at, str(body["text"])))
        message = {"message_id": len(self.arrived), "date": 1_795_000_000, "chat": CHAT, "text": "x"}
        return web.json_response({"ok": True, "result": message})

    async def _updates(self, asked: dict[str, Any]) -> web.Response:
        offset = asked.get("offset", 0)
        self.waiting = [raw for raw in self.waiting if raw["update_id"] >= offset]
        if not self.waiting:
            self.news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), asked.get("timeout", 0))
        return web.json_response({"ok": True, "result": self.waiting[:100]})

    async def make(self, request: web.Request) -> web.Response:
        order = await request.json()
        self.making = asyncio.create_task(self._make(**order))
        return web.json_response({})

    async def _make(self, count: int, chats: int, rate: float) -> None:
        start = time.monotonic()
        for n in range(1, count + 1):
            await asyncio.sleep(start + n / rate - time.monotonic())
            self.made[str(n)] = time.monotonic()
            self.waiting.append(update(n, n % chats + 1))
            self.news.set()

    async def arrivals(self, request: web.Request) -> web.Response:
        return web.json_response({"made": self.made, "arrived": self.arrived})


async def main() -> None:
    stub, app = Stub(), web.Application()
    app.router.add_post("/bench/updates", stub.make)
    app.router.add_get("/bench/arrivals", stub.arrivals)
    app.router.add_post("/{bot}/{method}", stub.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
