"""Plans as they were sent: every item with its rules, so that years later one can say why it was prescribed."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select

from bot.core.access import Action, Actor, require
from bot.core.day_plan import DayPlan, Item, Note
from bot.core.stored_plan import StoredPlan
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import plan_items, plans


def add(tx: Tx, actor: Actor, person: Person, plan: DayPlan, content_version: str, now: datetime) -> StoredPlan:
    """Store a plan as the day's next version."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    version = 1 + (tx.execute(_versions(person.id, plan.date)).scalar_one() or 0)
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
    plan_id = tx.execute(insert(plans).values(row).returning(plans.c.id)).scalar_one()
    _add_items(tx, person.bot_id, plan_id, plan.items)
    return StoredPlan(
        plan_id, person.id, plan.date, version, plan.session_minutes, content_version, plan.items, plan.notes
    )


def _versions(patient_id: int, day: date) -> Any:
    return select(func.max(plans.c.version)).where(plans.c.patient_id == patient_id, plans.c.date == day)


def _add_items(tx: Tx, bot_id: int, plan_id: int, items: Sequence[Item]) -> None:
    rows = [
        asdict(item) | {"bot_id": bot_id, "plan_id": plan_id, "position": position, "rules": list(item.rules)}
        for position, item in enumerate(items)
    ]
    if rows:
        tx.execute(insert(plan_items), rows)


def newest(tx: Tx, actor: Actor, patient_id: int, day: date) -> StoredPlan | None:
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(plans).where(plans.c.patient_id == patient_id, plans.c.date == day)
    return _load(tx, query.order_by(plans.c.version.desc()).limit(1))


def first_day(tx: Tx, actor: Actor, patient_id: int) -> date | None:
    """The day of the first plan there ever was, whatever came between."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    found: date | None = tx.execute(select(func.min(plans.c.date)).where(plans.c.patient_id == patient_id)).scalar_one()
    return found


def by_id(tx: Tx, actor: Actor, patient_id: int, plan_id: int) -> StoredPlan | None:
    """The plan, if it is this patient's."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    return _load(tx, select(plans).where(plans.c.patient_id == patient_id, plans.c.id == plan_id))


def _load(tx: Tx, query: Any) -> StoredPlan | None:
    row = tx.execute(query).one_or_none()
    if row is None:
        return None
    found = tx.execute(select(plan_items).where(plan_items.c.plan_id == row.id).order_by(plan_items.c.position))
    items = tuple(_item(item) for item in found.mappings())
    notes = tuple(Note(**note) for note in row.notes)
    return StoredPlan(
        row.id, row.patient_id, row.date, row.version, row.session_minutes, row.content_version, items, notes
    )


def _item(row: Any) -> Item:
    return Item(**{name: row[name] for name in Item.__dataclass_fields__} | {"rules": tuple(row["rules"])})
