"""Administrators see who works here, let somebody in, change roles, and remove.

Whoever changes anything here first keeps everybody else from doing so (`storage.staff.lock`), and is looked at anew:
of two administrators who remove one another at the same moment one stays.
"""

from dataclasses import replace

from bot.content.words import words_for
from bot.core.access import STAFF, Action, Role, may
from bot.storage import audit, people, staff, staff_invitations
from bot.storage.staff import Member
from bot.storage.staff_invitations import LASTS
from bot.usecases import command_menu
from bot.usecases.clinic import home, leaving
from bot.usecases.clinic.home import staff_words
from bot.usecases.visit import Visit
from bot.views.clinic import home as home_views
from bot.views.clinic import leaving as leaving_views
from bot.views.clinic import staffing as views
from bot.views.message import Message

MOST_LINKS = 10  # that can be used at one time
ON_A_PAGE = 20


def show(visit: Visit) -> None:
    visit.say(_overview(visit))


def open_list(visit: Visit, first: int = 0) -> None:
    """In place of what was tapped; `first`: of those on the page."""
    visit.show(_overview(visit, first))


def _overview(visit: Visit, first: int = 0) -> Message:
    tx, bot_id = visit.tx, visit.person.bot_id
    everybody = [_shown(each) for each in staff.everyone(tx, bot_id)]
    links = [(each.id, each.role, each.expires_at) for each in staff_invitations.open_ones(tx, bot_id, visit.now)]
    last = first + ON_A_PAGE
    more = last if last < len(everybody) else None
    return views.overview(staff_words(visit), everybody[first:last], links[-MOST_LINKS:], visit.person.zone, more)


def _shown(member: Member) -> views.Shown:
    return views.Shown(member.id, member.name, member.roles, member.joined_at)


# -- inviting ----------------------------------------------------------------------------------------------------------


def ask_role(visit: Visit) -> None:
    visit.show(views.ask_role(staff_words(visit), staff_invitations.made(visit.tx, visit.person.bot_id)))


def make_link(visit: Visit, role: Role, made: int) -> str | None:
    """The link is shown now and never again. `made`: how many there were when the role was asked."""
    _, bot_id = staff_words(visit), visit.person.bot_id
    if len(staff_invitations.open_ones(visit.tx, bot_id, visit.now)) >= MOST_LINKS:
        return views.too_many_links(_)
    if role not in STAFF or made != staff_invitations.made(visit.tx, bot_id):
        return views.made_already(_)
    number, code = staff_invitations.make(visit.tx, bot_id, role, visit.now, visit.person.id)
    audit.record(visit.tx, visit.member.actor, visit.person, "staff_invited", visit.now, f"{number} {role}")
    link = f"https://t.me/{visit.setup.bot_username}?start={code}"
    visit.edit(views.chosen(_, role))
    visit.say(views.link_in_words(_, link, visit.setup.clinic_name, visit.now + LASTS, visit.person.zone))
    return None


def take_back(visit: Visit, invitation_id: int) -> str:
    """A link that has been used stays as it is."""
    _ = staff_words(visit)
    revoked = staff_invitations.revoke(visit.tx, visit.person.bot_id, invitation_id, visit.now)
    if revoked:
        detail = str(invitation_id)
        audit.record(visit.tx, visit.member.actor, visit.person, "staff_invitation_revoked", visit.now, detail)
    open_list(visit)
    return views.taken_back(_) if revoked else views.gone(_)


# -- one of them -------------------------------------------------------------------------------------------------------


def open_one(visit: Visit, member_id: int) -> str | None:
    member = staff.by_id(visit.tx, visit.person.bot_id, member_id)
    if member is None:
        open_list(visit)
        return views.gone(staff_words(visit))
    visit.show(views.one(staff_words(visit), _shown(member), visit.person.zone))
    return None


def change_role(visit: Visit, member_id: int, role: Role, on: bool) -> str | None:
    """From the member's next message on they have these roles, and no other."""
    member = _locked(visit, member_id)
    if member is None or role not in STAFF:
        return _gone(visit)
    roles = tuple(each for each in STAFF if (on if each is role else each in member.roles))
    if not roles:
        return views.needs_a_role(staff_words(visit))
    if Role.ADMINISTRATOR not in roles and leaving.is_last_administrator(visit, member):
        return views.last_administrator(staff_words(visit))
    if roles != member.roles:
        _set_roles(visit, member, roles)
    if visit.staff and may(visit.staff.actor, Action.MANAGE_STAFF):
        return open_one(visit, member_id)
    home.open_home(visit)
    return None


def _set_roles(visit: Visit, member: Member, roles: tuple[Role, ...]) -> None:
    staff.change_roles(visit.tx, member, roles)
    person = people.by_id(visit.tx, member.person_id)
    detail = f"{member.id} {' '.join(roles)}"
    audit.record(visit.tx, visit.member.actor, person, "staff_roles_changed", visit.now, detail)
    leaving.lose_rights(visit, member, replace(member, roles=roles))
    visit.forget_staff()
    command_menu.arrange(visit, person)
    leaving.tell(visit, member, lambda _: views.roles_changed(_, roles), f"roles:{member.id}")


def ask_to_remove(visit: Visit, member_id: int) -> str | None:
    member = staff.by_id(visit.tx, visit.person.bot_id, member_id)
    if member is None:
        return _gone(visit)
    visit.show(views.ask_to_remove(staff_words(visit), _shown(member)))
    return None


def remove(visit: Visit, member_id: int, sure: bool) -> str | None:
    """After the second tap; also themselves, while another administrator stays."""
    if not sure:
        return open_one(visit, member_id)
    member = _locked(visit, member_id)
    if member is None:
        return _gone(visit)
    if leaving.is_last_administrator(visit, member):
        return views.last_administrator(staff_words(visit))
    if member.person_id == visit.person.id:
        leaving.leave(visit)
        visit.edit(leaving_views.left(staff_words(visit)))
        visit.say(leaving_views.goodbye(staff_words(visit)))
        return None
    leaving.end(visit, member, "staff_removed")
    leaving.tell(visit, member, leaving_views.removed, f"removed:{member.id}")
    visit.show(views.is_removed(staff_words(visit), member.name))
    return None


def _locked(visit: Visit, member_id: int) -> Member | None:
    """One of them, whom nobody else changes now; None also for whoever has lost the right to, a moment ago."""
    staff.lock(visit.tx, visit.person.bot_id)
    visit.forget_staff()
    if visit.staff is None or not may(visit.staff.actor, Action.MANAGE_STAFF):
        return None
    return staff.by_id(visit.tx, visit.person.bot_id, member_id)


def _gone(visit: Visit) -> str:
    """Never mind who is asking: a list is shown only to whoever may still see it."""
    if visit.staff and may(visit.staff.actor, Action.MANAGE_STAFF):
        open_list(visit)
    else:
        visit.show(home_views.not_yours(words_for(visit.person.language)))
    return views.gone(staff_words(visit))
