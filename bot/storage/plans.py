"""Plans as they were sent: every item with its rules, so that years later one can say why it was prescribed."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from bot.core.access import Action, Actor, require
from bot.core.day_plan import DayPlan, Item, Note
from bot.core.stored_plan import StoredPlan
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import plan_items, plans

_ADD = insert(plans).returning(plans.c.id)
_ADD_ITEMS = insert(plan_items)
_ITEM = tuple(Item.__dataclass_fields__)
_OF_DAY = (plans.c.patient_id == bindparam("patient"), plans.c.date == bindparam("day"))
_VERSION = select(func.max(plans.c.version)).where(*_OF_DAY)
_NEWEST = select(plans).where(*_OF_DAY).order_by(plans.c.version.desc()).limit(1)
_LAST_DAY = select(func.max(plans.c.date)).where(
    plans.c.patient_id == bindparam("patient"), plans.c.date <= bindparam("until")
)
_BY_ID = select(plans).where(plans.c.patient_id == bindparam("patient"), plans.c.id == bindparam("plan"))
_ITEMS = select(plan_items).where(plan_items.c.plan_id == bindparam("plan")).order_by(plan_items.c.position)


def add(tx: Tx, actor: Actor, person: Person, plan: DayPlan, content_version: str, now: datetime) -> StoredPlan:
    """Store a plan as the day's next version."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    version = 1 + (tx.execute(_VERSION, {"patient": person.id, "day": plan.date}).scalar_one() or 0)
    row = {
        "bot_id": person.bot_id,
        "patient_id": person.id,
        "date": plan.date,
        "version": version,
        "session_minutes": plan.session_minutes,
        "notes": [asdict(note) for note in plan.notes],
        "content_version": content_version,
        "created_at": now,
    }
    plan_id = tx.execute(_ADD, row).scalar_one()
    _add_items(tx, person.bot_id, plan_id, plan.items)
    return StoredPlan(
        plan_id, person.id, plan.date, version, plan.session_minutes, content_version, plan.items, plan.notes
    )


def _add_items(tx: Tx, bot_id: int, plan_id: int, items: Sequence[Item]) -> None:
    rows = [
        {name: getattr(item, name) for name in _ITEM}
        | {"bot_id": bot_id, "plan_id": plan_id, "position": position, "rules": list(item.rules)}
        for position, item in enumerate(items)
    ]
    if rows:
        tx.execute(_ADD_ITEMS, rows)


def newest(tx: Tx, actor: Actor, patient_id: int, day: date) -> StoredPlan | None:
    require(actor, Action.READ_PROGRAMME, patient_id)
    return _loaded(tx, tx.execute(_NEWEST, {"patient": patient_id, "day": day}).one_or_none())


def last(tx: Tx, actor: Actor, patient_id: int, until: date) -> StoredPlan | None:
    """The newest plan of the last day that had one, this day included."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    day = tx.execute(_LAST_DAY, {"patient": patient_id, "until": until}).scalar_one()
    return newest(tx, actor, patient_id, day) if day else None


def first_day(tx: Tx, actor: Actor, patient_id: int) -> date | None:
    """The day of the first plan there ever was, whatever came between."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    found: date | None = tx.execute(select(func.min(plans.c.date)).where(plans.c.patient_id == patient_id)).scalar_one()
    return found


def by_id(tx: Tx, actor: Actor, patient_id: int, plan_id: int) -> StoredPlan | None:
    """The plan, if it is this patient's."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    return _loaded(tx, tx.execute(_BY_ID, {"patient": patient_id, "plan": plan_id}).one_or_none())


def _loaded(tx: Tx, row: Any) -> StoredPlan | None:
    if row is None:
        return None
    items = tuple(_item(item) for item in tx.execute(_ITEMS, {"plan": row.id}).mappings())
    notes = tuple(Note(**note) for note in row.notes)
    return StoredPlan(
        row.id, row.patient_id, row.date, row.version, row.session_minutes, row.content_version, items, notes
    )


def _item(row: Any) -> Item:
    return Item(**{name: row[name] for name in _ITEM} | {"rules": tuple(row["rules"])})
