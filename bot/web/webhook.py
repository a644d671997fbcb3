"""Telegram's webhook: an update is committed before it is acknowledged."""

import asyncio
import hmac
import json
from contextlib import suppress
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import Response

from bot.messaging.bell import Bells
from bot.messaging.receiver import ALLOWED_UPDATES
from bot.messaging.transport import Sent, Transport
from bot.storage import inbox
from bot.storage.database import Database

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
MOST_BYTES = 1024 * 1024
RETRY_SECONDS = 5.0


class TooLarge(Exception):
    """The body is longer than any update."""


class Webhook:
    """The route's endpoint; `secret` is mandatory and known to Telegram and us alone."""

    def __init__(self, database: Database, bot_id: int, secret: str, bells: Bells) -> None:
        if not secret:
            raise ValueError("a webhook needs a secret")
        self._database, self._bot_id, self._secret, self._bells = database, bot_id, secret.encode(), bells

    async def receive(self, request: Request) -> Response:
        """200 when kept (garbage too, or it would come for ever), 401, 413, or 503: Telegram sends it again."""
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self._secret):
            return Response(status_code=401)
        try:
            raw = _read(await _body(request))
        except TooLarge:
            return Response(status_code=413)
        try:
            await self._database.run(inbox.store, self._bot_id, [raw])
        except Exception as error:
            log.warning("webhook.not_kept", error=type(error).__name__)
            return Response(status_code=503)
        self._bells.inbox.ring()
        return Response(status_code=200)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooLarge
    return bytes(body)


def _read(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return body.decode("utf-8", "replace")


class Announcement:
    """Tells Telegram where to deliver; tries until it is told."""

    def __init__(self, transport: Transport, url: str, secret: str) -> None:
        self._transport = transport
        self._params = {"url": url, "secret_token": secret, "allowed_updates": ALLOWED_UPDATES}
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        while not isinstance(outcome := await self._transport.call("setWebhook", self._params), Sent):
            log.warning("webhook.not_set", outcome=type(outcome).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), RETRY_SECONDS)
            if self._stopping.is_set():
                return

    async def stop(self) -> None:
        self._stopping.set()
