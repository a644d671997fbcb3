"""Height and posture as they were measured at home, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from bot.core.access import Action, Actor, require
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import measurements

HEIGHT, POSTURE = "height", "posture"  # millimetres; 1 where the back of the head reaches the wall, else 0


@dataclass(frozen=True, slots=True)
class Measured:
    value: int
    at: datetime


_OF_KIND = (
    select(measurements.c.value, measurements.c.at)
    .where(measurements.c.patient_id == bindparam("patient"), measurements.c.kind == bindparam("kind"))
    .order_by(measurements.c.id)
)


def add(tx: Tx, actor: Actor, person: Person, kind: str, value: int, at: datetime) -> None:
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    row = {"bot_id": person.bot_id, "patient_id": person.id, "kind": kind, "value": value, "at": at}
    tx.execute(insert(measurements).values(row))


def every(tx: Tx, actor: Actor, patient_id: int, kind: str) -> Sequence[Measured]:
    """Oldest first."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    return [Measured(*row) for row in tx.execute(_OF_KIND, {"patient": patient_id, "kind": kind})]
