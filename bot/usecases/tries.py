"""Links that lead nowhere are counted: after too many nobody is answered for an hour, so that none is guessed."""

from bot.core.family import MOST_TRIES, TRIES_WITHIN
from bot.storage import audit, invitations
from bot.usecases.visit import Visit


def too_often(visit: Visit) -> bool:
    """Whether they have to wait before any link of theirs is looked at."""
    return invitations.tries_since(visit.tx, visit.person, visit.now - TRIES_WITHIN) > MOST_TRIES


def count(visit: Visit) -> bool:
    """Note one that leads nowhere; whether they are to be answered."""
    if invitations.count_try(visit.tx, visit.person, visit.now - TRIES_WITHIN, visit.now) <= MOST_TRIES:
        return True
    audit.record(visit.tx, visit.actor, visit.person, "links_tried_too_often", visit.now)
    return False
