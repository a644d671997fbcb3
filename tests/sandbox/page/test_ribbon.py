"""The five moments of a week: each is ticked when it has visibly come, and the next one says what to do."""

import pytest
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser


async def test_the_moments_of_a_week_are_ticked_one_after_another(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    moments = page.get_by_role("region", name="Five moments of a week").get_by_role("listitem")
    next_one = page.locator("[aria-current=step]")
    await expect(next_one).to_contain_text("Press Start in Ayşe's phone")

    await ayse.get_by_role("button", name="Start").click()
    await expect(moments.nth(0)).to_contain_text("Start (done)")
    await expect(next_one).to_contain_text("Today")

    await ayse.get_by_role("button", name="Let's begin").click()
    await expect(ayse.get_by_text("Press a button below.")).to_be_visible()
    await expect(next_one).to_contain_text("Today")
    await ayse.get_by_role("button", name="Today").click()
    await expect(next_one).to_contain_text("Tomorrow morning")

    await page.get_by_role("button", name="Tomorrow morning").click()
    await expect(next_one).to_contain_text("I feel dizzy")

    await ayse.get_by_role("button", name="Pain or dizzy").click()
    await expect(next_one).to_contain_text("Sunday")

    await page.get_by_role("button", name="Sunday evening").click()
    await expect(moments.filter(has_text="(done)")).to_have_count(5)
    await expect(next_one).to_have_count(0)


async def test_words_that_say_so_count_as_the_moment_of_dizziness(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await expect(ayse.get_by_text("Shall we?")).to_be_visible()

    await ayse.get_by_role("textbox").fill("Sabahtan beri başım dönüyor")
    await ayse.get_by_role("textbox").press("Enter")

    await expect(page.get_by_role("listitem").filter(has_text="I feel dizzy")).to_contain_text("(done)")


async def test_a_reload_ticks_the_same_moments_again(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await expect(page.locator("[aria-current=step]")).to_contain_text("Today")

    await page.reload()

    await expect(page.locator("[aria-current=step]")).to_contain_text("Today")
