"""Where each person's conversation stands, encrypted: it can hold what they tapped about a symptom."""

import json
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from bot.core.access import Action, Actor, require
from bot.core.dialogue import State
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import conversations

_LOAD = select(conversations.c.state).where(conversations.c.person_id == bindparam("person"))


def load(tx: Tx, actor: Actor, person_id: int) -> State:
    require(actor, Action.READ_PROGRAMME, person_id)
    sealed = tx.execute(_LOAD, {"person": person_id}).scalar_one_or_none()
    return State.from_values(json.loads(tx.vault.open(sealed))) if sealed is not None else State()


def save(tx: Tx, actor: Actor, person: Person, state: State, now: datetime) -> None:
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    values = {"state": tx.vault.seal(json.dumps(state.to_values())), "changed_at": now}
    if tx.execute(update(conversations).where(conversations.c.person_id == person.id).values(values)).rowcount == 0:
        tx.execute(insert(conversations).values(values | {"person_id": person.id, "bot_id": person.bot_id}))
