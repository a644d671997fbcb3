"""The patient invites somebody: who it is to them, how much they may see, and a link that works once."""

import secrets

from bot.core.family import CODE_BYTES, INVITATION_LASTS, MOST_BONDS, Relation, Scope
from bot.core.schedule import local_date
from bot.storage import audit, bonds, invitations
from bot.usecases.family import control
from bot.usecases.visit import Visit
from bot.views.family import invite as views


def ask_whom(visit: Visit) -> None:
    visit.show(views.too_many(visit.words) if _is_full(visit) else views.for_whom(visit.words))


def ask_how_much(visit: Visit, relation: Relation) -> None:
    if _is_full(visit):
        visit.show(views.too_many(visit.words))
    else:
        visit.show(views.how_much(visit.words, relation, _made(visit)))


def make(visit: Visit, relation: Relation, scope: Scope, made: int) -> str | None:
    """The link is shown now and never again: only its HMAC is kept. `made`: how many there were when this was asked."""
    if made != _made(visit):
        return views.made_already(visit.words)
    if _is_full(visit):
        visit.show(views.too_many(visit.words))
        return None
    code = secrets.token_urlsafe(CODE_BYTES)
    number = invitations.add(visit.tx, visit.actor, visit.person, code, relation, scope, visit.now)
    audit.record(visit.tx, visit.actor, visit.person, "invited", visit.now, f"{number} {relation} {scope}")
    visit.edit(views.chosen(visit.words, relation, scope))
    _say_link(visit, f"https://t.me/{visit.setup.bot_username}?start={code}")
    return None


def _say_link(visit: Visit, link: str) -> None:
    if visit.patient.pictures:
        visit.say(views.picture(visit.words, link))
    until = local_date(visit.now + INVITATION_LASTS, visit.person.zone)
    visit.say(views.link_in_words(visit.words, link, until))


def take_back(visit: Visit, invitation_id: int) -> str:
    """A link that has been used or is another's stays as it is."""
    revoked = invitations.revoke(visit.tx, visit.actor, visit.person.id, invitation_id, visit.now)
    if revoked:
        audit.record(visit.tx, visit.actor, visit.person, "invitation_revoked", visit.now, str(invitation_id))
    control.open_overview(visit)
    return views.taken_back(visit.words) if revoked else control.not_there(visit)


def _made(visit: Visit) -> int:
    return invitations.made(visit.tx, visit.actor, visit.person.id)


def _is_full(visit: Visit) -> bool:
    waiting = invitations.open_of(visit.tx, visit.actor, visit.person.id, visit.now)
    return len(bonds.of_patient(visit.tx, visit.actor, visit.person.id)) + len(waiting) >= MOST_BONDS
