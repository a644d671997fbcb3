"""The clock that somebody lives by."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.storage.tables import inbox, outbox
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
KATHMANDU = {"latitude": 27.7172, "longitude": 85.3240}


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database, now=MONDAY)
    await scene.arrive()
    await scene.write("/settings")
    await scene.tap("My clock is different")
    return scene


async def zone(scene: Scene) -> str:
    return (await scene.person()).zone


async def stored(scene: Scene) -> str:
    """Everything that came in and went out, opened."""

    def read(tx) -> list[str]:
        sealed = [*tx.execute(select(inbox.c.payload)).scalars(), *tx.execute(select(outbox.c.params)).scalars()]
        return [tx.vault.open(each) for each in sealed]

    return json.dumps(await scene.database.run(read))


async def test_a_clock_is_tapped(scene):
    await scene.tap(next(text for text in scene.last.buttons if text.startswith("08:30 · Germany")))
    assert await zone(scene) == "Europe/Berlin"
    assert "So it is now 08:30 where you are, and I will write at 10:00." in scene.last.text


async def test_any_place_is_found_by_the_part_of_the_world_with_the_clock_beside_it(scene):
    await scene.taps("Somewhere else", "Asia", "13:15 · Nepal")
    assert await zone(scene) == "Asia/Kathmandu"


async def test_the_lists_lead_back(scene):
    await scene.taps("Somewhere else", "Africa", "Somewhere else", "Back")
    assert "What does the clock on your wall show?" in scene.last.text


async def test_a_clock_that_only_one_place_has_is_enough(scene):
    await scene.write("quarter past one in the afternoon")
    assert await zone(scene) == "Asia/Kathmandu"


async def test_of_several_places_with_that_time_one_is_chosen(scene):
    await scene.write("2.30")
    assert scene.last.text.startswith("That is the time in several places.")
    await scene.tap("02:30 · United States: New York")
    assert await zone(scene) == "America/New_York"


async def test_a_clock_that_nobody_has_is_asked_about_again_with_the_list(scene):
    await scene.write("08:07")
    assert scene.last.text.startswith("I could not find a place with that time")
    assert "10:30 · Türkiye" in scene.last.buttons
    await scene.write("akşam altı buçukta")
    assert scene.last.text.startswith("That is the time in several places.")


async def test_a_location_becomes_a_zone_and_its_coordinates_are_forgotten(scene):
    await scene.send(location=KATHMANDU)
    assert await zone(scene) == "Asia/Kathmandu"
    everything = await stored(scene)
    assert "27.7" not in everything
    assert "85.3" not in everything


async def test_a_location_that_nobody_asked_for_may_show_what_is_wrong_and_is_forgotten_too(scene):
    await scene.send(location=KATHMANDU)
    await scene.send(location={"latitude": 48.1, "longitude": 11.5}, venue={"title": "Clinic", "address": "Road 1"})
    assert await zone(scene) == "Asia/Kathmandu"
    assert "Is something wrong?" in scene.last.text
    everything = await stored(scene)
    assert "48.1" not in everything
    assert "Road 1" not in everything


async def test_a_live_location_that_moves_on_is_answered_once(scene):
    await scene.send(location=KATHMANDU)
    said = len(scene.chat)
    moved = {"message_id": 5003, "date": 1, "edit_date": 2, "chat": {"id": 77, "type": "private"}}
    await scene.update(
        edited_message=moved | {"from": {"id": 77, "is_bot": False, "first_name": "A"}, "location": KATHMANDU}
    )
    assert len(scene.chat) == said
    assert "27.7" not in await stored(scene)


async def test_a_place_at_sea_has_a_clock_too(scene):
    await scene.send(location={"latitude": 0.0, "longitude": -30.0})
    assert (await zone(scene)).startswith("Etc/GMT")


async def test_a_zone_that_no_button_offers_changes_nothing(scene):
    await scene.press(scene.last, "zone:../etc/passwd")
    await scene.press(scene.last, "zone:Europe/Atlantis")
    assert await zone(scene) == "Europe/Istanbul"


async def test_places_are_named_in_turkish(database):
    scene = Scene(database, language="tr", now=MONDAY)
    await scene.arrive()
    await scene.write("/ayarlar")
    await scene.taps("Benim saatim farklı")
    await scene.press(scene.last, "set:region")
    await scene.press(scene.last, "region:west_europe")
    assert "08.30 · Almanya" in scene.last.buttons
