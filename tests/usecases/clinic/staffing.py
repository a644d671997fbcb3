"""Staff beside the patient of a scene, for the tests of cases."""

from typing import Any

from sqlalchemy import select

from bot.core.access import Role
from bot.core.cases import Case
from bot.storage import cases
from bot.storage.tables import outbox
from tests.usecases.clinic.hiring import hire as hire_here
from tests.usecases.scene import Scene

CLINICIAN, ADMINISTRATOR = Role.CLINICIAN, Role.ADMINISTRATOR


async def hire(scene: Scene, name: str, user: int, *roles: Role, language: str = "en") -> Scene:
    """Somebody of the staff, who is no patient."""
    member = scene.beside(name, user, language)
    await hire_here(member, *(roles or (CLINICIAN,)))
    return member


async def opened(scene: Scene) -> list[Case]:
    """The patient's cases, oldest first."""
    return list(await scene.change(lambda tx, actor, person: cases.of_patient(tx, actor, person.id)))


async def the_case(scene: Scene) -> Case:
    """The only one."""
    [case] = await opened(scene)
    return case


async def keys_to_staff(scene: Scene) -> list[Any]:
    """Of everything that staff were told, oldest first."""
    query = select(outbox.c.key).where(outbox.c.key.startswith("clinic:")).order_by(outbox.c.id)
    return list(await scene.database.run(lambda tx: tx.execute(query).scalars().all()))
