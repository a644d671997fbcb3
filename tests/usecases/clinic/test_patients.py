"""Clinicians find a patient, and see at one look how it stands."""

import pytest

from bot.core.access import Role
from bot.storage import patients, reports
from bot.storage.people import Person
from tests.usecases.clinic import hiring
from tests.usecases.clinic.staffing import hire
from tests.usecases.scene import Scene


async def clinician(scene: Scene, language: str = "en") -> Scene:
    """With a message below which buttons can be pressed."""
    deniz = await hire(scene, "Deniz", 500, Role.CLINICIAN, language=language)
    await deniz.write("/patients")
    return deniz


async def another(scene: Scene, name: str, user: int, **answers: str) -> Scene:
    other = scene.beside(name, user)
    await other.arrive(**answers)
    await other.run(lambda visit: None)
    return other


async def code(scene: Scene) -> str:
    return f"P{(await scene.person()).id}"


async def test_a_patient_is_found_by_the_beginning_of_a_name_and_leads_to_the_card(scene: Scene) -> None:
    deniz = await clinician(scene)
    await another(scene, "Aysel", 78)
    await another(scene, "Fatma", 79)
    await deniz.write("/patients")
    await deniz.write("AYŞ")
    hers = f"Ayşe, {await code(scene)}"
    assert [text for text in deniz.last.buttons if ", P" in text][-1] == hers
    assert len([text for text in deniz.last.buttons if ", P" in text]) == 2
    await deniz.tap(hers)
    assert deniz.last.text.startswith(f"{hers}\nExercises with me since 2 March 2026.")
    assert "May exercise." in deniz.last.text
    assert "card_read" in await deniz.audited()


async def test_words_that_fit_nobody_may_be_followed_by_others_and_found_ones_end_the_search(scene: Scene) -> None:
    deniz = await clinician(scene)
    await deniz.write("/patients")
    await deniz.write("Zeynep")
    assert deniz.last.text.startswith("No patient fits these words.")
    await deniz.write((await code(scene)).lower())
    assert deniz.last.text == "1 patient fits."
    said = len(deniz.chat)
    await deniz.write("Ayşe")
    assert not any("fits" in text for text in deniz.texts(said))


async def test_a_voice_of_somebody_who_exercises_too_is_no_search(scene: Scene) -> None:
    await hiring.hire(scene, Role.CLINICIAN)
    await scene.write("/patients")
    await scene.send(voice={"file_id": "f", "file_unique_id": "u", "duration": 3})
    assert "Is something wrong?" in scene.last.text


async def test_nobody_can_pass_on_or_save_what_is_said_of_patients(scene: Scene) -> None:
    deniz = await clinician(scene)
    await deniz.write("/patients")
    await deniz.write("ayşe")
    await deniz.tap(f"Ayşe, {await code(scene)}")
    await deniz.tap("Twelve weeks")
    await deniz.tap("Plan of today")
    assert len(deniz.chat) >= 5
    assert all(shown.protected for shown in deniz.chat)


async def test_the_lists_hold_those_on_hold_those_who_are_silent_and_the_newest(scene: Scene) -> None:
    deniz = await clinician(scene)
    fatma = await another(scene, "Fatma", 79)
    await fatma.change(lambda tx, actor, person: reports.hold(tx, actor, person, "T5", fatma.now))
    await scene.wait(days=8)
    await fatma.run(lambda visit: None)
    await deniz.write("/patients")
    await deniz.tap("On hold (1)")
    assert list(deniz.last.buttons) == [f"Fatma, {await code(fatma)}", "Back"]
    await deniz.tap("Back")
    await deniz.tap("Silent (1)")
    assert list(deniz.last.buttons) == [f"Ayşe, {await code(scene)}", "Back"]
    await deniz.tap("Back")
    await deniz.tap("The newest")
    assert len(deniz.last.buttons) == 3


async def test_a_list_has_eight_on_a_screen_and_the_rest_on_the_next(scene: Scene) -> None:
    deniz = await clinician(scene)
    for user in range(100, 109):
        other = scene.beside("Gül", user)
        await other.arrive()
    await deniz.write("/patients")
    await deniz.write("gü")
    assert deniz.last.text.startswith("The first 8 that fit.")
    await deniz.write("/patients")
    await deniz.tap("The newest")
    assert list(deniz.last.buttons)[8:] == ["More", "Back"]
    await deniz.tap("More")
    assert list(deniz.last.buttons)[1:] == [f"Ayşe, {await code(scene)}", "Back"]


async def test_the_card_says_in_words_what_holds_and_what_is_known(scene: Scene) -> None:
    def happened(tx, actor, person: Person) -> None:
        reports.hold(tx, actor, person, "T5", scene.now)
        patients.answer(tx, actor, person, {"age_band": "65_plus", "diagnosis": "yes"}, scene.now)
        named = {"record_name": "Ayşe Kaya", "record": "4711", "exerciser": "helper", "helped_name": "Hatice"}
        patients.change(tx, actor, person.id, **named)

    deniz = await clinician(scene)
    await scene.change(happened)
    await deniz.write("/patients")
    await deniz.write("4711")
    await deniz.tap(f"Hatice (Ayşe Kaya), {await code(scene)}")
    for words in (
        "Record number: 4711",
        "Somebody who helps writes for this patient.",
        "Age: 65 or older",
        "Osteoporosis: Yes",
        "On hold since 2 March: dizziness or faintness was reported.",
        "Nobody of the family follows.",
    ):
        assert words in deniz.last.text


async def test_the_plan_is_read_as_the_patient_reads_it_and_looking_at_it_makes_none(scene: Scene) -> None:
    deniz = await clinician(scene)
    number = (await scene.person()).id
    await deniz.press(deniz.last, f"pat:plan:{number}")
    assert "It has not been shown yet." in deniz.last.text
    assert await plans_stored(scene) == 0
    await scene.write("/today")
    await deniz.press(deniz.last, f"pat:plan:{number}")
    assert deniz.last.text.partition("\n\n")[2] == scene.last.text
    assert await plans_stored(scene) == 1


async def plans_stored(scene: Scene) -> int:
    from sqlalchemy import func, select

    from bot.storage.tables import plans

    return await scene.database.run(lambda tx: tx.execute(select(func.count()).select_from(plans)).scalar_one())


async def test_on_hold_there_is_no_plan_to_show(scene: Scene) -> None:
    deniz = await clinician(scene)
    await scene.change(lambda tx, actor, person: reports.hold(tx, actor, person, "T5", scene.now))
    await deniz.press(deniz.last, f"pat:plan:{(await scene.person()).id}")
    assert deniz.last.text.endswith("nothing is planned for today, because the patient is on hold.")


async def test_the_weeks_come_as_a_picture_and_in_words(scene: Scene) -> None:
    deniz = await clinician(scene)
    await scene.do_all(3)
    await deniz.press(deniz.last, f"pat:weeks:{(await scene.person()).id}")
    assert deniz.last.picture
    assert f"Patient {await code(scene)}" in deniz.last.picture
    assert "Active on 3 days in these weeks." in deniz.last.text
    assert "weeks_read" in await deniz.audited()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COMMUNICATOR])
async def test_other_roles_are_refused_and_that_is_on_record(scene: Scene, role: Role) -> None:
    umut = await hire(scene, "Umut", 501, role)
    await umut.write("/patients")
    for data in ("open", "weeks", "plan", "cases", "pause"):
        await umut.press(umut.last, f"pat:{data}:{(await scene.person()).id}")
        assert umut.last.text.startswith("Your role does not include this.")
    assert await umut.audited() == [*["refused see_patients"] * 5, "refused set_limits"]


async def test_a_patient_and_a_stranger_learn_nothing(scene: Scene) -> None:
    stranger = scene.beside("Elif", 90)
    for each in (scene, stranger):
        said = len(each.chat)
        await each.write("/patients")
        await each.press(each.last, f"pat:open:{(await scene.person()).id}")
        assert not any("P1" in text or "Write a name" in text for text in each.texts(said))


async def test_a_number_that_is_no_patient_of_this_clinic_leads_nowhere(scene: Scene) -> None:
    deniz = await clinician(scene)
    for number in (999, (await deniz.person()).id):
        await deniz.press(deniz.last, f"pat:open:{number}")
        assert deniz.last.text == "This patient is not here any more."


async def test_turkish_staff_read_turkish(scene: Scene) -> None:
    deniz = await clinician(scene, "tr")
    await deniz.write("/hastalar")
    await deniz.write("ayse")
    await deniz.tap(f"Ayşe, {await code(scene)}")
    assert "2 Mart 2026" in deniz.last.text
    assert "May exercise." not in deniz.last.text
