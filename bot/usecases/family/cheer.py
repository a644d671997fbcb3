"""Kind words from a relative: sent three times a day at most, and what the patient answers.

1. While the exercises are paused only "thinking of you" goes, at the moment it is sent and at the moment it is told.
2. The patient answers with a heart, or wants no more of them: the relative is not told that.
"""

from collections.abc import Sequence
from datetime import time

from bot.content.words import Words, words_for
from bot.core.family import CHEERS_A_DAY, evening_after
from bot.core.schedule import local_moment
from bot.storage import bonds, shared
from bot.storage import news as waiting
from bot.storage.bonds import Bond
from bot.storage.news import News
from bot.usecases import news
from bot.usecases.family.names import own, told_apart
from bot.usecases.news import Untold
from bot.usecases.visit import Visit
from bot.views.family import cheer as views
from bot.views.family import following as following_views
from bot.views.family.cheer import READY, THINKING
from bot.views.message import Message

CHEER, HEART = "cheer", "heart"


def words(visit: Visit) -> Words:
    """Of somebody who follows, never of somebody who helps."""
    return words_for(visit.person.language)


# -- whom, and whether at all ------------------------------------------------------------------------------------------


def begin(visit: Visit) -> None:
    """*Send a kind word*."""
    following = [bond for bond in visit.follows() if bond.is_active]
    if len(following) > 1:
        patients = [(bond.id, told_apart(visit, bond).patient_name) for bond in following]
        visit.show(views.to_whom(words(visit), patients))
    elif following or visit.follows():
        choose(visit, (following or visit.follows())[0].id)
    else:
        visit.show(views.nobody(words(visit)))


def choose(visit: Visit, bond_id: int) -> None:
    """To one of them: three ready ones, or their own words."""
    if bond := may_cheer(visit, bond_id):
        visit.show(views.which(words(visit), bond.id, bond.patient_name, paused=is_paused(visit, bond)))


def may_cheer(visit: Visit, bond_id: int) -> Bond | None:
    """Their own bond, locked; else they are told why nothing goes."""
    bond = own(visit, bond_id)
    if refused := _refused(visit, bond):
        visit.show(refused)
        return None
    return bond


def _refused(visit: Visit, bond: Bond | None) -> Message | None:
    _ = words(visit)
    if bond is None:
        return Message(following_views.over(_))
    if not bond.is_active:
        return views.not_confirmed(_, bond.patient_name)
    if bond.paused_at or bond.cheers_muted_at or not news.other(visit, bond, to_patient=True).reachable:
        return views.cannot_pass_on(_, bond.patient_name)
    if len(_sent_today(visit, bond)) >= CHEERS_A_DAY:
        return views.enough(_, bond.patient_name, CHEERS_A_DAY)
    return None


def _sent_today(visit: Visit, bond: Bond) -> Sequence[str]:
    """The day is the relative's."""
    midnight = local_moment(visit.day, time(0), visit.person.zone)
    return list(waiting.keys_since(visit.tx, bond.id, CHEER, midnight))


def is_paused(visit: Visit, bond: Bond) -> bool:
    return shared.standing(visit.tx, bonds.actor(bond), bond.patient_id).on_hold


# -- sending -----------------------------------------------------------------------------------------------------------


def say(visit: Visit, bond_id: int, code: str) -> str | None:
    """One of the ready ones."""
    if code not in READY:
        return views.sent_already(words(visit))
    if was_sent(visit, bond_id, visit.occasion.message_id):
        return views.sent_already(words(visit))
    if (bond := may_cheer(visit, bond_id)) is None:
        return None
    if code != THINKING and is_paused(visit, bond):
        choose(visit, bond_id)
        return None
    pass_on(visit, bond, visit.occasion.message_id, {"ready": code})
    visit.show(views.on_its_way(words(visit), bond.patient_name, views.ready(words(visit), code)))
    return None


def was_sent(visit: Visit, bond_id: int, message_id: int | None) -> bool:
    """A second tap on the same message."""
    bond = bonds.as_relative(visit.tx, visit.person.id, bond_id)
    return bond is not None and f"{CHEER}:{bond.id}:{message_id}" in _sent_today(visit, bond)


def pass_on(visit: Visit, bond: Bond, message_id: int | None, said: dict[str, str]) -> None:
    zone = news.other(visit, bond, to_patient=True).zone
    due_at = evening_after(visit.now, zone)
    news.share(visit, bond, CHEER, str(message_id), to_patient=True, due_at=due_at, detail=said)


# -- what the patient answers ------------------------------------------------------------------------------------------


def thank(visit: Visit, news_id: int) -> str:
    """A heart, once for each message."""
    cheer = waiting.of_row(visit.tx, news_id)
    mine = cheer is not None and cheer.person_id == visit.person.id and cheer.kind == CHEER and cheer.bond_id
    bond = bonds.as_patient(visit.tx, visit.actor, mine) if mine else None
    if bond is None or not bond.is_active or bond.paused_at:
        return views.no_heart(words(visit))
    news.share(visit, bond, HEART, str(news_id))
    return views.heart_sent(words(visit), bond.name)


def tell_heart(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    return views.heart(words(visit), bond.patient_name)


def mute_cheers(visit: Visit, bond_id: int) -> None:
    """No more from this one; what waits is not told any more."""
    bond = bonds.as_patient(visit.tx, visit.actor, bond_id)
    if bond is None:
        visit.say(Message(views.no_heart(words(visit))))
        return
    bonds.change(visit.tx, bond, cheers_muted_at=bond.cheers_muted_at or visit.now)
    waiting.drop_waiting(visit.tx, bond.id, "muted", kinds=[CHEER])
    visit.say(views.muted(words(visit), bond.id, bond.name))


def unmute_cheers(visit: Visit, bond_id: int) -> None:
    bond = bonds.as_patient(visit.tx, visit.actor, bond_id)
    if bond is None:
        visit.say(Message(views.no_heart(words(visit))))
        return
    bonds.change(visit.tx, bond, cheers_muted_at=None)
    visit.show(views.unmuted(words(visit), bond.name))
