"""The sandbox as a server on one port."""

import asyncio
import socket
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import Self

import uvicorn
from uvicorn.server import ServerState

from sandbox.app import create_app
from sandbox.connection import BreakableProtocol
from sandbox.world.limits import STANDARD, Limits
from sandbox.world.world import World

BACKLOG = 2048
PATIENCE = 0.5


class SandboxServer:
    """`async with SandboxServer() as sandbox:` serves until the block ends; `sandbox.url` is where.

    Port 0 takes any free port. Raises OSError if the port is taken.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        limits: Limits = STANDARD,
        at: datetime | None = None,
        language: str = "en",
    ) -> None:
        self.world = World(at=at, limits=limits, language=language)
        self._address = (host, port)
        self._state = ServerState()
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """`http://host:port`, without a slash at the end."""
        host, port = self._address
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    async def __aenter__(self) -> Self:
        # Bound first: a busy port is an OSError here, before anything has started.
        listener = _listener(self._address)
        self._address = (self._address[0], listener.getsockname()[1])
        config = uvicorn.Config(
            create_app(self.world),
            http=BreakableProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            timeout_keep_alive=75,
        )
        config.load()
        protocol = partial(BreakableProtocol, config, self._state, {})
        self._server = await asyncio.get_running_loop().create_server(protocol, sock=listener, backlog=BACKLOG)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        await self.world.close()
        for connection in list(self._state.connections):
            connection.shutdown()
        if self._state.tasks:
            await asyncio.wait(set(self._state.tasks), timeout=PATIENCE)
        for connection in list(self._state.connections):
            connection.transport.abort()
        for task in list(self._state.tasks):
            task.cancel()
        await asyncio.sleep(0)
        await self._server.wait_closed()


def _listener(address: tuple[str, int]) -> socket.socket:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    # asyncio turns Nagle's delay off only for sockets that name their protocol: 40 ms an answer otherwise.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener
