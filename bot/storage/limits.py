"""What the clinic has decided about a patient's exercises: who and when; what ended stays on record."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.core.access import Action, Actor, require
from bot.core.limits import Kind, Limit, Limits
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import limits


@dataclass(frozen=True, slots=True)
class Entered:
    """One that holds: `made_by` is the person of the staff."""

    id: int
    limit: Limit
    made_by: int
    made_at: datetime


# Built once: every plan asks for them.
_CURRENT = (
    select(limits.c.id, limits.c.kind, limits.c.exercise, limits.c.rung, limits.c.made_by, limits.c.made_at)
    .where(limits.c.patient_id == bindparam("patient"), limits.c.ended_at.is_(None))
    .order_by(limits.c.id)
)


def entered(tx: Tx, actor: Actor, patient_id: int) -> list[Entered]:
    """Those that hold, oldest first."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    rows = tx.execute(_CURRENT, {"patient": patient_id})
    return [Entered(row.id, Limit(Kind(row.kind), row.exercise, row.rung), row.made_by, row.made_at) for row in rows]


def current(tx: Tx, actor: Actor, patient_id: int) -> Limits:
    """The same as the rules read them."""
    return Limits(frozenset(each.limit for each in entered(tx, actor, patient_id)))


def change(tx: Tx, actor: Actor, person: Person, wanted: Limits, now: datetime) -> None:
    """From now on these hold; those among them that hold already stay as they were entered."""
    require(actor, Action.SET_LIMITS, person.id)
    known = entered(tx, actor, person.id)
    end(tx, actor, person.id, [each.id for each in known if each.limit not in wanted.every], now)
    new = wanted.every - {each.limit for each in known}
    for each in sorted(new, key=lambda limit: (limit.kind, limit.exercise or "", limit.rung or 0)):
        add(tx, actor, person, each, now)


def add(tx: Tx, actor: Actor, person: Person, limit: Limit, now: datetime) -> None:
    """Only staff have the right to."""
    require(actor, Action.SET_LIMITS, person.id)
    values: dict[str, Any] = asdict(limit) | {"made_by": actor.person_id, "made_at": now}
    tx.execute(insert(limits).values(values | {"bot_id": person.bot_id, "patient_id": person.id}))


def end(tx: Tx, actor: Actor, patient_id: int, ids: Collection[int], now: datetime) -> None:
    require(actor, Action.SET_LIMITS, patient_id)
    _end(tx, patient_id, ids, now)


def _end(tx: Tx, patient_id: int, ids: Collection[int], now: datetime) -> None:
    mine = (limits.c.patient_id == patient_id, limits.c.id.in_(ids), limits.c.ended_at.is_(None))
    tx.execute(update(limits).where(*mine).values(ended_at=now))


def end_for_another_word(tx: Tx, actor: Actor, patient_id: int, now: datetime) -> None:
    """What the clinic had allowed or added before a hold that another's word has ended; what it forbids stays."""
    require(actor, Action.CHANGE_PROGRAMME, patient_id)
    over = [each.id for each in entered(tx, actor, patient_id) if each.limit.kind in (Kind.ALLOW, Kind.LOAD)]
    _end(tx, patient_id, over, now)
