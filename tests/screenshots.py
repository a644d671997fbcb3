"""Takes the pictures of the README anew: `python -m tests.screenshots`. The demo itself plays, in a real Chromium."""

import asyncio
import io
import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.async_api import Browser, Page, Route, async_playwright, expect

from bot.content.words import words_for
from bot.demo import running_demo
from sandbox.page import STATIC
from tests.acceptance import test_clinic_page, test_page
from tests.acceptance.phone import Sandbox
from tests.browser import NAMES

FOLDER = Path(__file__).parents[1] / "docs" / "images"
MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
WORDS_PER_SECOND = 4000.0
MOST_BYTES = 300_000
PATIENCE = 120_000.0  # milliseconds for a whole week
SHOW = "row => row.scrollIntoView({block: 'start', behavior: 'instant'})"


@dataclass(frozen=True)
class Shot:
    """The story in `language` as far as the step `until` (None: to its end), and then a message from its top."""

    name: str
    width: int
    height: int
    theme: Literal["light", "dark"]
    language: str
    until: str | None
    shown: str


SHOTS = (
    Shot("desktop", 1440, 940, "light", "en", "Yes, I have them", ".row:has-text('Keep breathing')"),
    Shot("narrow", 390, 844, "light", "en", "Show me how", ".row"),
    Shot("dark", 1440, 940, "dark", "tr", None, ".row:has(.picture)"),
)


async def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, NAMES)))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in SHOTS:
            async with running_demo(0, None, MONDAY) as demo:
                await take(shot, browser, demo.url)
        async with running_demo(0, None, MONDAY) as demo:
            await take_family(browser, demo.url)
        async with running_demo(0, None, MONDAY) as demo:
            await take_clinic(browser, demo.url)
        await browser.close()


async def take_clinic(browser: Browser, url: str) -> None:
    """A clinician has taken the case of a patient who felt dizzy."""
    async with Sandbox(url) as sandbox:
        page = await test_page.begun(browser, sandbox)
        case = await test_clinic_page.take_a_case(page, sandbox)
        await case.evaluate(SHOW)
        await expect(page.locator(".notice:not(:empty)")).to_have_count(0, timeout=PATIENCE)
        save(await page.screenshot(animations="disabled"), FOLDER / "clinic.png")
        await page.context.close()


async def take_family(browser: Browser, url: str) -> None:
    """The first Sunday of a patient and her daughter, each in her own language."""
    async with Sandbox(url) as sandbox:
        page = await test_page.begun(browser, sandbox)
        await test_page.follow(page, words_for("tr"))
        await page.get_by_role("button", name="Sunday evening").click()
        await expect(page.get_by_text("6 days later")).to_be_visible(timeout=PATIENCE)
        await page.reload()
        for person in ("patient", "daughter"):
            week = page.locator(f".{person} .row:has(.picture)").last
            await expect(week).to_be_visible()
            await page.evaluate("Promise.all([...document.querySelectorAll('img')].map(image => image.decode()))")
            await week.evaluate(SHOW)
        save(await page.screenshot(animations="disabled"), FOLDER / "family.png")
        await page.context.close()


async def take(shot: Shot, browser: Browser, url: str) -> None:
    context = await browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        locale={"en": "en-GB", "tr": "tr-TR"}[shot.language],
        color_scheme=shot.theme,
    )
    page = await context.new_page()
    await play(shot, page, url)
    # A new page has no narrator; the story has gone by.
    await page.reload()
    row = page.locator(f".patient {shot.shown}").last
    await expect(row).to_be_visible()
    await page.evaluate("Promise.all([...document.querySelectorAll('img')].map(image => image.decode()))")
    await row.evaluate(SHOW)
    save(await page.screenshot(animations="disabled"), FOLDER / f"{shot.name}.png")
    await context.close()


async def play(shot: Shot, page: Page, url: str) -> None:
    async def serve(route: Route) -> None:
        await route.fulfill(json={"words_per_second": WORDS_PER_SECOND, "steps": steps(shot)})

    await page.route("**/page/story/*.json", serve)
    await page.goto(url)
    await page.locator("#play").click()
    await expect(page.locator("body.playing")).to_have_count(1)
    await expect(page.locator("body.playing")).to_have_count(0, timeout=PATIENCE)


def steps(shot: Shot) -> list[dict[str, Any]]:
    whole: list[dict[str, Any]] = json.loads((STATIC / "story" / f"{shot.language}.json").read_text("utf-8"))["steps"]
    if shot.until is None:
        return whole
    end = next(at for at, step in enumerate(whole) if step.get("tap") == shot.until)
    return whole[: end + 1]


def save(picture: bytes, path: Path) -> None:
    """With no more bytes than a README should ask for."""
    Image.open(io.BytesIO(picture)).convert("RGB").save(path, optimize=True)
    assert path.stat().st_size < MOST_BYTES, path


if __name__ == "__main__":
    asyncio.run(main())
