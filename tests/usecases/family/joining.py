"""Somebody who has opened a link and agreed, without the conversation that leads there."""

from bot.core.family import Relation, Scope
from bot.storage import bonds
from bot.usecases.family import confirm
from bot.usecases.visit import Visit
from tests.usecases.scene import Scene


async def join(
    patient: Scene, relative: Scene, scope: Scope = Scope.NUMBERS, relation: Relation = Relation.DAUGHTER
) -> int:
    """The number of the bond; the patient is asked at the next tick."""
    patient_id = (await patient.person()).id
    name = f"{relative.name} {relative.last_name}".strip()
    number = await relative.run(_accept, patient_id, relative.language, name, scope, relation)
    await patient.wait(minutes=1)
    return int(number)


def _accept(visit: Visit, patient_id: int, language: str, name: str, scope: Scope, relation: Relation) -> int:
    visit.change_person(language=language)
    values = {"relation": relation, "scope": scope, "name": name, "now": visit.now}
    number = bonds.add(visit.tx, visit.person, patient_id=patient_id, **values)
    visit.forget_bonds()
    bond = next(each for each in visit.follows() if each.id == number)
    confirm.ask(visit, bond)
    return number


async def follow(patient: Scene, relative: Scene, scope: Scope = Scope.NUMBERS, **values: Relation) -> int:
    """The same, confirmed."""
    number = await join(patient, relative, scope, **values)
    await patient.press(patient.last, f"fam:is:{number}:yes")
    await patient.wait(minutes=1)
    return number


async def bond_of(scene: Scene, number: int) -> bonds.Bond:
    found = await scene.database.run(bonds.of_news, number)
    assert found is not None
    return found
