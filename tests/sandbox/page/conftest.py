"""A sandbox on its own port with the scripted bot at work; in the story it is Monday, ten in the morning."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
from playwright.async_api import Browser, Page, expect

from sandbox.server import SandboxServer
from sandbox.world.limits import Limits
from tests.browser import browser, chromium  # noqa: F401
from tests.sandbox.page.scripted_bot import ScriptedBot

MONDAY = datetime(2026, 1, 5, 7, 0, tzinfo=UTC)
PATIENCE = 90_000  # ms; a machine may be busy
expect.set_options(timeout=30_000)


@pytest.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    """The sandbox, whose bot is ready."""
    async with SandboxServer(at=MONDAY, limits=Limits.off()) as sandbox, aiohttp.ClientSession() as session:
        bot = ScriptedBot(sandbox.url, session)
        await bot.prepare()
        tasks = [asyncio.create_task(bot.poll()), asyncio.create_task(bot.keep_time())]
        yield sandbox
        for task in tasks:
            task.cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(end, asyncio.CancelledError) for end in ends), ends


@pytest.fixture
def address(sandbox: SandboxServer) -> str:
    return sandbox.url


@pytest.fixture
async def page(browser: Browser, address: str) -> Page:  # noqa: F811
    """The page on a wide screen, in English, with nobody's word said yet."""
    context = await browser.new_context(locale="en-GB", viewport={"width": 1400, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    await page.goto(address)
    return page
