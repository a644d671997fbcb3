"""Staff enter a pause: the patient is told, nothing is sent meanwhile, and it ends as if they were back."""

from bot.storage import reports
from tests.usecases.clinic.staffing import hire
from tests.usecases.scene import Scene


async def clinician(scene: Scene) -> Scene:
    """Looking at the patient's card."""
    deniz = await hire(scene, "Deniz", 500)
    await deniz.write("/patients")
    await deniz.write("ayşe")
    await deniz.press(deniz.last, f"pat:open:{(await scene.person()).id}")
    return deniz


async def test_the_patient_is_told_and_nothing_comes_until_the_pause_is_over(scene: Scene) -> None:
    deniz = await clinician(scene)
    await deniz.taps("Pause the exercises", "They are away", "3 days")
    assert deniz.last.text == "Done. Ayşe, P1 pauses until 4 March: away."
    told = scene.texts()[-2:]
    assert told[0] == "The clinic has paused your exercises for now."
    assert told[1].startswith("Have a good time. I will write to you again on Thursday, 5 March.")
    said = len(scene.chat)
    await scene.wait(days=2)
    assert len(scene.chat) == said
    await scene.wait(days=1)
    assert len(scene.chat) > said
    assert "paused away 2026-03-04" in await scene.audited()


async def test_an_illness_has_no_end_and_is_followed_by_the_question_what_is_new(scene: Scene) -> None:
    deniz = await clinician(scene)
    await deniz.taps("Pause the exercises", "They are in hospital")
    assert (await scene.patient()).pause_kind == "hospital"
    await scene.wait(days=3)
    await deniz.tap("Back")
    await deniz.tap("Pause the exercises")
    assert deniz.last.text == "Ayşe, P1 is in a pause: in hospital. What is it now? The patient is told."
    await deniz.tap("The pause is over")
    assert [text.split(":")[0] for text in scene.texts()[-1:]] == ["Before we begin again"]
    assert "The clinic says that your pause is over." in scene.texts()


async def test_a_second_tap_tells_the_patient_nothing_twice(scene: Scene) -> None:
    deniz = await clinician(scene)
    await deniz.tap("Pause the exercises")
    shown, data = deniz.last, deniz.last.buttons["They are ill"]
    await deniz.press(shown, data)
    said = len(scene.chat)
    await deniz.press(shown, data)
    assert (len(scene.chat), deniz.toast) == (said, "That is noted already.")


async def test_after_thoughts_of_self_harm_nobody_talks_of_exercises(scene: Scene) -> None:
    def told(tx, actor, person) -> None:
        values = {"level": "emergency", "urgency": None, "signs": ["self_harm"], "exercise": None, "details": {}}
        reports.hold(tx, actor, person, "T1", scene.now, reports.add(tx, actor, person, scene.now, rule="T1", **values))

    deniz = await clinician(scene)
    await scene.change(told)
    await deniz.taps("Pause the exercises", "They are in hospital")
    assert not any("exercises pause" in text for text in scene.texts())
    assert (await scene.patient()).pause_kind == "hospital"
