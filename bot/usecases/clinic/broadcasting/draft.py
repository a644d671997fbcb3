"""The draft that somebody of the staff works on: theirs alone, and closed as soon as it is sent or thrown away."""

from collections.abc import Mapping
from typing import Any

from bot.content.words import LANGUAGES
from bot.core.broadcast import Purpose, State
from bot.storage import broadcasts, modes
from bot.storage.broadcasts import Body, Broadcast
from bot.usecases.clinic.broadcasting.checks import plain
from bot.usecases.visit import Visit

HOUR, COUNT = "hour", "count"  # modes: what is typed is one of these


def mine(visit: Visit, id: int) -> Broadcast | None:
    """To be changed; None where it is another's, or nothing that can be changed any more."""
    found = broadcasts.lock(visit.tx, visit.person.bot_id, id)
    if found is None or found.author_id != visit.person.id or found.state is not State.DRAFT:
        return None
    if visit.occasion.callback_id:
        _ask_no_more(visit)
    return found


def _ask_no_more(visit: Visit) -> None:
    """Whoever presses a button writes neither the hour nor the number that was asked for."""
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    if mode and mode.kind in (HOUR, COUNT):
        modes.end(visit.tx, visit.person.id)


def new(visit: Visit, **values: Any) -> Broadcast:
    """A draft of theirs, for everybody and without words."""
    bot_id, author_id = visit.person.bot_id, visit.person.id
    id = broadcasts.create(visit.tx, bot_id=bot_id, author_id=author_id, now=visit.now, **values)
    found = broadcasts.find(visit.tx, bot_id, id)
    if found is None:
        raise LookupError(f"broadcast {id}")
    return found


def bodies(visit: Visit, draft: Broadcast) -> dict[str, Body]:
    """Its words by language, in the order in which languages are offered."""
    found = broadcasts.messages(visit.tx, draft.id)
    return {code: found[code] for code in LANGUAGES if code in found}


def corrected(draft: Broadcast) -> int | None:
    """What it corrects."""
    return draft.corrects if draft.action is Purpose.CORRECT else None


def corrected_words(visit: Visit, draft: Broadcast) -> dict[str, Body]:
    """What it corrects, in each language that has words of its own there."""
    if (about := corrected(draft)) is None:
        return {}
    found = broadcasts.messages(visit.tx, about)
    return {code: body for code, body in found.items() if code != stand_in(found)}


def stand_in(found: Mapping[str, Body]) -> str | None:
    """The language in which the words of the other are sent: the later one, where they are the same."""
    same = len({html_of(body.params) for body in found.values()}) == 1 and len(found) > 1
    return max(found, key=lambda code: found[code].id) if same else None


def html_of(params: Mapping[str, Any]) -> str:
    return str(params.get("text") or params.get("caption") or "")


def text_of(body: Body) -> str:
    return plain(html_of(body.params))


def begins(visit: Visit, broadcast: Broadcast) -> str:
    """The words by which staff know it: in their own language where there are such, without formatting."""
    found = broadcasts.messages(visit.tx, broadcast.id)
    body = found.get(visit.person.language) or next(iter(found.values()), None)
    return text_of(body) if body else ""
