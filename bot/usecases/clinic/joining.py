"""Somebody opens a link of the staff: the clinic, the role, what it may see; then they join, or say that it is not for
them.

The code rides in the data of the buttons, so that whoever presses them holds it; every press looks it up anew.
"""

from bot.content.words import LANGUAGES, words_for
from bot.core.access import STAFF, Role
from bot.core.dialogue import State
from bot.storage import audit, staff, staff_invitations
from bot.storage.staff import Member
from bot.storage.staff_invitations import StaffInvitation
from bot.usecases import command_menu, tries
from bot.usecases.clinic import home
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.telling import tell
from bot.usecases.family import arrive
from bot.usecases.visit import Visit
from bot.views.clinic import joining as views
from bot.views.message import Message


def open_link(visit: Visit, code: str) -> bool:
    """Whether the code is one of these."""
    invitation = staff_invitations.by_code(visit.tx, visit.person.bot_id, code)
    if invitation is None:
        return False
    if why := _why_not(visit, invitation):
        arrive.refuse(visit, why)
        return True
    if not arrive.is_known(visit):
        visit.remember(State(question=arrive.INVITED, words=code))
    _offer(visit, invitation, code)
    return True


def see(visit: Visit, code: str, language: str) -> None:
    """The same in another language."""
    invitation = _acceptable(visit, code)
    if invitation is None or language not in LANGUAGES:
        return
    if not arrive.is_known(visit):
        visit.change_person(language=language)
    _offer(visit, invitation, code, language)


def answer(visit: Visit, code: str, joins: bool) -> None:
    """A no changes nothing, and the link can be opened again."""
    invitation = _acceptable(visit, code)
    if invitation is None:
        return
    if visit.state().question == arrive.INVITED:
        visit.remember(State())
    if joins:
        _join(visit, invitation)
    else:
        visit.show(views.declined(staff_words(visit)))
        arrive.go_on(visit)


def _offer(visit: Visit, invitation: StaffInvitation, code: str, language: str | None = None) -> None:
    words = words_for(language or visit.person.language)
    visit.show(views.offer(words, visit.setup.clinic_name, invitation.role, code))


def _acceptable(visit: Visit, code: str) -> StaffInvitation | None:
    if tries.too_often(visit):
        return None
    invitation = staff_invitations.by_code(visit.tx, visit.person.bot_id, code)
    if invitation is None:
        arrive.lead_nowhere(visit)
    elif why := _why_not(visit, invitation):
        arrive.refuse(visit, why)
        return None
    return invitation


def _why_not(visit: Visit, invitation: StaffInvitation) -> Message | None:
    _ = staff_words(visit)
    if visit.staff and invitation.role in visit.staff.roles:
        return views.already(_, invitation.role)
    if invitation.is_open(visit.now):
        return None
    return views.used(_) if invitation.used_at else views.revoked(_) if invitation.revoked_at else views.expired(_)


def _join(visit: Visit, invitation: StaffInvitation) -> None:
    """In the new role beside those that they have; whoever is a patient or a relative stays one."""
    staff_invitations.use(visit.tx, invitation, visit.now)
    _take_role(visit, invitation.role)
    visit.forget_staff()
    detail = f"{invitation.id} {invitation.role}"
    audit.record(visit.tx, visit.member.actor, visit.person, "staff_joined", visit.now, detail)
    for inviter in _told(visit, invitation):
        said = views.has_joined(words_for(inviter.language), visit.member.name, invitation.role)
        tell(visit, inviter, said, f"joined:{invitation.id}")
    visit.edit(views.accepted(staff_words(visit), visit.setup.clinic_name, invitation.role))
    visit.say(views.welcome(staff_words(visit)))
    command_menu.arrange(visit, visit.person)
    home.show(visit)
    arrive.go_on(visit)


def _take_role(visit: Visit, role: Role) -> None:
    member = visit.staff
    if member is None:
        name = f"{visit.occasion.first_name} {visit.occasion.last_name}".strip()
        staff.add(visit.tx, visit.person, [role], name, visit.now)
    else:
        staff.change_roles(visit.tx, member, [each for each in STAFF if each in (*member.roles, role)])


def _told(visit: Visit, invitation: StaffInvitation) -> list[Member]:
    """Who invited them, if still here; of a link of the operator's every administrator, so that none joins unseen."""
    everybody = staff.everyone(visit.tx, visit.person.bot_id, None if invitation.made_by else Role.ADMINISTRATOR)
    others = [each for each in everybody if each.person_id != visit.person.id]
    return [each for each in others if invitation.made_by in (None, each.person_id)]
