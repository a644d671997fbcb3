"""Somebody writes for the person who exercises: their name, and texts that speak of them."""

import pytest

from bot.core.access import SYSTEM
from bot.storage import patients
from tests.usecases.scene import Scene

TO_THE_NAME = ("Let's begin", "Yes, I agree", "Someone I am helping", "Yes, they agree")


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.write("/start")
    await scene.taps(*TO_THE_NAME)
    return scene


async def name_of(scene: Scene) -> str:
    found = await scene.database.run(patients.find, SYSTEM, (await scene.person()).id)
    assert found is not None
    return found.helped_name


async def test_the_agreement_asks_for_the_words_and_for_what_is_kept(scene):
    asked = next(text for text in scene.texts() if "Do they agree" in text)
    assert "that you write for them, and that I keep their health information?" in asked
    assert asked.endswith("Your answer: Yes, they agree")


async def test_a_name_is_taken_and_the_questions_begin(scene):
    await scene.write("Rose")
    assert await name_of(scene) == "Rose"
    assert scene.texts()[-2] == "Thank you. In my messages I write: Rose"
    assert scene.last.text.startswith("1 of 6")


@pytest.mark.parametrize(
    ("written", "name"),
    [("my mum", "your mum"), ("Annem", "anneniz"), ("Her name is Mary", "Mary"), ("adı Ayşe", "Ayşe")],
)
async def test_a_name_may_be_said_in_other_words(scene, written, name):
    await scene.write(written)
    assert await name_of(scene) == name


async def test_who_would_rather_not_say_need_not(scene):
    await scene.tap("I would rather not say")
    assert await name_of(scene) == ""
    assert scene.texts()[-2] == "Thank you. In my messages I write: the person you help"
    assert scene.last.text.startswith("1 of 6")


@pytest.mark.parametrize("written", ["Rose 2", "a very long name indeed, of someone", "Rose\nMary", "<b>Rose</b>"])
async def test_what_is_no_name_is_kindly_refused(scene, written):
    await scene.write(written)
    assert await name_of(scene) == ""
    assert scene.last.text.startswith("Please write me just a short name")
    await scene.write("Rose")
    assert await name_of(scene) == "Rose"


async def test_a_symptom_in_place_of_a_name_goes_first_and_the_name_is_asked_again(scene):
    await scene.write("she has chest pain")
    assert any("call 112" in text.lower() for text in scene.texts()[-3:])
    assert await name_of(scene) == ""


async def test_start_asks_for_the_name_again(scene):
    await scene.write("/start")
    assert scene.last.text.startswith("What shall I call the person you help?")


async def test_the_name_can_be_changed_in_the_settings(scene):
    await scene.write("Rose")
    await scene.write("/settings")
    await scene.tap("Their name")
    await scene.write("Rosie")
    assert await name_of(scene) == "Rosie"


async def test_who_writes_for_themselves_has_no_name_to_change(database):
    scene = Scene(database)
    await scene.arrive()
    await scene.write("/settings")
    assert "Their name" not in scene.last.buttons
