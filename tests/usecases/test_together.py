"""*Do it with me*: one exercise a screen, and what is done is written down."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.storage import tables
from tests.usecases.scene import Scene


async def logged(scene: Scene) -> list[str]:
    query = select(tables.logs.c.exercise).order_by(tables.logs.c.id)
    return list(await scene.database.run(lambda tx: tx.execute(query).scalars().all()))


async def begin(scene: Scene) -> None:
    await scene.write("/together")
    await scene.tap("I am ready")


async def test_the_setting_and_the_warm_up_come_first(scene):
    await scene.write("/together")
    for words in ("firm shoes", "clear the floor", "phone in reach", "something firm to hold", "Warm up"):
        assert words in scene.last.text
    assert await logged(scene) == []
    assert len(scene.last.text) <= 350


@pytest.mark.parametrize("words", ["/birlikte", "Do it with me", "Birlikte yapalım"])
async def test_it_can_be_asked_for_in_words_of_either_language(scene, words):
    await scene.write(words)
    assert "I am ready" in scene.last.buttons


async def test_the_first_card_and_the_menu_lead_to_it(scene):
    await scene.write("/today")
    await scene.taps("Show me how", "Do it with me")
    assert "I am ready" in scene.last.buttons
    await scene.write("/menu")
    await scene.tap("Do it with me")
    assert "I am ready" in scene.last.buttons


async def test_each_exercise_is_written_down_as_it_is_done(scene):
    await begin(scene)
    assert scene.last.text.startswith("1 of 2\n\nWalking: 10 minutes")
    await scene.tap("Done, next")
    assert await logged(scene) == ["brisk_walking"]
    assert scene.last.text.startswith("2 of 2\n\nStanding on one leg: both hands on the worktop")
    assert "Rest for about 45 seconds" in scene.last.text
    await scene.tap("Done, next")
    assert await logged(scene) == ["brisk_walking", "single_leg_stance"]
    assert "How did it feel?" in scene.last.text
    await scene.tap("Just right")
    assert "is exactly what we aim for" in scene.last.text


async def test_the_words_of_the_button_do_the_same(scene):
    await begin(scene)
    await scene.write("done, next")
    assert await logged(scene) == ["brisk_walking"]
    assert scene.last.text.startswith("2 of 2")


async def test_what_is_skipped_is_not_written_down_and_waits(scene):
    await begin(scene)
    await scene.taps("Skip this one", "Done, next")
    assert await logged(scene) == ["single_leg_stance"]
    await scene.write("/today")
    assert "Done today:\n• standing on one leg" in scene.last.text
    assert "1. Walking" in scene.last.text


async def test_going_on_later_offers_only_what_is_left(scene):
    await begin(scene)
    await scene.taps("Done, next", "Stop here")
    assert "• 10 minutes of walking" in scene.last.text
    await begin(scene)
    assert scene.last.text.startswith("2 of 2")


async def test_nothing_done_is_nothing_written_down(scene):
    await begin(scene)
    await scene.tap("Stop here")
    assert "wait under" in scene.last.text
    assert await logged(scene) == []


async def test_the_same_tap_twice_counts_once_and_leads_on_once(scene):
    await begin(scene)
    first = scene.last
    await scene.tap("Done, next", first)
    shown = len(scene.chat)
    await scene.tap("Done, next", first)
    assert (await logged(scene), len(scene.chat)) == (["brisk_walking"], shown)
    assert scene.toast == "We have gone on. Please look at the newest message."


async def test_the_last_tap_twice_asks_once_how_it_felt(scene):
    await begin(scene)
    await scene.tap("Done, next")
    last = scene.last
    await scene.tap("Done, next", last)
    shown = len(scene.chat)
    await scene.tap("Done, next", last)
    assert len(scene.chat) == shown


async def test_what_was_told_in_words_meanwhile_is_not_written_down_again(scene):
    await begin(scene)
    walking = scene.last
    await scene.write("walked 10 minutes")
    await scene.tap("Done, next", walking)
    assert await logged(scene) == ["brisk_walking"]
    assert scene.last.text.startswith("2 of 2")


async def test_done_all_afterwards_counts_nothing_twice(scene):
    await scene.write("/today")
    plan = scene.last
    await begin(scene)
    await scene.tap("Done, next")
    await scene.tap("Done all", plan)
    assert sorted(await logged(scene)) == ["brisk_walking", "single_leg_stance"]


async def test_a_new_day_ends_it_kindly(scene):
    await begin(scene)
    yesterday = scene.last
    scene.now = datetime(2026, 3, 3, 6, 0, tzinfo=UTC)
    await scene.tap("Done, next", yesterday)
    assert scene.chat[-2].text.startswith("We stop here.")
    assert scene.last.text.startswith("Today, about")
    assert await logged(scene) == []


async def test_a_hold_ends_it_and_shows_no_exercise(scene):
    await begin(scene)
    screen = scene.last
    await scene.taps("Pain or dizzy", "Dizzy, unsteady or a fall", "Dizzy, or felt faint", "No, none of these")
    await scene.tap("Done, next", screen)
    assert "Done, next" not in scene.last.buttons
    assert "hold:asked" in scene.last.buttons.values()
    await scene.write("/together")
    assert "hold:asked" in scene.last.buttons.values()
    assert await logged(scene) == []


async def test_after_thoughts_of_self_harm_it_speaks_of_no_exercise(scene):
    await begin(scene)
    screen = scene.last
    await scene.write("I want to kill myself")
    await scene.tap("Done, next", screen)
    assert scene.chat[-2].text == "We stop here."
    assert "exercise" not in scene.last.text.lower()


async def test_a_day_off_has_nothing_to_do_together(scene):
    await scene.write("/settings")
    await scene.taps("My days off", "Monday", "Done")
    await scene.write("/together")
    assert scene.last.text.startswith("Today is a day off.")


async def test_a_place_that_no_screen_has_is_harmless(scene):
    await begin(scene)
    plan_id = scene.last.buttons["Done, next"].split(":")[2]
    await scene.press(scene.last, f"with:done:{plan_id}:77")
    assert await logged(scene) == []
