"""What concerns no patient's programme: groups, blocks, updates that failed or mean nothing."""

from datetime import datetime

from bot.content.words import words_for
from bot.core.access import SYSTEM
from bot.storage import audit, outbox, people
from bot.storage.database import Tx
from bot.storage.outbox import UNASKED, Lane
from bot.usecases.family import unreachable
from bot.usecases.occasion import Occasion
from bot.usecases.visit import Visit
from bot.views import help as views
from bot.views.message import Message, send_params


def ignore(tx: Tx, occasion: Occasion) -> None:
    """Nothing to do; the update is settled all the same."""


def refuse_group(tx: Tx, occasion: Occasion) -> None:
    """Health is not talked about in a group; it is told so once, however much is written there."""
    _reply(tx, occasion, f"group:{occasion.chat_id}", views.only_private(words_for(occasion.setup.language)))


def apologise(tx: Tx, occasion: Occasion) -> None:
    """An update could not be handled: its sender is told so, and what to do in an emergency."""
    person = people.in_chat(tx, occasion.bot_id, occasion.chat_id)
    words = words_for(person.language if person else occasion.setup.language)
    number = occasion.setup.content.emergency.number(occasion.setup.country)
    _reply(tx, occasion, f"{occasion.key}:outside", views.sorry(words, number))


def _reply(tx: Tx, occasion: Occasion, key: str, message: Message) -> None:
    outbox.enqueue(
        tx,
        bot_id=occasion.bot_id,
        key=key,
        chat_id=occasion.chat_id,
        lane=Lane.REPLY,
        method="sendMessage",
        params=send_params(message),
        created_at=occasion.now,
    )


def left(tx: Tx, occasion: Occasion) -> None:
    """They blocked the bot: nothing is written to them until they come back."""
    blocked(tx, occasion.bot_id, occasion.chat_id, occasion.now)


def blocked(tx: Tx, bot_id: int, chat_id: int, now: datetime) -> None:
    """The same, learnt from a refused message."""
    person = people.in_chat(tx, bot_id, chat_id)
    if person is None or person.blocked_at:
        return
    people.change(tx, person.id, blocked_at=now, next_wake_at=now)  # so that the next moment is found anew
    outbox.skip_waiting(tx, person_id=person.id, lanes=UNASKED, reason="blocked")
    audit.record(tx, SYSTEM, person, "blocked", now)
    unreachable.tell_patients(tx, person, now)


def came_back(visit: Visit) -> None:
    """They unblocked the bot; meeting them has noted it, and nothing is said before they write."""
