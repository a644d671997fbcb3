"""The handbook can be read on a phone."""

from pathlib import Path

import pytest
from playwright.async_api import Browser


@pytest.mark.browser
async def test_nothing_is_wider_than_a_phone(browser: Browser, html: str, tmp_path: Path) -> None:
    file = tmp_path / "handbook.html"
    file.write_text(html, encoding="utf-8")
    page = await browser.new_page(viewport={"width": 390, "height": 844})
    await page.goto(file.as_uri())
    wide = "[...document.querySelectorAll('table, figure, article')].filter(e => e.scrollWidth > e.clientWidth + 1)"
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    assert await page.evaluate(f"{wide}.map(e => e.className)") == []
