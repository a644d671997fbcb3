"""A real Chromium: import `chromium` and `browser` into the conftest of the tests that drive a page."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the installed Chromium. Without one the test is skipped, or fails where one is required."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None and os.environ.get("STEADY_REQUIRE_BROWSER") == "1":
        pytest.fail("STEADY_REQUIRE_BROWSER=1, but no Chromium is installed")
    return path or pytest.skip("no Chromium is installed")


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """A running browser that nobody else uses."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        await launched.close()
