"""Somebody opens a link: language, what they would see, and whether they would like that.

The code rides in the data of the buttons, so that whoever presses them holds it; every press looks it up anew.
A link that leads nowhere counts as a try, and after too many of them nobody is answered for an hour.
"""

from bot.content.words import LANGUAGES
from bot.core.dialogue import State
from bot.storage import invitations, people
from bot.storage.invitations import Invitation
from bot.usecases import report_symptom, tries
from bot.usecases.ask_again import ask_again
from bot.usecases.family import accept
from bot.usecases.family.following import own_words
from bot.usecases.visit import Visit
from bot.views.family import arrive as views
from bot.views.message import Message

INVITED = "invited"  # the link that somebody whom nobody knows has opened; its code stands in the state


def open_link(visit: Visit, code: str) -> None:
    """/start with a code behind it."""
    invitation = _acceptable(visit, code)
    if invitation is None:
        return
    if is_known(visit):
        _offer(visit, invitation, code)
    else:
        visit.remember(State(question=INVITED, words=code))
        visit.say(views.hello(own_words(visit), code, visit.emergency_number))


def see(visit: Visit, code: str, language: str) -> None:
    """What it is about, in the language that they have chosen."""
    if language not in LANGUAGES:
        return
    if not is_known(visit):
        visit.change_person(language=language)
    invitation = _acceptable(visit, code)
    if invitation is not None:
        _offer(visit, invitation, code)


def ask_once_more(visit: Visit) -> None:
    """They wrote something else, and nobody knows them: what is open, with the emergency number."""
    visit.say(views.hello(own_words(visit), visit.state().words, visit.emergency_number))


def agree(visit: Visit, code: str, agreed: bool) -> None:
    """Yes or no to what is offered; a no changes nothing, and the link can be opened again."""
    invitation = _acceptable(visit, code)
    if invitation is None:
        return
    if agreed:
        accept.accept(visit, invitation)
    else:
        visit.show(views.declined(own_words(visit)))
        if visit.state().question == INVITED:
            visit.remember(State())
    go_on(visit)


def is_known(visit: Visit) -> bool:
    return bool(visit.follows() or visit.staff) or people.has_consented(visit.tx, visit.person.id)


def _offer(visit: Visit, invitation: Invitation, code: str) -> None:
    patient = invitations.inviter(visit.tx, invitation)
    visit.show(views.offer(own_words(visit), patient, invitation.scope, code))


def _acceptable(visit: Visit, code: str) -> Invitation | None:
    """The invitation, if this person can accept it now; else they are told why not, unless they have tried too
    often."""
    if tries.too_often(visit):
        return None
    invitation = invitations.by_code(visit.tx, visit.person.bot_id, code)
    if invitation is None:
        lead_nowhere(visit)
    elif why := _why_not(visit, invitation):
        refuse(visit, why)
        return None
    return invitation


def lead_nowhere(visit: Visit) -> None:
    """Nobody has made this link."""
    if tries.count(visit):
        refuse(visit, views.unknown(own_words(visit)))


def _why_not(visit: Visit, invitation: Invitation) -> Message | None:
    _ = own_words(visit)
    for bond in visit.follows():
        if bond.patient_id == invitation.patient_id:
            known = views.follows_already if bond.confirmed_at else views.waiting
            return known(_, bond.patient_name)
    if invitation.is_open(visit.now):
        return views.own(_) if invitation.patient_id == visit.person.id else None
    return views.used(_) if invitation.used_at else views.revoked(_) if invitation.revoked_at else views.expired(_)


def refuse(visit: Visit, why: Message) -> None:
    """A link that does not hold; whoever nobody knows is shown a way in."""
    if is_known(visit):
        visit.show(why)
        go_on(visit)
    else:
        visit.show(views.refused(own_words(visit), why))


def go_on(visit: Visit) -> None:
    """What a patient was asked before stays open, and is asked again."""
    if people.has_consented(visit.tx, visit.person.id) and not report_symptom.show_again(visit):
        ask_again(visit)
