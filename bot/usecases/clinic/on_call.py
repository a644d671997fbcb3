"""/oncall: who is told of emergencies at once, at any hour; all clinicians where nobody is."""

from bot.content.words import words_for
from bot.core.access import Action, Role, may
from bot.storage import audit, clinic, people
from bot.storage.staff import Member
from bot.usecases.clinic import clinicians
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.telling import tell
from bot.usecases.visit import Visit
from bot.views.clinic import on_call as views
from bot.views.message import Message


def show(visit: Visit) -> None:
    visit.say(_screen(visit))


def _screen(visit: Visit) -> Message:
    """A clinician may take it; whoever sets the clinic may name any of them."""
    bot_id, member = visit.person.bot_id, visit.member
    now = clinicians.on_call(visit.tx, bot_id)
    others = clinicians.all_of(visit.tx, bot_id) if may(member.actor, Action.SET_CLINIC) else []
    return views.who(
        staff_words(visit),
        now.name if now else None,
        is_me=now is not None and now.person_id == member.person_id,
        may_take=Role.CLINICIAN in member.roles,
        reachable=now is None or now.reachable,
        others=[(each.person_id, each.name) for each in others if each.person_id != member.person_id],
    )


def take(visit: Visit) -> str | None:
    """*I take it*."""
    if Role.CLINICIAN not in visit.member.roles:
        return views.only_clinicians(staff_words(visit))
    _set(visit, visit.member)
    return None


def set_to(visit: Visit, person_id: int) -> str | None:
    """Somebody else, by whoever sets the clinic."""
    every = clinicians.all_of(visit.tx, visit.person.bot_id)
    chosen = next((each for each in every if each.person_id == person_id), None)
    if chosen is None or not may(visit.member.actor, Action.SET_CLINIC):
        return views.only_clinicians(staff_words(visit))
    _set(visit, chosen)
    return None


def set_nobody(visit: Visit) -> str | None:
    """By whoever is on call, or sets the clinic."""
    now = clinicians.on_call(visit.tx, visit.person.bot_id)
    mine = now is not None and now.person_id == visit.person.id
    if now is not None and not mine and not may(visit.member.actor, Action.SET_CLINIC):
        return views.not_you(staff_words(visit))
    _set(visit, None)
    return None


def _set(visit: Visit, chosen: Member | None) -> None:
    """Told to whoever it is now, and to whoever it was, where somebody else has done it."""
    bot_id, before = visit.person.bot_id, clinicians.on_call(visit.tx, visit.person.bot_id)
    if (chosen and chosen.person_id) != (before and before.person_id):
        clinic.change(visit.tx, bot_id, on_call_id=chosen.person_id if chosen else None)
        about = people.by_id(visit.tx, (chosen or before or visit.member).person_id)
        audit.record(visit.tx, visit.member.actor, about, "on_call_set", visit.now, "yes" if chosen else "nobody")
        _tell(visit, chosen, on=True)
        _tell(visit, before, on=False)
    visit.show(_screen(visit))


def _tell(visit: Visit, member: Member | None, *, on: bool) -> None:
    if member is None or member.person_id == visit.person.id:
        return
    _, by = words_for(member.language), visit.member.name
    tell(visit, member, views.told(_, by) if on else views.told_no_more(_, by), f"oncall:{visit.occasion.key}:{on}")
