"""What a relative reads as the name of somebody whom they follow: two of the same name are told apart."""

from dataclasses import replace

from bot.content.words import words_for
from bot.storage import bonds, people
from bot.storage.bonds import Bond
from bot.usecases.visit import Visit
from bot.views.family import following as views
from bot.views.family.sharing import visible


def followed(visit: Visit, bond: Bond) -> views.Followed:
    """As the views of a relative's side show them."""
    words = words_for(visit.person.language)
    return views.Followed(
        id=bond.id,
        name=visible(bond.patient_name),
        scope=bond.scope,
        since=bond.confirmed_at or bond.accepted_at,
        zone=visit.person.zone,
        confirmed=bond.confirmed_at is not None,
        paused=bond.paused_at is not None,
        muted=bond.muted_at is not None,
        reachable=people.by_id(visit.tx, bond.patient_id).reachable,
        told=words.full_date(bond.summarised_on) if bond.summarised_on else "",
    )


def told_apart(visit: Visit, bond: Bond) -> Bond:
    """The bond with a name that nobody else has among those whom this relative follows: no warning names two."""
    everybody = [followed(visit, each) for each in visit.follows()]
    if all(each.name != visible(bond.patient_name) for each in everybody if each.id != bond.id):
        return bond
    name = views.called(words_for(visit.person.language), followed(visit, bond), everybody)
    return replace(bond, patient_name=name)


def own(visit: Visit, bond_id: int) -> Bond | None:
    """A relative's own bond, locked, by the name that they read."""
    bond = bonds.as_relative(visit.tx, visit.person.id, bond_id)
    return bond and told_apart(visit, bond)
