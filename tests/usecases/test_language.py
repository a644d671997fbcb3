"""A switch of the language asks what was open again, and keeps every answer."""

from datetime import UTC, datetime

import pytest

from bot.usecases import ask_again, settings, typed
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


async def switch(scene: Scene) -> None:
    """To Turkish, by a button that was there before."""
    await scene.press(scene.chat[0], "language:tr")


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.arrive()
    await scene.run(settings.ask_language)
    return scene


ON_THE_WAY = [
    (["No, neither"], "2. soru (toplam 6)"),
    (["No, neither", "Once"], "Düştüğünüzde şunlardan biri oldu mu"),
    (["No, neither", "Never", "No, neither", "Yes, one or more"], "Bunlardan hangileri yeni başladı"),
    (["No, neither", "Never", "No, neither", "No, none of these", "No, none of these"], "6. ve son soru"),
]


@pytest.mark.parametrize(("answers", "asked"), ON_THE_WAY)
async def test_amid_the_six_questions_the_open_one_is_asked_again_and_nothing_before_it(
    sqlite_database, answers, asked
):
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will", *answers)
    before = await scene.answers()
    await switch(scene)
    assert asked in scene.last.text
    assert scene.last.buttons
    assert await scene.answers() == before


async def test_ticks_stay_ticked(sqlite_database):
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will", "No, neither", "Never", "No, neither", "Yes, one or more")
    await scene.tap("Back pain")
    await switch(scene)
    assert sum(text.startswith("✓") for text in scene.last.buttons) == 1


async def test_before_consent_the_question_for_it_is_asked_again(sqlite_database):
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.write("/start")
    await scene.tap("Let's begin")
    await switch(scene)
    assert "Evet, izin veriyorum" in scene.last.buttons


OPENED = [
    (["The hour"], "yazayım"),
    (["My clock is different"], "Duvarınızdaki saat kaçı gösteriyor?"),
    (["/pause"], "ara vermek istiyorsunuz"),
    (["/pause", "Away"], "kadar"),
    (["/delete"], "SİL"),
    (["/today", "Some or none"], "Hangilerini yaptınız?"),
    (["Pain or dizzy"], "Acil durum"),
]


@pytest.mark.parametrize(("steps", "asked"), OPENED)
async def test_any_open_question_is_asked_again_in_the_new_language(scene, steps, asked):
    await scene.write("/settings")
    for step in steps:
        if step.startswith("/") or step == "Pain or dizzy":
            await scene.write(step)
        else:
            await scene.tap(step)
    question = (await scene.state()).question
    english = scene.last
    await switch(scene)
    assert (await scene.state()).question == question
    assert list(scene.last.buttons.values()) == list(english.buttons.values())
    assert scene.last.text != english.text
    assert asked in scene.last.text


def test_whatever_takes_words_can_be_asked_again():
    again = {*ask_again.ON_THE_WAY, *ask_again.ASKED_LATER, *ask_again.OTHERS}
    assert {*typed.FORMS, *typed.OWN_WORDS} <= again


async def test_where_nothing_is_open_nothing_is_asked(scene):
    await switch(scene)
    assert scene.last.text == "Aşağıdaki düğmeler artık Türkçe."
