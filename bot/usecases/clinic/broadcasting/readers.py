"""Who would read a broadcast, and in which language: numbers alone."""

from dataclasses import replace

from bot.core.broadcast import Audience, State
from bot.core.schedule import local_date
from bot.storage import audience as people
from bot.storage import broadcasts
from bot.storage.audience import Count
from bot.storage.broadcasts import Broadcast
from bot.usecases.clinic.broadcasting.draft import bodies, corrected, html_of
from bot.usecases.clinic.sending import amend
from bot.usecases.visit import Visit


def count(visit: Visit, audience: Audience) -> Count:
    return people.count(visit.tx, visit.person.bot_id, audience, local_date(visit.now, visit.setup.zone))


def readers(visit: Visit, draft: Broadcast, code: str) -> int:
    """How many of those that it may be for read this language."""
    return count(visit, replace(draft.audience, language=code)).by_language.get(code, 0)


def how_many(visit: Visit, draft: Broadcast) -> int:
    """Whom it reaches: those it is for at this moment; a correction whoever got what it corrects, or still gets it, in
    words that change."""
    if (about := corrected(draft)) is None:
        return count(visit, draft.audience).total
    first, found = broadcasts.find(visit.tx, draft.bot_id, about), broadcasts.numbers(visit.tx, about)
    if first and first.state is State.WAITING:
        return count(visit, first.audience).total
    return found.sent + found.unknown + found.left - _left_alone(visit, draft, about)


def _left_alone(visit: Visit, draft: Broadcast, about: int) -> int:
    """How many have it in words that stay as they are."""
    words = {code: html_of(body.params) for code, body in bodies(visit, draft).items()}
    new = amend.changes(visit, about, words)
    same = [old.id for code, old in broadcasts.messages(visit.tx, about).items() if code not in new]
    return broadcasts.reached(visit.tx, about, same)
