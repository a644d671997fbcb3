"""Kind words are told to the patient: below a reply when nothing is open, else in the evening.

1. Never at night, never between a question and its buttons, and never beside a symptom.
2. Once the exercises are paused only "thinking of you" is told, whatever was sent before.
"""

from collections.abc import Sequence
from itertools import groupby

from bot.core.family import evening_after
from bot.storage import news as waiting
from bot.storage import reports
from bot.storage.bonds import Bond
from bot.storage.news import News
from bot.usecases import news
from bot.usecases.family.cheer import CHEER, words
from bot.usecases.family.cheer_draft import DRAFT, is_fresh
from bot.usecases.visit import Visit
from bot.views.family import cheer as views
from bot.views.family.cheer import THINKING
from bot.views.message import Message


def tell_after_reply(visit: Visit) -> None:
    """What waits for the patient, where nothing is asked, nothing is wrong and nobody sleeps."""
    if visit.has_asked:
        return
    found = waiting.waiting(visit.tx, visit.person.id, kinds=(CHEER,))
    if found and not _is_busy(visit):
        _tell(visit, found)


def _is_busy(visit: Visit) -> bool:
    state = visit.state()
    asked = state.question and not (state.question == DRAFT and not is_fresh(visit, state))
    if asked or news.sleeps(visit) or any(hold.rule == "T1" for hold in visit.holds()):
        return True
    return bool(reports.since(visit.tx, visit.actor, visit.person.id, visit.at))


def tell_in_the_evening(visit: Visit) -> None:
    """What is due."""
    found = waiting.waiting(visit.tx, visit.person.id, until=visit.now, kinds=(CHEER,))
    if found and news.sleeps(visit):
        for each in found:
            waiting.put_off(visit.tx, each, evening_after(visit.now, visit.person.zone))
    else:
        _tell(visit, found)


def _tell(visit: Visit, found: Sequence[News]) -> None:
    """Those of one relative in one message."""
    by_bond = sorted(found, key=lambda each: (each.bond_id or 0, each.id))
    for _bond_id, of_bond in groupby(by_bond, key=lambda each: each.bond_id):
        still = [(each, bond) for each in of_bond if (bond := news.still_open(visit, each))]
        fitting = [each for each, bond in still if _fits(visit, each, bond)]
        if fitting:
            news.tell_together(visit, fitting, _message(visit, fitting, still[0][1]))


def _fits(visit: Visit, each: News, bond: Bond) -> bool:
    """Else it is dropped."""
    if bond.cheers_muted_at:
        waiting.drop(visit.tx, each, "muted")
    elif visit.holds() and each.detail.get("ready") != THINKING:
        waiting.drop(visit.tx, each, "hold")
    else:
        return True
    return False


def _message(visit: Visit, fitting: Sequence[News], bond: Bond) -> Message:
    _ = words(visit)
    said = [
        (each.detail["own"], True) if "own" in each.detail else (views.ready(_, each.detail["ready"]), False)
        for each in fitting
    ]
    return views.told(_, bond.id, fitting[0].id, bond.name, said)
