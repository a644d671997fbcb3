"""What was done and how it felt. What was planned counts once a day, however often it is tapped."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.core.access import Action, Actor, require
from bot.core.stored_plan import StoredPlan
from bot.core.totals import LogEntry
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import feels, logs

_AMOUNTS = ("date", "exercise", "minutes", "sets", "reps", "seconds", "impacts")
_BETWEEN = (
    select(*[logs.c[name] for name in _AMOUNTS])
    .where(logs.c.patient_id == bindparam("patient"))
    .where(logs.c.date >= bindparam("first"), logs.c.date <= bindparam("last"))
    .order_by(logs.c.date, logs.c.id)
)


def replace(tx: Tx, actor: Actor, person: Person, plan: StoredPlan, done: Sequence[LogEntry], now: datetime) -> None:
    """Write down what was done of a plan, in place of whatever was written down for that day before."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    tx.execute(delete(logs).where(logs.c.patient_id == person.id, logs.c.date == plan.date))
    row = {"bot_id": person.bot_id, "patient_id": person.id, "plan_id": plan.id, "logged_at": now}
    if done:
        tx.execute(insert(logs), [row | _amounts(entry) for entry in done])


def _amounts(entry: LogEntry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in _AMOUNTS}


def between(tx: Tx, actor: Actor, patient_id: int, first: date, last: date) -> list[LogEntry]:
    require(actor, Action.READ_PROGRAMME, patient_id)
    rows = tx.execute(_BETWEEN, {"patient": patient_id, "first": first, "last": last})
    return [LogEntry(*row) for row in rows]


def last_day(tx: Tx, actor: Actor, patient_id: int, before: date) -> date | None:
    """The last day before that one on which anything was done."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(func.max(logs.c.date)).where(logs.c.patient_id == patient_id, logs.c.date < before)
    found: date | None = tx.execute(query).scalar_one()
    return found


def feel(tx: Tx, actor: Actor, person: Person, plan_id: int, feeling: str, at: datetime) -> None:
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    values = {"feel": feeling, "at": at}
    if tx.execute(update(feels).where(feels.c.plan_id == plan_id).values(values)).rowcount == 0:
        tx.execute(
            insert(feels).values(values | {"plan_id": plan_id, "bot_id": person.bot_id, "patient_id": person.id})
        )


def felt(tx: Tx, actor: Actor, patient_id: int, plan_id: int) -> str | None:
    """How a plan felt, as far as they have said."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(feels.c.feel).where(feels.c.patient_id == patient_id, feels.c.plan_id == plan_id)
    return tx.execute(query).scalar_one_or_none()


def has_felt(tx: Tx, actor: Actor, patient_id: int) -> bool:
    """Whether they have ever said how it felt."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    return tx.execute(select(feels.c.plan_id).where(feels.c.patient_id == patient_id).limit(1)).first() is not None


def feelings_since(tx: Tx, actor: Actor, patient_id: int, since: datetime) -> list[str]:
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(feels.c.feel).where(feels.c.patient_id == patient_id, feels.c.at >= since)
    return list(tx.execute(query.order_by(feels.c.at)).scalars())
