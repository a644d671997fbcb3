"""axe-core finds nothing to complain about, whatever is shown."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.sandbox.page.test_story import SLOW, serve

pytestmark = pytest.mark.browser


async def assert_no_violation(page: Page, shown: str) -> None:
    results = await Axe().run(page)
    assert results.violations_count == 0, f"{shown}: {results.generate_report()}"


async def test_axe_finds_no_violation_in_light_dark_narrow_dialog_and_story(page: Page) -> None:
    # What is still fading in has no contrast yet.
    await page.emulate_media(reduced_motion="reduce")
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await expect(page.get_by_role("button", name="Start")).to_have_count(3)
    await assert_no_violation(page, "before the first word")

    await ayse.get_by_role("button", name="Start").click()
    await ayse.get_by_role("button", name="Let's begin").click()
    await ayse.get_by_role("button", name="Today").click()
    await expect(ayse.get_by_text("For today:")).to_be_visible()
    await assert_no_violation(page, "a conversation")

    await page.emulate_media(color_scheme="dark")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await assert_no_violation(page, "dark")
    await page.set_viewport_size({"width": 390, "height": 844})
    await assert_no_violation(page, "dark and narrow")

    await page.emulate_media(color_scheme="light")
    await expect(page.locator("html")).to_have_attribute("data-theme", "light")
    await assert_no_violation(page, "narrow")

    await ayse.get_by_role("button", name="Commands").click()
    await assert_no_violation(page, "a menu")
    await page.keyboard.press("Escape")

    await serve(page, [{"tell": "A long tale."}], words_per_second=SLOW)
    await page.get_by_role("button", name="Play the story").click()
    await assert_no_violation(page, "a question")
    await page.get_by_role("button", name="Clear everything").click()
    await expect(page.get_by_role("button", name="Pause")).to_be_visible()
    await assert_no_violation(page, "narrow, the story")
    await page.set_viewport_size({"width": 1400, "height": 900})
    await assert_no_violation(page, "the story")
