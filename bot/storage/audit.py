"""The record of rights used; it is only ever appended to."""

from datetime import datetime

from sqlalchemy import insert

from bot.core.access import Actor
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import audit


def record(tx: Tx, actor: Actor, person: Person, action: str, now: datetime, detail: str | None = None) -> None:
    """`detail` holds ids and rule ids, never words of a patient."""
    values = {"bot_id": person.bot_id, "at": now, "actor": str(actor), "action": action, "patient_id": person.id}
    tx.execute(insert(audit).values(values | {"detail": detail}))
