"""Somebody writes for the person who exercises: their name, and texts that speak of them."""

import re

import pytest

from bot.content.words import Words, words_for
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
    assert scene.texts()[-2] == "Thank you. I will call them: Rose"
    assert scene.last.text.startswith("1 of 6")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("my mum", "your mum"),
        ("Annem", "anneniz"),
        ("Her name is Mary", "Mary"),
        ("adı Ayşe", "Ayşe"),
        ("Halime", "Halime"),
    ],
)
async def test_a_name_may_be_said_in_other_words(scene, written, name):
    await scene.write(written)
    assert await name_of(scene) == name


async def test_who_would_rather_not_say_need_not(scene):
    await scene.tap("I would rather not say")
    assert await name_of(scene) == ""
    assert scene.texts()[-2] == "Thank you. I will call them: the person you help"
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


async def test_words_that_may_name_a_symptom_are_no_name(scene):
    await scene.write("sweating a lot")
    assert scene.last.text.startswith("I am not sure I understood. Is something wrong?")
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


CLEAR = ("q1:no", "q2:one", "q2a:no", "q3:no", "q4:none", "q5:no", "q6:yes")
# In a helper's chat nothing of the patient's is "yours", but for what the cards of the exercises say.
YOURS = {
    "en": re.compile(r"\b[Yy]our (exercises|head|back|leg|pain|doctor|week|spine|bones|balance|answers)\b"),
    "tr": re.compile(r"\b(egzersizleriniz|başınız|sırtınız|bacağınız|doktorunuz|haftanız|omurganız|dengeniz)"),
}


async def helping(database, language: str, name: str) -> Scene:
    """Somebody who helps, up to the first plan."""
    scene = Scene(database, language)
    await scene.write("/start")
    for data in ("begin", "consent:yes", "who:helper", "agreed:yes"):
        await press(scene, data)
    await scene.write(name)
    for answer in CLEAR:
        await press(scene, f"q:{answer}")
    await press(scene, "readback:correct")
    await press(scene, "have:counter:yes")
    return scene


async def press(scene: Scene, data: str) -> None:
    """The newest button whose data begins so."""
    shown = next(each for each in reversed(scene.chat) if any(d.startswith(data) for d in each.buttons.values()))
    await scene.press(shown, next(each for each in shown.buttons.values() if each.startswith(data)))


def said(scene: Scene, language: str, name: str) -> Words:
    return words_for(language).about(name, scene.setup.content.helper.variants)


def from_the_questions_on(scene: Scene) -> list[str]:
    """Without what is read before it is known who exercises."""
    texts = scene.texts()
    return texts[next(at for at, text in enumerate(texts) if re.match(r"1(\.| of)", text)) :]


@pytest.mark.parametrize(("language", "name"), [("en", "Rose"), ("tr", "Hatice Hanım")])
async def test_the_whole_way_speaks_of_the_patient(database, language, name):
    scene = await helping(database, language, name)
    plan = scene.last
    for data in ("how:", "plan:", "done:", "feel:"):
        await press(scene, data)
    await scene.wait(days=1)
    texts = from_the_questions_on(scene)
    assert name in plan.text
    assert [text for text in texts if YOURS[language].search(text)] == []
    assert not any("{" in text for text in texts)


async def test_a_card_says_whom_it_is_for(database):
    scene = await helping(database, "en", "Rose")
    await press(scene, "how:")
    assert any(text.startswith("For Rose:\n\nWalking\n\n1. ") for text in scene.texts())


@pytest.mark.parametrize(
    ("language", "name", "fell"), [("en", "Rose", "she fell in the kitchen"), ("tr", "Hatice Hanım", "annem düştü")]
)
async def test_a_fall_its_five_questions_a_hold_and_the_way_back(database, language, name, fell):
    scene = await helping(database, language, name)
    began = len(scene.chat)
    await scene.write(fell)
    _, content = said(scene, language, name), scene.setup.content
    for question in ("fall_head", "fall_blackout", "fall_stand", "fall_pain", "fall_long"):
        asked = _(content.symptoms.question(question).text, emergency="112")
        assert name in asked
        assert scene.last.text == asked
        await scene.answer(f"{question}:no")
    assert await scene.hold_rules() == {"T4"}
    await press(scene, "sym:tell:")
    card = next(text for text in scene.texts() if _("To show your doctor:") in text)
    assert name in card
    assert _(content.referrals.signs["fall"]) in card
    await scene.wait(days=3)
    for data in ("hold:asked", "hold:word:yes", "hold:sure"):
        await press(scene, data)
    assert await scene.holds() == []
    assert [text for text in scene.texts(began) if YOURS[language].search(text)] == []


@pytest.mark.parametrize(
    ("language", "name", "fell"), [("en", "Rose", "rose fell"), ("tr", "Hatice Hanım", "Hatice Hanım düştü")]
)
async def test_the_name_is_understood_as_the_patients(database, language, name, fell):
    scene = await helping(database, language, name)
    await scene.write(fell)
    assert await scene.hold_rules() == {"T4"}


async def test_what_she_did_is_written_down_for_her(database):
    scene = await helping(database, "en", "Rose")
    await scene.write("she did 10 sit to stands")
    assert scene.last.text.startswith("I wrote down for Rose:\n")
    assert "10 times" in scene.last.text


async def test_words_of_a_button_about_the_patient_are_a_tap_on_it(database):
    scene = await helping(database, "en", "Rose")
    await scene.write("she fell")
    await scene.write("no")
    assert scene.last.text.startswith("Did Rose black out")


async def test_who_writes_for_themselves_reads_you(database):
    scene = Scene(database)
    await scene.arrive()
    await scene.write("I fell")
    assert scene.last.text == "Did you hit your head? If so, call 112 now."
