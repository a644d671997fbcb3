"""/clinic: one picture, and the same in words, without anybody's name."""

from bot.core.access import Role
from bot.storage import reports
from tests.usecases.clinic.staffing import hire
from tests.usecases.scene import Scene


async def test_administrators_and_clinicians_see_how_the_clinic_stands_and_nobodys_name(scene: Scene) -> None:
    other = scene.beside("Fatma", 79)
    await other.arrive()
    await other.change(lambda tx, actor, person: reports.hold(tx, actor, person, "T5", other.now))
    await scene.do_all(2)
    for role, user in ((Role.ADMINISTRATOR, 500), (Role.CLINICIAN, 501)):
        staff = await hire(scene, "Deniz", user, role)
        await staff.write("/clinic")
        shown = staff.last
        assert shown.picture
        assert "2 patients:\n• 1 exercising\n• 1 on hold\n• 0 silent for a week\n• 0 in a pause" in shown.text
        assert "• 2 Mar: " in shown.text
        assert "0 cases are open." in shown.text
        assert not any(name in shown.text + shown.picture for name in ("Ayşe", "Fatma", "P1"))


async def test_before_the_first_patient_there_is_no_picture(sqlite_database) -> None:
    empty = Scene(sqlite_database)
    deniz = await hire(empty, "Deniz", 500)
    await deniz.write("/clinic")
    assert (deniz.last.picture, deniz.last.text) == (
        None,
        "There are no patients yet. The picture comes with the first one.",
    )


async def test_a_communicator_is_refused(scene: Scene) -> None:
    umut = await hire(scene, "Umut", 500, Role.COMMUNICATOR)
    await umut.write("/clinic")
    assert umut.last.text.startswith("Your role does not include this.")
    assert "refused see_clinic" in await umut.audited()
