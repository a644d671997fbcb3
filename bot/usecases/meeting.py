"""Who an update is from: the person is met, known or new, and a use case is run for them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Concatenate, ParamSpec

from bot.content.words import LANGUAGES
from bot.core.access import Actor, Role
from bot.storage import audit, people
from bot.storage.database import Tx
from bot.usecases.clinic import on_record
from bot.usecases.family import cheer_telling, silent
from bot.usecases.heard import heard_from
from bot.usecases.occasion import Occasion
from bot.usecases.visit import Visit

P = ParamSpec("P")


def meet(tx: Tx, occasion: Occasion) -> Visit:
    """The person behind an update, known or new. A name is kept only after consent."""
    person = people.find(tx, occasion.bot_id, occasion.user_id)
    if person is None:
        person = people.add(
            tx,
            bot_id=occasion.bot_id,
            user_id=occasion.user_id,
            chat_id=occasion.chat_id,
            name="",
            language=_language(occasion),
            zone=occasion.setup.zone,
            now=occasion.now,
        )
    visit = Visit(tx, occasion, person, Actor(Role.PATIENT, person.id))
    if person.blocked_at:  # whoever writes has not blocked us any more
        visit.change_person(blocked_at=None)
        visit.forget_missed()
        visit.remember(replace(visit.state(), unblocked=True))
        audit.record(tx, visit.actor, person, "unblocked", occasion.now)
    if person.died_at:
        silent.come_back(visit)
    heard_from(visit)
    return visit


def _language(occasion: Occasion) -> str:
    spoken = (occasion.language_code or "").split("-")[0]
    return spoken if spoken in LANGUAGES else occasion.setup.language


def for_person(
    tx: Tx, occasion: Occasion, use_case: Callable[Concatenate[Visit, P], str | None], *args: P.args, **kwargs: P.kwargs
) -> str | None:
    """Run a use case for anybody who writes, known or not; what it returns is shown as a toast on a tap."""
    visit = meet(tx, occasion)
    return leave(visit, use_case(visit, *args, **kwargs))


def leave(visit: Visit, toast: str | None) -> str | None:
    """After the use case: what staff saw is on record, and kind words that wait come below the reply."""
    toast = visit.end(toast)
    on_record.seen(visit)
    cheer_telling.tell_after_reply(visit)
    return toast
