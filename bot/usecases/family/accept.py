"""A link is accepted: the bond begins, and waits for the patient to confirm it."""

from bot.storage import audit, bonds, invitations, people
from bot.storage.bonds import Bond
from bot.storage.invitations import Invitation
from bot.usecases import command_menu, news, time_zone
from bot.usecases.family import confirm
from bot.usecases.family.following import own_words, say_who_waits
from bot.usecases.visit import Visit
from bot.views.family import arrive as views


def accept(visit: Visit, invitation: Invitation) -> None:
    """Whoever is new here says where they live, so that nothing is written to them at night."""
    is_new = not visit.follows() and not people.has_consented(visit.tx, visit.person.id)
    bond = _join(visit, invitation)
    visit.edit(views.accepted(own_words(visit), bond.patient_name, bond.scope))
    confirm.ask(visit, bond)
    if is_new:
        command_menu.arrange(visit, visit.person)
        time_zone.ask(visit)
    else:
        say_who_waits(visit)


def _join(visit: Visit, invitation: Invitation) -> Bond:
    invitations.use(visit.tx, invitation, visit.now)
    people.consent(visit.tx, visit.person, True, visit.at, people.FAMILY)
    number = bonds.add(
        visit.tx,
        visit.person,
        patient_id=invitation.patient_id,
        relation=invitation.relation,
        scope=invitation.scope,
        name=f"{visit.occasion.first_name} {visit.occasion.last_name}".strip(),
        now=visit.now,
    )
    visit.forget_bonds()
    bond = next(each for each in visit.follows() if each.id == number)
    patient = news.other(visit, bond, to_patient=True)
    audit.record(visit.tx, visit.actor, patient, "bond_accepted", visit.now, str(bond.id))
    return bond
