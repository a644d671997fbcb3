"""The story that plays by itself. Short ones stand in for the story of a week, which only the real bot can answer."""

import json
import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from sandbox.page import STATIC
from tests.acceptance.transcripts import FOLDER

Steps = list[dict[str, Any]]

FAST = 400.0
SLOW = 0.01
PATIENCE = 20_000.0  # milliseconds for a whole short story on a busy machine
SHORT: Steps = [
    {"tell": "Somebody begins."},
    {"start": True},
    {"tap": "Let's begin"},
    {"key": "Today"},
    {"clock": "morning"},
    {"write": "walked 20 min"},
]


async def serve(page: Page, steps: Steps, words_per_second: float = FAST) -> None:
    """From now on the page finds this story in place of its own, in both languages."""
    story = json.dumps({"words_per_second": words_per_second, "steps": steps})
    await page.route("**/page/story/*.json", lambda route: route.fulfill(body=story, content_type="application/json"))


@pytest.mark.browser
async def test_a_story_presses_writes_and_moves_the_clock_until_its_end(page: Page) -> None:
    await serve(page, SHORT)
    log = page.get_by_role("region", name="Ayşe's phone").get_by_role("log")

    await page.get_by_role("button", name="Play the story").click()

    await expect(page.get_by_text("That was Ayşe's week.")).to_be_visible(timeout=PATIENCE)
    for said in ("We have begun.", "For today:", "Good morning.", "You wrote: walked 20 min"):
        await expect(log.get_by_text(said)).to_be_visible()
    await expect(page.get_by_role("button", name="Play the story")).to_be_visible()


@pytest.mark.browser
async def test_a_story_asks_before_it_clears_what_was_said_and_begins_on_a_monday(page: Page) -> None:
    await serve(page, [{"start": True}])
    log = page.get_by_role("region", name="Ayşe's phone").get_by_role("log")
    await page.get_by_role("button", name="Start").first.click()
    await page.get_by_role("button", name="Tomorrow morning").click()
    await expect(log.get_by_text("Good morning.")).to_be_visible()

    await page.get_by_role("button", name="Play the story").click()
    await page.get_by_role("button", name="Cancel").click()
    await expect(log.get_by_text("Good morning.")).to_be_visible()
    await page.get_by_role("button", name="Play the story").click()
    await page.get_by_role("button", name="Clear everything").click()

    await expect(page.get_by_text("That was Ayşe's week.")).to_be_visible(timeout=PATIENCE)
    await expect(log.get_by_text("Good morning.")).to_have_count(0)
    await expect(page.get_by_text("Monday, 12 January 2026 10:30")).to_be_visible()


@pytest.mark.browser
async def test_a_story_can_be_held_continued_made_faster_and_stopped(page: Page) -> None:
    await serve(page, [{"tell": "A long tale."}], words_per_second=SLOW)
    await page.get_by_role("button", name="Play the story").click()
    controls = page.get_by_role("group", name="The story")

    await controls.get_by_role("button", name="Pause").press("Enter")
    await expect(controls.get_by_role("button", name="Continue")).to_be_focused()
    await controls.get_by_role("button", name="Continue").click()
    await controls.get_by_role("button", name="Faster").click()
    await controls.get_by_role("button", name="now at 2 times").click()
    await expect(controls.get_by_role("button", name="now at 4 times")).to_be_visible()
    await controls.get_by_role("button", name="Stop").click()

    await expect(page.get_by_text("The story has stopped.")).to_be_visible()
    await expect(page.get_by_role("button", name="Play the story")).to_be_focused()


@pytest.mark.browser
async def test_a_story_whose_button_does_not_come_stops_with_a_kind_word(page: Page) -> None:
    await serve(page, [{"start": True}, {"tap": "No such button"}])

    await page.get_by_role("button", name="Play the story").click()

    await expect(page.get_by_text("The chat has taken another turn")).to_be_visible()
    await expect(page.get_by_role("button", name="Let's begin")).to_be_enabled()


@pytest.mark.browser
async def test_the_story_is_played_in_the_language_of_the_page(page: Page) -> None:
    await page.get_by_role("button", name="Türkçe").click()
    await expect(page.get_by_role("button", name="Hikâyeyi oynat")).to_be_visible()
    asked = page.expect_request("**/page/story/tr.json")
    async with asked:
        await page.get_by_role("button", name="Hikâyeyi oynat").click()

    await expect(page.get_by_text("Pazartesi. Ayşe 71 yaşında")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_story_of_a_week_presses_what_the_bot_was_seen_to_offer(language: str) -> None:
    transcript = (FOLDER / f"golden-{language}.txt").read_text(encoding="utf-8")
    pressed = re.findall(r"^Ayşe: \[(.+)\]$", transcript, re.MULTILINE)

    assert [step.get("tap") or step["key"] for step in steps(language) if "tap" in step or "key" in step] == pressed


def test_the_story_has_the_same_steps_in_both_languages() -> None:
    english, turkish = ([next(iter(step)) for step in steps(language)] for language in ("en", "tr"))

    assert english == turkish


def steps(language: str) -> Steps:
    story: dict[str, Steps] = json.loads((STATIC / "story" / f"{language}.json").read_text(encoding="utf-8"))
    return story["steps"]
