"""The sandbox, for tests of the message path."""

from collections.abc import AsyncIterator

import aiohttp
import pytest_asyncio

from sandbox.server import SandboxServer
from sandbox.world.limits import Limits
from tests.messaging.rig import Town


@pytest_asyncio.fixture
async def town() -> AsyncIterator[Town]:
    """A sandbox without limits of its own: faults come when they are ordered."""
    async with SandboxServer(limits=Limits.off()) as server, aiohttp.ClientSession() as http:
        yield Town(http, server.url)
