"""The patient says by name whether it is the right person; nothing flows before."""

import pytest

from bot.core.family import Relation, Scope
from bot.storage import bonds
from bot.usecases.family import confirm
from tests.usecases.conftest import begun
from tests.usecases.family.joining import bond_of, follow, join
from tests.usecases.scene import Scene


@pytest.fixture
async def scene(database) -> Scene:
    return await begun(database)


@pytest.fixture
def daughter(scene: Scene) -> Scene:
    return scene.beside("Elif", 88, "tr", last_name="Kaya")


async def test_the_patient_is_asked_by_name_with_the_cautious_answer_first(scene: Scene, daughter: Scene) -> None:
    await join(scene, daughter)
    assert scene.last.text == (
        "Elif Kaya has opened the invitation for your daughter and would see: “My numbers”. Is it the right person?"
    )
    assert list(scene.last.buttons) == ["No, that is somebody else", "Yes, it is Elif Kaya"]


async def test_after_the_yes_it_is_shared_and_the_relative_hears_when_the_first_summary_comes(
    scene: Scene, daughter: Scene
) -> None:
    number = await join(scene, daughter)
    await scene.tap("Yes, it is Elif Kaya")
    assert (await bond_of(scene, number)).is_active
    assert f"bond_confirmed {number}" in await scene.audited()
    assert (await scene.patient()).family_on is not None
    await scene.wait(minutes=1)
    assert daughter.last.text == "Ayşe sizi onayladı. İlk özetiniz 8 Mart Pazar günü, saat 18.00 sularında gelecek."


async def test_whoever_is_confirmed_on_a_sunday_night_waits_for_the_next_sunday(scene: Scene, daughter: Scene) -> None:
    await scene.wait(days=6, hours=9)
    await follow(scene, daughter)
    assert (await scene.patient()).family_on == scene.now.date()
    assert "15 Mart Pazar" in daughter.last.text


async def test_the_yes_and_the_no_can_be_written(scene: Scene, daughter: Scene) -> None:
    number = await join(scene, daughter)
    await scene.write("evet")
    assert (await bond_of(scene, number)).is_active


async def test_a_mere_yes_below_something_else_confirms_nobody(scene: Scene, daughter: Scene) -> None:
    number = await join(scene, daughter)
    await scene.write("/week")
    await scene.write("yes")
    assert not (await bond_of(scene, number)).is_active


async def test_it_is_not_asked_while_a_question_about_a_symptom_is_open(scene: Scene, daughter: Scene) -> None:
    await scene.write("I fell")
    number = await join(scene, daughter)
    assert "hit your head" in scene.last.text
    await scene.answer("fall_head:yes")
    await scene.wait(minutes=10)
    assert "Yes, it is Elif Kaya" in [text for shown in scene.chat for text in shown.buttons]
    assert not (await bond_of(scene, number)).is_active


async def test_after_the_no_nothing_is_shared_and_the_relative_hears_so_kindly(scene: Scene, daughter: Scene) -> None:
    number = await join(scene, daughter)
    question = scene.last
    await scene.tap("No, that is somebody else")
    assert scene.last.text.startswith("Good that you looked. Elif Kaya sees nothing")
    assert "Invite somebody" in scene.last.buttons
    assert (await bond_of(scene, number)).ended_at is not None
    await scene.wait(minutes=1)
    assert daughter.last.text.startswith("Ayşe bu kişinin siz olduğunuzu onaylamadı")
    await scene.press(question, f"fam:is:{number}:yes")
    assert not (await bond_of(scene, number)).is_active
    assert (await scene.patient()).family_on is None


async def test_a_second_yes_changes_nothing_and_a_no_after_it_does_not_end_it(scene: Scene, daughter: Scene) -> None:
    number = await join(scene, daughter)
    question = scene.last
    for answer in ("yes", "yes", "no"):
        await scene.press(question, f"fam:is:{number}:{answer}")
    assert (await bond_of(scene, number)).is_active
    assert len([line for line in await scene.audited() if line.startswith("bond_confirmed")]) == 1
    await scene.wait(minutes=1)
    assert len(daughter.chat) == 1


async def test_nobody_but_the_patient_can_confirm(scene: Scene, daughter: Scene) -> None:
    number = await join(scene, daughter)
    other = scene.beside("Fatma", 99)
    await other.arrive()
    await other.write("/family")
    for somebody in (other, daughter):
        await somebody.press(scene.last, f"fam:is:{number}:yes")
        await somebody.press(scene.last, f"fam:is:{number}:no")
    bond = await bond_of(scene, number)
    assert (bond.confirmed_at, bond.ended_at) == (None, None)


async def test_whoever_waits_stands_in_the_overview_and_is_asked_about_there(scene: Scene, daughter: Scene) -> None:
    number = await join(scene, daughter)
    await scene.write("/family")
    assert "Elif Kaya, your daughter: waits for your yes and sees nothing yet." in scene.last.text
    await scene.taps("Elif Kaya (your daughter)", "Yes, it is Elif Kaya")
    assert (await bond_of(scene, number)).is_active


async def test_at_night_the_patient_is_not_asked_until_the_morning(scene: Scene, daughter: Scene) -> None:
    await scene.wait(hours=13)
    seen = len(scene.chat)
    await join(scene, daughter)
    assert len(scene.chat) == seen
    await scene.wait(hours=10)
    assert any("Elif Kaya has opened" in text for text in scene.texts(seen))


async def test_whoever_was_confirmed_in_the_overview_before_the_morning_is_not_asked_about(
    scene: Scene, daughter: Scene
) -> None:
    await scene.wait(hours=13)
    await join(scene, daughter)
    await scene.write("/family")
    await scene.taps("Elif Kaya (your daughter)", "Yes, it is Elif Kaya")
    seen = len(scene.chat)
    await scene.wait(hours=10)
    assert not any("has opened" in text for text in scene.texts(seen))


async def test_a_name_is_shown_on_one_line_and_not_longer_than_a_button(scene: Scene) -> None:
    stranger = scene.beside("Elif\u202e\n" + "x" * 60, 88)
    await join(scene, stranger)
    assert "Elif " in scene.last.text
    assert "\u202e" not in scene.last.text
    assert all("\n" not in button and len(button) < 60 for button in scene.last.buttons)


async def test_asking_twice_asks_once(scene: Scene, daughter: Scene) -> None:
    number = await join(scene, daughter, Scope.MOVED, Relation.FRIEND)
    seen = len(scene.chat)
    await daughter.run(lambda visit: confirm.ask(visit, bonds.of_relative(visit.tx, visit.person.id)[0]))
    await scene.wait(hours=1)
    assert number == 1
    assert not [text for text in scene.texts(seen) if "has opened" in text]
