"""Plain answers over ASGI, and connections that break."""

import asyncio

from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

TRANSPORT = "transport"


class BreakableProtocol(H11Protocol):
    """Hands the transport to the application, so that it can close the connection without an answer."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # asyncio gives a TCP transport
        super().connection_made(transport)
        self.app_state = {**self.app_state, TRANSPORT: transport}


async def read_body(receive: Receive) -> bytes:
    """The whole body of a request."""
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
    return body


async def disconnected(receive: Receive) -> None:
    """Wait until the client goes away; the body has to be read before."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def answer(send: Send, status: int, body: bytes, content_type: str = "application/json") -> None:
    headers = [
        (b"content-type", content_type.encode("latin-1")),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def drop(scope: Scope) -> None:
    """Close the connection at once, and wait until the server has noticed."""
    scope["state"][TRANSPORT].abort()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
