"""Health for whoever restarts the bot, metrics for whoever watches it; numbers only, nobody's data."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.storage import departures, inbox
from bot.storage.database import Database, Tx

PATIENCE = 5.0  # seconds for the database to answer


class Status:
    def __init__(self, database: Database, bot_id: int) -> None:
        self._database, self._bot_id = database, bot_id

    async def health(self, request: Request) -> Response:
        """200 with the age of the oldest unhandled update in seconds, or 503 where the database does not answer."""
        try:
            async with asyncio.timeout(PATIENCE):
                oldest = await self._database.run(inbox.oldest_open, self._bot_id)
        except Exception:
            return JSONResponse({"status": "database unreachable"}, status_code=503)
        return JSONResponse({"status": "ok", "oldest_unhandled_seconds": round(oldest or 0.0, 1)})

    async def metrics(self, request: Request) -> Response:
        """Prometheus text format."""
        try:
            async with asyncio.timeout(PATIENCE):
                lines = await self._database.run(self._count)
        except Exception:
            return PlainTextResponse("", status_code=503)
        return PlainTextResponse("\n".join(lines) + "\n")

    def _count(self, tx: Tx) -> list[str]:
        lanes = departures.count_waiting(tx, self._bot_id)
        return [
            f"steady_inbox_open {inbox.count_open(tx, self._bot_id)}",
            f"steady_inbox_oldest_seconds {inbox.oldest_open(tx, self._bot_id) or 0.0:.1f}",
            *(f'steady_outbox_waiting{{lane="{lane.name.lower()}"}} {count}' for lane, count in lanes.items()),
        ]
