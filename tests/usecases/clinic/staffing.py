"""Staff for the tests of cases: members of a clinic, beside the patients of a scene."""

from bot.core.access import Role
from bot.storage import people, staff
from bot.storage.database import Tx
from tests.usecases.scene import BOT, Scene

CLINICIAN, ADMINISTRATOR = Role.CLINICIAN, Role.ADMINISTRATOR


async def hire(scene: Scene, name: str, user: int, *roles: Role, language: str = "en") -> Scene:
    """Somebody of the staff, who is no patient."""
    member = scene.beside(name, user, language)
    await scene.database.run(_hire, member, roles or (CLINICIAN,))
    return member


def _hire(tx: Tx, scene: Scene, roles: tuple[Role, ...]) -> None:
    person = people.find(tx, BOT, scene.user)
    if person is None:
        values = {"bot_id": BOT, "user_id": scene.user, "chat_id": scene.user, "language": scene.language}
        person = people.add(tx, name="", now=scene.now, zone=scene.setup.zone, **values)
    staff.add(tx, person, roles, scene.name, scene.now)
