"""What a newcomer can do on the page, in a real browser, with a bot that answers by a script."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

pytestmark = pytest.mark.browser

NARROW = {"width": 390, "height": 844}


async def test_a_newcomer_has_a_conversation_with_buttons_a_picture_and_words(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    log = ayse.get_by_role("log")

    await ayse.get_by_role("button", name="Start").click()
    await expect(log.locator("strong", has_text="Hello.")).to_be_visible()

    await ayse.get_by_role("button", name="Let's begin").click()
    await expect(ayse.get_by_text("Noted")).to_be_visible()
    await expect(log.get_by_text("We have begun.")).to_be_visible()
    await expect(log.get_by_text("edited")).to_be_visible()
    picture = log.get_by_role("img", name="One leg")
    await expect(picture).to_be_in_viewport()
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1

    await ayse.get_by_role("group", name="Keyboard").get_by_role("button", name="Pain or dizzy").click()
    await expect(log.get_by_text("You wrote: Pain or dizzy")).to_be_in_viewport()

    await ayse.get_by_role("textbox").fill("I walked 20 minutes & <b>felt</b> well")
    await ayse.get_by_role("textbox").press("Enter")
    await expect(log.get_by_text("I walked 20 minutes & <b>felt</b> well", exact=True)).to_be_in_viewport()


async def test_everything_can_be_done_with_the_keyboard_alone(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").press("Enter")
    await expect(ayse.get_by_role("log")).to_be_focused()

    await expect(ayse.get_by_role("button", name="Let's begin")).to_be_visible()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(ayse.get_by_text("Press a button below.")).to_be_visible()

    await ayse.get_by_role("log").press("ArrowUp")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(ayse.get_by_role("article").last).to_contain_text("❤")


async def test_a_reload_keeps_the_people_and_what_they_wrote(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await expect(ayse.get_by_text("Shall we?")).to_be_visible()

    await page.reload()

    await expect(ayse.get_by_text("Shall we?")).to_be_visible()
    await expect(page.get_by_role("region", name=re.compile("phone"))).to_have_count(3)


async def test_a_command_from_the_menu_brings_a_link_that_opens_on_the_daughters_phone(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    elif_ = page.get_by_role("region", name="Elif's phone")
    await expect(elif_.get_by_text("Used later, when Ayşe invites her daughter")).to_be_visible()

    await ayse.get_by_role("button", name="Start").click()
    await ayse.get_by_role("button", name="Commands").click()
    await ayse.get_by_role("menuitem", name="/today").click()
    await expect(elif_.get_by_text("Ayşe's link has come")).to_be_visible()
    await ayse.get_by_role("button", name="Invite somebody").click()
    await expect(page.get_by_role("dialog").get_by_role("button").first).to_have_text("Elif (Her daughter)")
    await page.get_by_role("dialog").get_by_role("button", name="Elif").click()

    await expect(page.locator(".thread path")).to_be_visible()
    await expect(elif_.get_by_text("You were invited.")).to_be_visible()
    await expect(elif_.get_by_text("Ayşe's link has come")).to_be_hidden()
    await expect(page.locator(".thread path")).to_have_count(0)


async def test_a_link_that_is_shared_in_another_messenger_opens_on_a_phone_of_this_page(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await ayse.get_by_role("textbox").fill("/today")
    await ayse.get_by_role("textbox").press("Enter")

    await ayse.get_by_role("button", name="WhatsApp").click()
    await page.get_by_role("dialog").get_by_role("button", name="Elif").click()

    await expect(page.get_by_role("region", name="Elif's phone").get_by_text("You were invited.")).to_be_visible()


async def test_on_a_narrow_screen_the_tab_of_the_phone_that_a_link_opens_in_is_marked(page: Page) -> None:
    await page.set_viewport_size(NARROW)
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await ayse.get_by_role("textbox").fill("/today")
    await ayse.get_by_role("textbox").press("Enter")

    await ayse.get_by_role("button", name="Invite somebody").click()
    await page.get_by_role("dialog").get_by_role("button", name="Elif").click()

    await expect(page.get_by_role("tab", name="Elif")).to_have_class("linked")
    await expect(page.get_by_role("region", name="Elif's phone").get_by_text("You were invited.")).to_be_visible()


async def test_a_picture_can_be_looked_at_in_large(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await ayse.get_by_role("button", name="Let's begin").click()

    await ayse.get_by_role("button", name="One leg").click()
    await expect(page.get_by_role("dialog", name="One leg").get_by_role("img")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_moving_picture_stands_still_when_it_is_pressed(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await ayse.get_by_role("button", name="Let's begin").click()
    await ayse.get_by_role("button", name="Today").click()
    await ayse.get_by_role("button", name="Show me how").click()

    await ayse.get_by_role("button", name="Stop: One leg").click()
    await expect(ayse.get_by_role("img", name="One leg")).to_have_count(1)  # the photo of before
    await ayse.get_by_role("button", name="Play: One leg").click()
    await expect(ayse.get_by_role("img", name="One leg")).to_have_count(2)


async def test_a_long_answer_is_shown_from_its_beginning(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await expect(ayse.get_by_text("Shall we?")).to_be_visible()

    await ayse.get_by_role("textbox").fill("\n".join(f"line {number}" for number in range(60)))
    await ayse.get_by_role("textbox").press("Enter")

    answer = ayse.get_by_role("article").filter(has_text="You wrote:")
    downwards = ayse.get_by_role("button", name="To the newest message")
    await expect(downwards).to_be_visible()
    assert await top(answer) >= await top(ayse.get_by_role("log"))
    await downwards.click()
    await expect(downwards).to_be_hidden()
    assert await top(answer) < await top(ayse.get_by_role("log"))


async def top(part: Locator) -> float:
    box = await part.bounding_box()
    assert box
    return box["y"]


async def test_a_suggested_sentence_is_filled_in_and_the_bots_heart_is_shown_on_it(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await expect(ayse.get_by_role("group", name="Things to write")).to_be_hidden()
    await ayse.get_by_role("button", name="Let's begin").click()

    await ayse.get_by_role("button", name="Walked 25 min").click()
    await expect(ayse.get_by_role("textbox")).to_have_value("Walked 25 min")
    await ayse.get_by_role("textbox").press("Enter")

    await expect(ayse.get_by_role("article").filter(has_text="Walked 25 min").first).to_contain_text("Reactions: ❤")


async def test_dark_or_light_is_the_computers_choice_until_somebody_chooses_here(page: Page) -> None:
    html = page.locator("html")
    await expect(html).to_have_attribute("data-theme", "light")
    await page.emulate_media(color_scheme="dark")
    await expect(html).to_have_attribute("data-theme", "dark")

    await page.get_by_role("button", name="Dark", pressed=True).click()
    await expect(html).to_have_attribute("data-theme", "light")
    await page.reload()
    await expect(html).to_have_attribute("data-theme", "light")


async def test_moving_the_clock_tells_what_came_and_for_whom(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await expect(ayse.get_by_text("Shall we?")).to_be_visible()

    await page.get_by_role("button", name="Tomorrow morning").click()

    await expect(page.get_by_text("24 hours later: 1 message (Ayşe)")).to_be_visible()
    await expect(page.get_by_text("Tuesday, 6 January 2026 10:05")).to_be_visible()
    await expect(ayse.get_by_text("Good morning.")).to_be_in_viewport()


async def test_reset_asks_first_and_then_everybody_starts_anew(page: Page) -> None:
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await expect(ayse.get_by_text("Shall we?")).to_be_visible()

    await page.get_by_role("button", name="Reset").click()
    await page.get_by_role("button", name="Cancel").click()
    await expect(ayse.get_by_text("Shall we?")).to_be_visible()
    await page.get_by_role("button", name="Reset").click()
    await page.get_by_role("button", name="Clear everything").click()

    await expect(ayse.get_by_role("button", name="Start")).to_be_visible()
    await expect(ayse.get_by_text("Shall we?")).to_be_hidden()


async def test_in_turkish_the_page_and_the_people_it_makes_speak_turkish(page: Page, address: str) -> None:
    await page.get_by_role("button", name="Türkçe").click()

    await expect(page.get_by_role("heading", name="Hiçbir şey bu bilgisayarın dışına çıkmaz")).to_be_visible()
    await expect(page.get_by_role("button", name="Başlat")).to_have_count(3)
    state = await (await page.request.get(f"{address}/sandbox/state")).json()
    assert {user["language_code"] for user in state["users"]} == {"tr"}


async def test_on_a_narrow_screen_tabs_show_what_is_unread(page: Page) -> None:
    await page.set_viewport_size(NARROW)
    ayse = page.get_by_role("region", name="Ayşe's phone")
    await ayse.get_by_role("button", name="Start").click()
    await expect(ayse.get_by_text("Shall we?")).to_be_visible()
    await page.get_by_role("tab", name="Elif").click()
    await expect(ayse).to_be_hidden()

    await page.get_by_role("button", name="Tomorrow morning").click()

    await expect(page.get_by_role("tab", name="Ayşe 1")).to_be_visible()
    await page.get_by_role("tab", name="Ayşe").click()
    await expect(ayse.get_by_text("Good morning.")).to_be_in_viewport()
    await expect(page.get_by_role("tab", name="Ayşe", exact=True)).to_be_visible()
