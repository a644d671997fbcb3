"""The clinic on the page: it joins, lets somebody in on another phone, and hears of a patient who feels dizzy."""

import re

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.acceptance.phone import Sandbox
from tests.acceptance.test_clinic import clinic  # noqa: F401
from tests.acceptance.test_page import begun, look, phone, press, write
from tests.browser import browser, chromium  # noqa: F401

pytestmark = pytest.mark.browser
NARROW = {"width": 390, "height": 844}


async def take_a_case(page: Page, sandbox: Sandbox) -> Locator:
    """From the invitation in the clinic's phone to the case in a clinician's; the case."""
    ayse, deniz, nurse = phone(page, "Ayşe"), phone(page, "Deniz"), phone(page, "Guest 1")
    await press(deniz, "Open the invitation", "Join", "Staff", "Invite somebody", "Clinician")
    await deniz.get_by_role("link").last.click()
    await page.get_by_role("dialog").get_by_role("button", name="A new phone").click()
    await press(nurse, "Join")
    await expect(deniz.get_by_text("Guest 1 has joined the team")).to_be_visible()
    await look(page, "clinic-joined")

    await write(ayse, "I feel dizzy")
    await press(ayse, "No, none of these")
    await sandbox.settle()
    await press(nurse.get_by_role("group", name="Keyboard"), "Cases")
    await nurse.get_by_role("button", name=re.compile("Ayşe.*dizziness")).click()
    await press(nurse, "I take it")
    case = nurse.get_by_role("article").last
    await expect(case).to_contain_text("You have taken it.")
    return case


async def test_the_clinic_joins_lets_a_clinician_in_and_she_takes_the_case_of_a_dizzy_patient(
    browser: Browser,  # noqa: F811
    clinic: Sandbox,  # noqa: F811
) -> None:
    page = await begun(browser, clinic)
    case = await take_a_case(page, clinic)
    await expect(case).to_contain_text("dizziness (to be seen within days)")
    await expect(case.get_by_text("Cannot be forwarded or saved")).to_be_attached()
    await look(page, "clinic-case")

    await page.set_viewport_size(NARROW)
    await page.get_by_role("tab", name="Guest 1").click()
    await expect(case).to_be_visible()
    await look(page, "clinic-case-narrow")
