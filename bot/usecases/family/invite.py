"""The patient invites somebody: who it is to them, how much they may see, and a link that works once."""

import secrets

from bot.core.family import CODE_BYTES, INVITATION_LASTS, MOST_BONDS, Relation, Scope
from bot.core.schedule import local_date
from bot.storage import audit, bonds, invitations
from bot.usecases.family import control
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.visit import Visit
from bot.views import hold
from bot.views.family import invite as views
from bot.views.message import Message


def ask_whom(visit: Visit) -> None:
    visit.show(_instead(visit) or views.for_whom(visit.words))


def ask_how_much(visit: Visit, relation: Relation) -> None:
    visit.show(_instead(visit) or views.how_much(visit.words, relation, _made(visit)))


def make(visit: Visit, relation: Relation, scope: Scope, made: int) -> str | None:
    """The link is shown now and never again: only its HMAC is kept. `made`: how many there were when this was asked."""
    if made != _made(visit):
        return views.made_already(visit.words)
    if instead := _instead(visit):
        visit.show(instead)
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


def _instead(visit: Visit) -> Message | None:
    """What they see speaks of moving, which has no place after thoughts of self-harm (care rule T1)."""
    if after_self_harm(visit):
        return hold.thinking_of_you(visit.words, visit.emergency_number)
    waiting = invitations.open_of(visit.tx, visit.actor, visit.person.id, visit.now)
    known = bonds.of_patient(visit.tx, visit.actor, visit.person.id)
    return views.too_many(visit.words) if len(known) + len(waiting) >= MOST_BONDS else None
