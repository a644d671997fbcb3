"""Who is told of emergencies at once: taken, given back, set by an administrator."""

import pytest

from bot.storage import clinic
from tests.usecases.clinic.staffing import ADMINISTRATOR, hire
from tests.usecases.scene import BOT, Scene

NOBODY = "Nobody is on call. Emergencies are told to all clinicians, at any hour."


@pytest.fixture
async def dora(scene: Scene) -> Scene:
    return await hire(scene, "Dora Deniz", 501)


@pytest.fixture
async def ada(scene: Scene) -> Scene:
    return await hire(scene, "Ada", 503, ADMINISTRATOR, language="tr")


async def on_call(scene: Scene) -> int | None:
    return (await scene.database.run(clinic.find, BOT)).on_call_id


async def test_a_clinician_takes_the_call_and_gives_it_back(scene: Scene, dora: Scene) -> None:
    await dora.write("/oncall")
    assert dora.last.text.startswith(NOBODY)
    await dora.tap("I am on call")
    assert dora.last.text.startswith("You are on call. Emergencies are told to you at once, at any hour.")
    assert await on_call(scene) == (await dora.person()).id
    await dora.tap("Nobody is on call")
    assert dora.last.text.startswith(NOBODY)
    assert await on_call(scene) is None


async def test_an_administrator_sets_somebody_and_they_are_told(scene: Scene, dora: Scene, ada: Scene) -> None:
    await ada.write("/nobet")
    assert list(ada.last.buttons)[:1] == ["Nöbetçi: Dora Deniz"]
    await ada.tap("Nöbetçi: Dora Deniz")
    assert dora.last.text.startswith("Ada has put you on call.")
    assert await on_call(scene) == (await dora.person()).id
    await ada.tap("Nöbetçi yok")
    assert dora.last.text == "Ada has taken you off call. Emergencies go to somebody else now."


async def test_only_a_clinician_can_be_on_call(scene: Scene, dora: Scene, ada: Scene) -> None:
    await ada.write("/oncall")
    await ada.press(ada.last, "case:call:take")
    assert ada.toast == "Yalnızca sağlık uzmanları nöbetçi olabilir."
    await ada.press(ada.last, f"case:call:{(await ada.person()).id}")
    assert ada.toast == "Yalnızca sağlık uzmanları nöbetçi olabilir."
    assert await on_call(scene) is None


async def test_a_colleague_s_call_is_taken_over_but_not_ended(scene: Scene, dora: Scene) -> None:
    eren = await hire(scene, "Eren", 502)
    await dora.write("/oncall")
    await dora.tap("I am on call")
    await eren.write("/oncall")
    assert list(eren.last.buttons) == ["I am on call", "Back"]
    await eren.press(eren.last, "case:call:nobody")
    assert eren.toast == "Somebody else is on call."
    await eren.press(eren.last, f"case:call:{(await dora.person()).id}")
    assert eren.toast == "Only clinicians can be on call."
    await eren.tap("I am on call")
    assert await on_call(scene) == (await eren.person()).id
    assert dora.last.text == "Eren has taken you off call. Emergencies go to somebody else now."
