"""A sandbox of its own for every test; afterwards its traffic is compared with aiogram's models."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest

from sandbox.server import SandboxServer
from sandbox.world.limits import Limits
from tests.sandbox.clients import ControlClient, RawBot
from tests.sandbox.described import check_calls

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def limits() -> Limits:
    """Off, unless a test file says otherwise."""
    return Limits.off()


@pytest.fixture
def compares_updates() -> bool:
    """Not where a test file makes up its own updates."""
    return True


@pytest.fixture
async def sandbox(limits: Limits, compares_updates: bool) -> AsyncIterator[SandboxServer]:
    """A running sandbox on a Monday at ten."""
    async with SandboxServer(limits=limits, at=MONDAY) as server:
        yield server
        calls = [call.as_json() for call in server.world.calls.since(0)]
    check_calls(calls, updates=compares_updates)


@pytest.fixture
async def http(sandbox: SandboxServer) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(sandbox.url) as session:
        yield session


@pytest.fixture
def bot(http: aiohttp.ClientSession) -> RawBot:
    return RawBot(http)


@pytest.fixture
def tester(http: aiohttp.ClientSession) -> ControlClient:
    return ControlClient(http)
