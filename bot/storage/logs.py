"""What was done and how it felt. A day is written as a whole, so that nothing in it stands twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.core.access import Action, Actor, require
from bot.core.totals import LogEntry
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import feels, logs


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry as it is stored: the plan that it fulfils, and the message that told it, if there are any."""

    entry: LogEntry
    plan_id: int | None = None
    message_id: int | None = None
    id: int = 0


_AMOUNTS = ("date", "exercise", "minutes", "sets", "reps", "seconds", "impacts", "source")
_BETWEEN = (
    select(*[logs.c[name] for name in (*_AMOUNTS, "plan_id", "message_id", "id")])
    .where(logs.c.patient_id == bindparam("patient"))
    .where(logs.c.date >= bindparam("first"), logs.c.date <= bindparam("last"))
    .order_by(logs.c.date, logs.c.id)
)


def write(tx: Tx, actor: Actor, person: Person, day: date, entries: Sequence[Logged], now: datetime) -> None:
    """These are the entries of that day; rows that stay the same keep their ids."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    stored = {each.entry.key: each for each in rows(tx, actor, person.id, day, day)}
    kept = {each.entry.key for each in entries}
    if gone := [each.id for key, each in stored.items() if key not in kept]:
        tx.execute(delete(logs).where(logs.c.id.in_(gone)))
    row = {"bot_id": person.bot_id, "patient_id": person.id, "logged_at": now}
    if new := [row | _values(each) for each in entries if each.entry.key not in stored]:
        tx.execute(insert(logs), new)
    for each in entries:
        before = stored.get(each.entry.key)
        if before and _values(before) != _values(each):
            tx.execute(update(logs).where(logs.c.id == before.id).values(_values(each)))


def _values(logged: Logged) -> dict[str, object]:
    amounts = {name: getattr(logged.entry, name) for name in _AMOUNTS}
    return amounts | {"plan_id": logged.plan_id, "message_id": logged.message_id}


def change(tx: Tx, actor: Actor, person: Person, logged: Logged) -> None:
    """Another amount in the same row."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    tx.execute(update(logs).where(logs.c.id == logged.id).values(_values(logged)))


def rows(tx: Tx, actor: Actor, patient_id: int, first: date, last: date) -> list[Logged]:
    """As they are stored, oldest day first."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    found = tx.execute(_BETWEEN, {"patient": patient_id, "first": first, "last": last})
    return [Logged(LogEntry(*row[:8]), *row[8:]) for row in found]


def between(tx: Tx, actor: Actor, patient_id: int, first: date, last: date) -> list[LogEntry]:
    return [each.entry for each in rows(tx, actor, patient_id, first, last)]


def days_told(tx: Tx, actor: Actor, patient_id: int, message_id: int) -> list[date]:
    """The days on which these words have written anything down."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(logs.c.date).where(logs.c.patient_id == patient_id, logs.c.message_id == message_id)
    return list(tx.execute(query.distinct()).scalars())


def has_done(tx: Tx, actor: Actor, patient_id: int, exercise: str) -> bool:
    """Whether it has ever been written down."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(logs.c.id).where(logs.c.patient_id == patient_id, logs.c.exercise == exercise)
    return tx.execute(query.limit(1)).first() is not None


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
