"""The menu: short, in groups, and without what does not fit."""

import pytest

from tests.usecases.scene import Scene

ROWS = 8


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.arrive()
    return scene


async def test_the_menu_and_its_groups_are_short_and_lead_back(scene):
    await scene.write("/menu")
    menu = scene.last
    groups = {text: data for text, data in menu.buttons.items() if data.startswith("menu:group:")}
    assert len(menu.buttons) <= ROWS
    for text in groups:
        await scene.write("/menu")
        await scene.tap(text)
        assert len(scene.last.buttons) <= ROWS
        await scene.tap("Back", scene.last)
        assert scene.last.text == menu.text


async def test_a_group_of_another_version_leads_to_the_menu(scene):
    await scene.write("/menu")
    await scene.press(scene.last, "menu:group:nonsense")
    assert scene.last.text == "What would you like to do?"


async def test_on_a_hold_it_offers_no_exercises_to_do(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:dizzy", "faint:no")
    await scene.write("/menu")
    assert not {"menu:together", "menu:short"} & set(scene.last.buttons.values())


async def test_after_thoughts_of_self_harm_it_speaks_of_no_exercise(scene):
    await scene.write("I want to kill myself")
    await scene.write("/menu")
    assert set(scene.last.buttons.values()) == {"menu:settings", "menu:group:about"}
    await scene.press(scene.last, "menu:group:learn")
    assert set(scene.last.buttons.values()) == {"menu:settings", "menu:group:about"}
