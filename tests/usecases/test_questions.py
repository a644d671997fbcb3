"""/faq, /avoid and /sources: every screen is reached and left again."""

from datetime import UTC, datetime

import pytest

from tests.usecases.scene import Scene, content

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


@pytest.fixture(params=["en", "tr"])
async def scene(sqlite_database, request) -> Scene:
    scene = Scene(sqlite_database, language=request.param, now=MONDAY)
    await scene.arrive()
    return scene


def button(scene: Scene, data: str) -> str:
    """The text of the newest button that sends this."""
    return next(text for text, sent in scene.last.buttons.items() if sent == data)


@pytest.mark.parametrize("command", ["/faq", "/sss"])
async def test_every_answer_is_reached_from_the_list_and_leads_back(scene, command):
    await scene.write(command)
    for name, chapter in content().faq.chapters.items():
        await scene.tap(button(scene, f"faq:in:{name}"))
        for id, answer in chapter.answers.items():
            await scene.tap(button(scene, f"faq:a:{id}"))
            if answer.sources:
                await scene.tap(button(scene, f"faq:from:{id}"))
                await scene.tap(button(scene, f"faq:a:{id}"))
            await scene.tap(button(scene, f"faq:in:{name}"))
        await scene.tap(button(scene, "faq:open"))
    assert len(scene.chat) == 1


@pytest.mark.parametrize("command", ["/avoid", "/kacinin"])
async def test_the_avoid_list_has_a_command_of_its_own(scene, command):
    await scene.write(command)
    assert "faq:a:sit_ups" in scene.last.buttons.values()
    assert "faq:a:heavy_lifting" in scene.last.buttons.values()


@pytest.mark.parametrize("command", ["/sources", "/kaynaklar"])
async def test_the_six_sources_are_told_with_what_has_changed_since(scene, command):
    await scene.write(command)
    assert scene.last.text.count("https://") == 6
    assert "NG249" in scene.last.text
    await scene.tap(button(scene, "faq:open"))


@pytest.mark.parametrize("data", ["faq:a:nothing", "faq:from:nothing", "faq:in:nothing"])
async def test_a_button_of_another_version_leads_to_the_lists(scene, data):
    await scene.write("/faq")
    listed = scene.last.text
    await scene.tap(button(scene, "faq:in:bones"))
    await scene.press(scene.last, data)
    assert scene.last.text == listed


async def test_the_menu_offers_the_answers(scene):
    await scene.write("/menu")
    await scene.tap(button(scene, "menu:group:learn"))
    await scene.tap(button(scene, "faq:open"))
    assert "faq:in:avoid" in scene.last.buttons.values()
