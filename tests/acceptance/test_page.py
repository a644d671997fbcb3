"""A patient and her daughter on the page, each in her own language, with the real bot and the page's own buttons."""

import os
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.content.words import Words, words_for
from tests.acceptance.people import begin
from tests.acceptance.phone import Phone, Sandbox
from tests.browser import browser, chromium  # noqa: F401

pytestmark = pytest.mark.browser
PATIENCE = 30_000.0  # milliseconds, on a busy machine
LANGUAGES = {"en": "English", "tr": "Türkçe"}


@pytest.fixture
async def page(browser: Browser, sandbox: Sandbox) -> Page:  # noqa: F811
    return await begun(browser, sandbox)


async def begun(browser: Browser, sandbox: Sandbox) -> Page:  # noqa: F811
    """The page on a wide screen, in English; Ayşe has done her first exercises."""
    context = await browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 940})
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    await page.goto(sandbox.url)
    await expect(page.get_by_role("region", name=re.compile("phone"))).to_have_count(3, timeout=PATIENCE)
    users = (await sandbox.call("GET", "state"))["users"]
    ayse = next(user["id"] for user in users if user["first_name"] == "Ayşe")
    patient = Phone(sandbox, ayse, "Ayşe")
    await begin(patient)
    await patient.tap("Done all")
    return page


def phone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"{name}'s phone")


async def press(within: Locator, *labels: str) -> None:
    """The newest button with each of these labels, as soon as it is there."""
    for label in labels:
        await within.get_by_role("button", name=label, exact=True).last.click()


async def write(within: Locator, text: str) -> None:
    await within.get_by_role("textbox").fill(text)
    await within.get_by_role("textbox").press("Enter")


def keep(name: str) -> str | None:
    """Where to put a picture of what is shown, if somebody wants to look at it."""
    folder = os.environ.get("STEADY_KEEP_PICTURES")
    return str(Path(folder) / f"{name}.png") if folder else None


async def look(page: Page, name: str) -> None:
    if path := keep(name):
        await page.screenshot(path=path, animations="disabled")


async def follow(page: Page, _: Words, place: str | None = None) -> None:
    """From /family to the patient's yes; her daughter reads `_`'s language, and lives in `place` if that is named."""
    ayse, elif_ = phone(page, "Ayşe"), phone(page, "Elif")
    await expect(elif_.get_by_text("Used later, when Ayşe invites her daughter")).to_be_visible()
    await write(ayse, "/family")
    await press(ayse, "Invite somebody", "My daughter", "My numbers")
    await expect(elif_.get_by_text("Ayşe's link has come")).to_be_visible()
    await look(page, "invited")
    await ayse.get_by_role("link").last.click()
    await page.get_by_role("dialog").get_by_role("button", name="Elif").click()
    await expect(page.locator(".thread path")).to_be_visible()
    await look(page, "opened")
    await press(elif_, LANGUAGES[_.language], _("Yes, I would like that"))
    clock = re.compile(place) if place else _("Leave it")
    await elif_.get_by_role("button", name=clock, exact=True).last.click()
    await press(ayse, "Yes, it is Elif Kaya")
    await expect(ayse.get_by_text("From now on Elif Kaya sees")).to_be_visible()


async def test_a_patient_invites_her_daughter_who_reads_the_first_week_in_her_own_language(
    page: Page, sandbox: Sandbox
) -> None:
    _ = words_for("tr")
    elif_ = phone(page, "Elif")
    await follow(page, _)
    await look(page, "confirmed")
    await sandbox.settle()
    before = await elif_.get_by_role("article").count()

    await page.get_by_role("button", name="Sunday evening").click()

    await expect(page.get_by_text(re.compile(r"days later: \d+ messages \(Ayşe \d+, Elif 1\)"))).to_be_visible()
    await expect(elif_.get_by_role("article")).to_have_count(before + 1)
    week = elif_.get_by_role("article").last
    await expect(week).to_contain_text("Ayşe")
    picture = week.get_by_role("img")
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    await look(page, "sunday")


async def to(page: Page, sandbox: Sandbox, moment: str) -> None:
    """Move the clock by one of the page's buttons, until everything that fell due has come."""
    await page.get_by_role("button", name=moment).click()
    await expect(page.get_by_role("button", name=moment)).to_be_enabled()
    await sandbox.settle()


async def test_in_three_weeks_a_daughter_far_away_sees_less_and_in_the_end_nothing(
    page: Page, sandbox: Sandbox
) -> None:
    """On Sunday evening it is night in Sydney: what is changed while the summary waits changes the summary."""
    ayse, elif_ = phone(page, "Ayşe"), phone(page, "Elif")
    weeks = elif_.get_by_role("article").filter(has_text=re.compile(r"Ayşe: \d+ Mart"))
    await follow(page, words_for("tr"), "Sidney")
    await to(page, sandbox, "Sunday evening")
    await expect(ayse.get_by_text("Did you fall this week?")).to_be_visible()
    await expect(weeks).to_have_count(0)
    await to(page, sandbox, "Tomorrow morning")
    await expect(weeks).to_have_count(1)
    await expect(weeks.last).to_contain_text("10 dakika hareket")

    await press(ayse, "Done all")
    await to(page, sandbox, "Sunday evening")
    await write(ayse, "/family")
    await press(ayse, "Elif Kaya (your daughter)", "Change what they see", "That I moved")
    await to(page, sandbox, "Tomorrow morning")
    await expect(weeks).to_have_count(2)
    await expect(weeks.last).to_contain_text("Ayşe 1 gün hareket etti")
    await expect(weeks.last).not_to_contain_text("dakika")
    await look(page, "narrowed")

    await press(ayse, "Done all")
    await to(page, sandbox, "Sunday evening")
    await write(ayse, "/family")
    await press(ayse, "Elif Kaya (your daughter)", "Remove", "Yes, remove")
    await to(page, sandbox, "Tomorrow morning")
    await expect(elif_.get_by_role("article").last).to_contain_text("Ayşe sizinle paylaşımı bitirdi")
    await expect(weeks).to_have_count(2)
    await look(page, "ended")


async def test_a_suggested_sentence_that_her_mother_fell_brings_the_emergency_number(page: Page) -> None:
    await follow(page, words_for("en"))
    elif_ = phone(page, "Elif")
    await press(elif_, "Mum fell")
    await elif_.get_by_role("textbox").press("Enter")
    await expect(elif_.get_by_role("article").filter(has_text="call 112 now")).to_be_visible()
    await look(page, "fell")


async def test_a_relative_is_offered_her_own_commands_and_the_patient_hers(page: Page) -> None:
    await follow(page, words_for("en"))
    offered = {}
    for name in ("Ayşe", "Elif"):
        await press(phone(page, name), "Commands")
        items = phone(page, name).get_by_role("menuitem").locator("b")
        await items.first.wait_for()
        offered[name] = await items.all_text_contents()
        await page.keyboard.press("Escape")
    assert "/family" in offered["Elif"]
    assert "/today" in offered["Ayşe"]
    assert "/today" not in offered["Elif"]
