"""What a clinic does on the page: it comes with a link on paper, invites others, and sends more than plain words."""

import re
from collections.abc import Awaitable, Callable
from itertools import count

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.server import SandboxServer
from tests.sandbox.page.test_accessibility import assert_no_violation
from tests.sandbox.pictures import png

pytestmark = pytest.mark.browser


def numbered_links() -> Callable[[], Awaitable[str]]:
    numbers = count(1)

    async def make() -> str:
        return f"https://t.me/sandbox_bot?start=paper-{next(numbers)}"

    return make


def codes(sandbox: SandboxServer) -> list[str]:
    """What was said by opening a link, on whatever phone."""
    texts = [
        message.body.get("text", "") for chat in sandbox.world.chats.values() for message in chat.messages.values()
    ]
    return [text for text in texts if text.startswith("/start ")]


async def press_in_menu(phone: Locator, menu: str, label: str) -> None:
    await phone.get_by_role("button", name=menu).click()
    await phone.get_by_role("menuitem", name=label, exact=True).click()


async def test_the_clinic_opens_its_invitation_and_whenever_it_is_lost_or_all_is_reset_a_new_one(
    page: Page, sandbox: SandboxServer
) -> None:
    await page.emulate_media(reduced_motion="reduce")
    sandbox.world.handouts["clinic"] = numbered_links()
    ayse = page.get_by_role("region", name="Ayşe's phone")
    clinic = page.get_by_role("region", name="Deniz's phone")
    for number in (1, 3):  # the second one replaces what was lost
        await page.reload()
        await expect(clinic.get_by_text("The clinic joins with its invitation")).to_be_visible()
        await expect(clinic).not_to_have_class(re.compile("invited"))
        await ayse.get_by_role("button", name="Start").click()
        await expect(clinic).to_have_class(re.compile("invited"))
        await assert_no_violation(page, "the clinic is invited")

        await clinic.get_by_role("button", name="Open the invitation").click()

        await expect(clinic.get_by_text("You were invited.")).to_be_visible()
        await expect(clinic.get_by_text("The clinic joins with its invitation")).to_be_hidden()
        assert codes(sandbox)[0] == f"/start paper-{number}"
        await press_in_menu(clinic, "More", "Open the invitation")
        await expect(clinic.get_by_text("You were invited.")).to_have_count(2)
        await page.get_by_role("button", name="Reset").click()
        await page.get_by_role("button", name="Clear everything").click()
        await expect(clinic.get_by_role("article")).to_have_count(0)


async def test_a_link_opens_on_a_new_phone(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await ayse.get_by_role("textbox").fill("/today")
    await ayse.get_by_role("textbox").press("Enter")
    await ayse.get_by_role("button", name="Invite somebody").click()
    await page.get_by_role("dialog").get_by_role("button", name="A new phone").click()
    guest = page.get_by_role("region", name="Guest 1's phone")
    await expect(guest.get_by_text("You were invited.")).to_be_visible()
    await expect(guest.locator(".status .time")).to_have_text("10:00")


async def test_marks_format_ones_words_and_a_file_takes_them_below_it(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    box, log = ayse.get_by_role("textbox"), ayse.get_by_role("log")
    await ayse.get_by_role("button", name="Start").click()

    await box.fill("**Never** do ||sit-ups||, 2**3 is `8`")
    await box.press("Enter")
    said = log.locator(".row.user").last
    await expect(said.locator(".words")).to_have_text("Never do sit-ups, 2**3 is 8")
    await expect(said.locator("strong")).to_have_text("Never")
    await expect(said.locator(".spoiler")).to_have_text("sit-ups")
    await expect(said.locator("code")).to_have_text("8")

    await box.fill("Look at __this__")
    await ayse.get_by_role("button", name="Send something else").click()
    async with page.expect_file_chooser() as chooser:
        await ayse.get_by_role("menuitem", name="A file of this computer").click()
    await (await chooser.value).set_files({"name": "leg.png", "mimeType": "image/png", "buffer": png(40, 20)})
    copied = log.locator(".row.bot").last
    await expect(copied.locator("em")).to_have_text("this")
    picture = copied.get_by_role("img", name="Look at this")
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 40
    await expect(box).to_have_value("")

    await press_in_menu(ayse, "Send something else", "File")
    async with page.expect_download() as download:
        await copied.get_by_role("link", name="document.pdf").click()
    assert (await download.value).suggested_filename == "document.pdf"
