"""What somebody writes who follows a patient: the emergency line first, and nobody is said to have been told."""

from typing import Any

import pytest

from bot.core.access import SYSTEM, NotAllowed
from bot.core.family import Scope
from bot.storage import bonds
from bot.storage.outbox import Lane
from tests.usecases.family.joining import bond_of, follow, join
from tests.usecases.scene import Scene

LINE = "If Ayşe is in danger or cannot get up: call 112 now. I cannot call for you, and nobody reads this chat."
LINE_TR = "Ayşe tehlikedeyse ya da yerinden kalkamıyorsa hemen 112 numarasını arayın."


@pytest.fixture
def daughter(scene: Scene) -> Scene:
    return scene.beside("Elif", 88, last_name="Kaya")


@pytest.fixture
def son(scene: Scene) -> Scene:
    return scene.beside("Can", 89, "tr")


async def told(scene: Scene, words: str) -> list[str]:
    """What comes back."""
    before = len(scene.chat)
    await scene.write(words)
    return scene.texts(before)


HEARD = [
    "Mum fell",
    "my mother can't get up",
    "Dad has chest pain",
    "Ayşe fell",
    "she has fallen in the kitchen",
    "annem düştü",
    "anneannem bayıldı",
    "babam kalkamıyor",
    "Ayşe'nin başı dönüyor",
    "annem telefona bakmıyor",
    "my knee hurts",
]


@pytest.mark.parametrize("words", HEARD)
async def test_the_emergency_line_comes_before_everything_else(scene: Scene, daughter: Scene, words: str) -> None:
    await follow(scene, daughter)
    line, what = await told(daughter, words)
    assert line == LINE
    assert what.startswith("Please phone Ayşe")
    assert daughter.chat[-2].lane is Lane.URGENT
    assert list(daughter.last.buttons) == ["Tell the clinic", "It is not urgent"]


@pytest.mark.parametrize("words", ["annem düştü", "Mum fell", "anneannem bayıldı", "babam nefes alamıyor"])
async def test_it_is_said_in_the_relatives_language(scene: Scene, son: Scene, words: str) -> None:
    await follow(scene, son)
    line, what = await told(son, words)
    assert line.startswith(LINE_TR)
    assert what.startswith("Lütfen Ayşe ile")


async def test_nothing_that_a_relative_writes_holds_the_patient(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    await daughter.write("Mum fell and cannot get up")
    assert not await scene.holds()
    assert not await scene.reports()


@pytest.mark.parametrize("words", ["hello", "thank you", "merhaba", "teşekkürler"])
async def test_small_talk_is_answered_shortly(scene: Scene, daughter: Scene, words: str) -> None:
    await follow(scene, daughter)
    [reply] = await told(daughter, words)
    assert "112" not in reply
    assert "Something has happened" in daughter.last.keyboard


@pytest.mark.parametrize(
    "words", ["what is her plan?", "we come on Sunday with the kids", "xyz abc", "Pazar günü geliyoruz"]
)
async def test_other_words_are_told_what_can_be_done_here(scene: Scene, daughter: Scene, words: str) -> None:
    await follow(scene, daughter)
    [reply] = await told(daughter, words)
    assert reply.startswith("I am only a program, and nobody reads this chat.")
    assert "call 112" in reply


@pytest.mark.parametrize("words", ["I want to die", "Mum wants to die", "annem ölmek istiyor"])
async def test_self_harm_has_words_for_whoever_is_meant(scene: Scene, daughter: Scene, words: str) -> None:
    await follow(scene, daughter)
    line, what = await told(daughter, words)
    assert line.startswith(
        "I'm very sorry. Please call 112 now, whether it is about you or about somebody close to you."
    )
    assert "exercise" not in line + what


@pytest.mark.parametrize("words", ["Something has happened", "Bir şey oldu", "help me"])
async def test_the_keyboard_leads_there_in_both_languages(scene: Scene, daughter: Scene, words: str) -> None:
    await follow(scene, daughter)
    line, _ = await told(daughter, words)
    assert line == LINE


async def test_with_several_the_line_does_not_wait_for_who_is_meant(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    hatice = scene.beside("Hatice", 90)
    await hatice.arrive()
    await follow(hatice, daughter)
    line, who = await told(daughter, "Mum fell")
    assert line.startswith("If somebody is in danger or cannot get up: call 112 now.")
    assert who == "Who is it about?"
    await daughter.tap("Ayşe")
    assert daughter.last.text.startswith("Please phone Ayşe")


async def test_before_the_patient_has_confirmed_nobody_is_named(scene: Scene, daughter: Scene) -> None:
    number = await join(scene, daughter)
    line, what = await told(daughter, "Mum fell")
    assert line.startswith("If somebody is in danger")
    assert "Ayşe" not in line + what
    await daughter.press(daughter.last, f"kin:clinic:{number}")
    assert "concern" not in " ".join(await scene.audited())


async def test_the_clinic_is_named_and_nobody_is_said_to_have_been_told(database) -> None:
    around = {"clinic_name": "Kadıköy Physio", "clinic_contact": "0216 555 00 00", "clinic_hours": "9 to 17"}
    scene = Scene(database, **around)
    await scene.arrive()
    daughter = scene.beside("Elif", 88, last_name="Kaya")
    number = await follow(scene, daughter)
    await daughter.write("Mum fell")
    await daughter.tap("Tell the clinic")
    text = daughter.last.text
    assert "Nobody has been told yet. Please phone the clinic yourself." in text
    assert "The clinic, Kadıköy Physio: 0216 555 00 00.\nOpen: 9 to 17." in text
    assert "“My name is Elif Kaya. It is about Ayşe. On Thursday, 26 November, at" in text
    assert f"concern {number}" in await scene.audited()


async def test_without_a_clinic_the_patients_doctor_is_named(scene: Scene, son: Scene) -> None:
    await follow(scene, son)
    await son.write("annem düştü")
    await son.tap("Kliniğe haber ver")
    assert "Ayşe adlı kişinin doktorunu ya da fizyoterapistini kendiniz arayın." in son.last.text
    assert not await scene.holds()


async def test_the_words_of_the_buttons_can_be_written(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    await daughter.write("Mum fell")
    await daughter.write("it is not urgent")
    assert daughter.last.text == "Good. Please phone Ayşe when you can. If it gets worse, call 112."


async def test_how_are_you_is_asked_once_a_day_and_answered(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    await daughter.write("Mum fell")
    await daughter.taps("It is not urgent", "Ask Ayşe how they are")
    await scene.wait(minutes=1)
    assert scene.last.text == "Elif Kaya asks how you are. Is something wrong?"
    assert list(scene.last.buttons) == ["Pain or dizzy", "All is well"]
    asked = scene.last
    await scene.tap("All is well")
    await scene.press(asked, asked.buttons["All is well"])
    await scene.wait(minutes=1)
    assert daughter.texts().count("Ayşe says: all is well.") == 1
    await daughter.write("Mum fell")
    await daughter.taps("It is not urgent", "Ask Ayşe how they are")
    assert daughter.last.text.startswith("I have asked Ayşe today already.")
    await scene.wait(days=1)
    await daughter.write("Mum fell")
    await daughter.taps("It is not urgent", "Ask Ayşe how they are")
    assert daughter.last.text.startswith("I ask Ayşe how they are")


async def test_pain_or_dizzy_leads_to_the_usual_screen(scene: Scene, daughter: Scene) -> None:
    number = await follow(scene, daughter)
    await daughter.press(daughter.last, f"kin:ask:{number}")
    await scene.wait(minutes=1)
    await scene.tap("Pain or dizzy")
    assert "What is happening?" in scene.last.text


async def test_nobody_is_asked_at_night(scene: Scene, daughter: Scene) -> None:
    number = await follow(scene, daughter)
    await scene.wait(hours=13)  # 23:30
    before = len(scene.chat)
    await daughter.press(daughter.last, f"kin:ask:{number}")
    await scene.wait(hours=1)
    assert len(scene.chat) == before
    await scene.wait(hours=9)
    assert "Elif Kaya asks how you are. Is something wrong?" in scene.texts(before)


async def test_after_a_pause_of_the_patient_nothing_is_asked(scene: Scene, daughter: Scene) -> None:
    number = await follow(scene, daughter)
    bond = await bond_of(scene, number)
    await scene.database.run(lambda tx: bonds.change(tx, bond, paused_at=scene.now))
    with pytest.raises(NotAllowed):
        bonds.actor(await bond_of(scene, number))
    before = len(scene.chat)
    await daughter.press(daughter.last, f"kin:ask:{number}")
    assert daughter.last.text.startswith("I cannot ask Ayşe at the moment.")
    await scene.wait(minutes=5)
    assert len(scene.chat) == before


@pytest.mark.parametrize("data", ["kin:clinic", "kin:calm", "kin:ask", "kin:about"])
async def test_the_number_of_somebody_elses_bond_leads_nowhere(scene: Scene, daughter: Scene, data: str) -> None:
    number = await follow(scene, daughter)
    stranger = scene.beside("Mallory", 99)
    await stranger.write("/start")
    before = len(scene.chat)
    await stranger.press(stranger.last, f"{data}:{number}")
    assert "Ayşe" not in " ".join(stranger.texts())
    await scene.wait(minutes=5)
    assert len(scene.chat) == before
    assert not [each for each in await scene.audited() if each.startswith("concern")]


VOICE = {"file_id": "v", "file_unique_id": "v", "duration": 3}
STICKER = {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 9, "height": 9}
STICKER |= {"is_animated": False, "is_video": False}


@pytest.mark.parametrize("content", [{"voice": VOICE}, {"sticker": STICKER}])
async def test_a_voice_and_a_sticker_get_the_line_too(scene: Scene, daughter: Scene, content: dict[str, Any]) -> None:
    await follow(scene, daughter)
    await daughter.send(**content)
    assert "If somebody is in danger or cannot get up: call 112 now." in daughter.last.text
    await daughter.tap("Something has happened")
    assert LINE in daughter.texts()


@pytest.mark.parametrize("words", ["I'm fine", "iyiyim", "all is well"])
async def test_that_all_is_well_can_be_written(scene: Scene, daughter: Scene, words: str) -> None:
    number = await follow(scene, daughter)
    await daughter.press(daughter.last, f"kin:ask:{number}")
    await scene.wait(minutes=1)
    await scene.write(words)
    assert scene.last.text == "I tell Elif Kaya from you: all is well."
    await scene.wait(minutes=1)
    assert daughter.last.text == "Ayşe says: all is well."


@pytest.mark.parametrize("words", ["yes", "evet", "Something is wrong"])
async def test_that_something_is_wrong_can_be_written(scene: Scene, daughter: Scene, words: str) -> None:
    number = await follow(scene, daughter)
    await daughter.press(daughter.last, f"kin:ask:{number}")
    await scene.wait(minutes=1)
    await scene.write(words)
    assert "What is happening?" in scene.last.text


async def test_a_no_to_a_relative_answers_nothing_about_a_symptom(scene: Scene, daughter: Scene) -> None:
    number = await follow(scene, daughter)
    await scene.write("I fell")
    await daughter.press(daughter.last, f"kin:ask:{number}")
    await scene.wait(minutes=1)
    assert "hit your head" in scene.last.text
    await scene.answer("fall_head:yes")
    await scene.wait(minutes=10)
    assert [text for text in scene.texts() if "asks how you are" in text]


# -- a patient who follows somebody too --------------------------------------------------------------------------------


@pytest.fixture
async def hatice(scene: Scene) -> Scene:
    """A patient who follows Ayşe."""
    hatice = scene.beside("Hatice", 90)
    await hatice.arrive()
    await follow(scene, hatice, Scope.MOVED)
    return hatice


OF_AYSE = [
    "Mum fell",
    "annem düştü",
    "anneannem bayıldı",
    "babam kalkamıyor",
    "my mother can't get up",
    "Dad has chest pain",
    "Ayşe fell",
    "annemin başı dönüyor",
    "my husband has chest pain",
]


@pytest.mark.parametrize("words", OF_AYSE)
async def test_what_a_patient_says_of_somebody_else_is_not_their_own(scene: Scene, hatice: Scene, words: str) -> None:
    line, what = await told(hatice, words)
    assert line == LINE
    assert what == "Please phone Ayşe, or somebody who can be there quickly."
    assert not await hatice.reports()
    await hatice.tap("It is about me")
    assert "What is happening?" in hatice.last.text


@pytest.mark.parametrize("words", ["I fell", "düştüm", "my chest hurts", "göğsüm ağrıyor"])
async def test_what_a_patient_says_of_themselves_stays_theirs(scene: Scene, hatice: Scene, words: str) -> None:
    assert LINE not in await told(hatice, words)
    assert await hatice.holds()


@pytest.mark.parametrize(
    ("name", "words", "sign"),
    [
        ("Nefes Kaya", "nefes alamıyorum", "breathless"),
        ("Can", "I can't breathe", "breathless"),
        ("Bel", "bel ağrım var", "back_pain"),
    ],
)
async def test_a_name_that_is_a_word_of_what_they_tell_is_no_name(
    scene: Scene, name: str, words: str, sign: str
) -> None:
    other = scene.beside(name, 91)
    await other.arrive()
    await follow(other, scene)
    await scene.write(words)
    assert (await scene.report()).signs == (sign,)


@pytest.mark.parametrize("words", ["mum fell and I am dizzy", "annem düştü, benim de başım dönüyor"])
async def test_in_one_breath_their_own_comes_first(scene: Scene, hatice: Scene, words: str) -> None:
    said = await told(hatice, words)
    assert said[0].startswith("Sit or lie down now.")
    assert LINE in said[1:]
    assert (await hatice.report()).signs == ("dizziness",)


async def test_without_anybody_to_follow_a_named_parent_is_the_patient(scene: Scene) -> None:
    await scene.write("Mum fell")
    assert await scene.holds()
    assert not [text for text in scene.texts() if "nobody reads this chat" in text]


async def test_a_relatives_rights_are_not_a_patients(scene: Scene, daughter: Scene) -> None:
    number = await follow(scene, daughter)
    await daughter.press(daughter.last, f"fam:well:{number}:2026-03-02")
    await scene.wait(minutes=5)
    assert "Ayşe says: all is well." not in daughter.texts()
    assert await scene.database.run(bonds.as_patient, SYSTEM, number) is None
