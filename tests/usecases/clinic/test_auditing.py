"""/audit: what staff did, in words, a screen at a time; whoever reads it is in it."""

import pytest
from sqlalchemy import text

from bot.core.access import Role
from bot.storage import audit, chain, people
from bot.storage.database import Tx
from tests.usecases.clinic.hiring import hire
from tests.usecases.scene import BOT, Scene


@pytest.fixture
async def deniz(scene: Scene) -> Scene:
    """A clinician."""
    other = scene.beside("Deniz", 500)
    await hire(other, Role.CLINICIAN)
    return other


@pytest.fixture
async def umut(scene: Scene) -> Scene:
    """An administrator."""
    other = scene.beside("Umut", 501)
    await hire(other, Role.ADMINISTRATOR)
    return other


async def record(scene: Scene, by: Scene, action: str, count: int = 1, detail: str | None = None) -> None:
    """That `by` did something with the data of the patient."""
    patient, number = await scene.person(), (await by.person()).id

    def work(tx: Tx) -> None:
        from bot.core.access import Actor

        for _ in range(count):
            audit.record(tx, Actor(Role.CLINICIAN, number), patient, action, scene.now, detail)

    await scene.database.run(work)


def lines(scene: Scene) -> list[str]:
    """What was done, without the date."""
    return [line.partition(" · ")[2] for line in scene.last.text.splitlines() if " · " in line]


async def code(scene: Scene) -> str:
    return f"P{(await scene.person()).id}"


async def test_what_staff_did_stands_in_words_with_the_code_alone(scene: Scene, deniz: Scene, umut: Scene) -> None:
    await record(scene, deniz, "card_read")
    await umut.write("/audit")
    assert lines(umut) == [f"Deniz read the card of {await code(scene)}"]
    assert "2 Mar 10:30 · Deniz" in umut.last.text
    assert "nobody has changed them" in umut.last.text
    assert "Ayşe" not in umut.last.text
    assert umut.last.protected


async def test_in_turkish_too(scene: Scene, deniz: Scene) -> None:
    ece = scene.beside("Ece", 502, "tr")
    await hire(ece, Role.ADMINISTRATOR)
    await record(scene, deniz, "card_read")
    await ece.write("/denetim")
    assert f"2 Mar 10.30 · Deniz, {await code(scene)} kodlu hastanın kartını okudu" in ece.last.text


async def test_ten_stand_on_a_screen_and_older_and_newer_turn_it_in_place(
    scene: Scene, deniz: Scene, umut: Scene
) -> None:
    for number in range(1, 26):
        await record(scene, deniz, "broadcast_sent", detail=str(number))
    await umut.write("/audit")
    said = len(umut.chat)

    def numbers() -> list[int]:
        return [int(line.split()[-1]) for line in lines(umut)]

    assert numbers() == [*range(25, 15, -1)]
    assert "Newer" not in umut.last.buttons
    await umut.tap("Older")
    assert numbers() == [*range(15, 5, -1)]
    await umut.tap("Older")
    assert numbers() == [*range(5, 0, -1)]
    assert "Older" not in umut.last.buttons
    await umut.tap("Newer")
    assert numbers() == [*range(15, 5, -1)]
    await umut.tap("Newer")
    assert numbers() == [*range(25, 15, -1)]
    assert len(umut.chat) == said


async def test_one_member_s_steps_are_shown_with_those_that_changed_nothing(
    scene: Scene, deniz: Scene, umut: Scene
) -> None:
    await record(scene, deniz, "used", detail="see_clinic")
    await record(scene, umut, "card_read")
    await umut.write("/audit")
    assert not any("The clinic today" in line for line in lines(umut))
    await umut.taps("What one member did", "Deniz")
    assert lines(umut) == ["Deniz was here: The clinic today"]


async def test_one_patient_is_found_by_the_code(scene: Scene, deniz: Scene, umut: Scene) -> None:
    fatma = scene.beside("Fatma", 88)
    await fatma.arrive()
    await record(scene, deniz, "card_read")
    await record(fatma, deniz, "weeks_read")
    await umut.write("/audit")
    await umut.tap("One patient")
    await umut.write("who?")
    assert "This is no code" in umut.last.text
    await umut.write((await code(fatma)).lower())
    assert lines(umut) == [f"Deniz looked at the weeks of {await code(fatma)}"]
    await umut.tap("Everything")
    assert len(lines(umut)) == 2


async def test_back_from_the_question_for_a_code_the_next_words_are_words_again(scene: Scene, umut: Scene) -> None:
    await umut.write("/audit")
    await umut.taps("One patient", "Back")
    await umut.write("P17")
    assert "What staff did with the data of P17" not in umut.last.text


async def test_what_was_refused_can_be_seen_alone(scene: Scene, deniz: Scene, umut: Scene) -> None:
    await record(scene, deniz, "card_read")
    await deniz.write("/staff")
    await umut.write("/audit")
    assert len(lines(umut)) == 2
    await umut.tap("What was refused")
    assert lines(umut) == ["Deniz was refused: Staff"]


async def test_reading_it_is_itself_recorded(scene: Scene, umut: Scene) -> None:
    await umut.write("/audit")
    await umut.tap("What was refused")
    assert [each for each in await scene.audited() if "audit" in each] == ["audit_read all", "audit_read refused"]
    await umut.taps("What one member did", "Umut")
    assert lines(umut)[-2:] == ["Umut read this record"] * 2


async def test_what_patients_do_themselves_is_not_for_administrators(scene: Scene, umut: Scene) -> None:
    await scene.write("/today")
    await scene.taps("Pain or dizzy")
    await scene.run(lambda visit: audit.record(visit.tx, visit.actor, visit.person, "hold_opened", visit.now, "T1"))
    await umut.write("/audit")
    assert lines(umut) == []
    assert "Nothing is here." in umut.last.text


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.COMMUNICATOR])
async def test_nobody_but_administrators_reads_it(scene: Scene, deniz: Scene, role: Role) -> None:
    other = scene.beside("Can", 503)
    await hire(other, role)
    await record(scene, deniz, "card_read")
    await other.write("/audit")
    assert "does not include this" in other.last.text
    assert "refused read_audit" in await scene.audited()


async def test_a_changed_entry_is_said_at_the_top(scene: Scene, deniz: Scene, umut: Scene) -> None:
    await record(scene, deniz, "card_read", 3)

    def seal_and_change(tx: Tx) -> None:
        chain.seal_some(tx, BOT)
        tx.execute(text("DROP TRIGGER audit_not_changed"))
        tx.execute(text("UPDATE audit SET actor = 'clinician:99' WHERE position = 2"))

    await scene.database.run(seal_and_change)
    await umut.write("/audit")
    assert "an entry of this record was changed or is missing" in umut.last.text


async def test_whoever_deleted_their_account_is_a_former_member(scene: Scene, deniz: Scene, umut: Scene) -> None:
    await record(scene, deniz, "card_read")
    number = (await deniz.person()).id
    await deniz.write("/delete")
    await deniz.write("DELETE")
    assert await deniz.database.run(people.find, BOT, deniz.user) is None
    await umut.write("/audit")
    assert f"a former member (No. {number}) read the card of {await code(scene)}" in lines(umut)


@pytest.mark.parametrize("data", ["audit:list:x1", "audit:older:all:no", "audit:older:m0:3", "audit:list:p-1"])
async def test_what_no_button_of_ours_has_said_harms_nothing(scene: Scene, umut: Scene, data: str) -> None:
    await umut.write("/audit")
    await umut.press(umut.last, data)
    assert not any("audit_read p" in each for each in await scene.audited())
