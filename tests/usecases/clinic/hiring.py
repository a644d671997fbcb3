"""Somebody of the staff, without the conversation that leads there."""

from bot.core.access import Role
from bot.storage import staff, staff_invitations
from bot.storage.staff import Member
from bot.usecases.visit import Visit
from tests.usecases.scene import BOT, Scene


async def hire(scene: Scene, *roles: Role) -> int:
    """The number of the membership."""
    return int(await scene.run(_hire, roles, f"{scene.name} {scene.last_name}".strip(), scene.language))


def _hire(visit: Visit, roles: tuple[Role, ...], name: str, language: str) -> int:
    visit.change_person(language=language)
    return staff.add(visit.tx, visit.person, roles, name, visit.now)


async def member_of(scene: Scene) -> Member | None:
    return await scene.database.run(staff.of_person, (await scene.person()).id)


async def link(scene: Scene, role: Role = Role.CLINICIAN, made_by: int | None = None) -> str:
    """What whoever opens it writes."""
    _, code = await scene.database.run(staff_invitations.make, BOT, role, scene.now, made_by)
    return f"/start {code}"
