"""What became of the exercises that were planned: done or not, at which rung, and how the day felt."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import and_, bindparam, select

from bot.core.access import Action, Actor, require
from bot.core.history import Session
from bot.storage.database import Tx
from bot.storage.tables import feels, logs, plan_items, plans

Version = dict[str, Session]

_DONE = and_(
    logs.c.patient_id == plans.c.patient_id,  # with the date: as the index knows them
    logs.c.date == plans.c.date,
    logs.c.exercise == plan_items.c.exercise,
    logs.c.plan_id == plans.c.id,
)
_PLANNED = (
    select(plans.c.date, plans.c.version, plan_items.c.exercise, plan_items.c.rung, logs.c.id, feels.c.feel)
    .select_from(
        plans.join(plan_items, plan_items.c.plan_id == plans.c.id)
        .outerjoin(logs, _DONE)
        .outerjoin(feels, feels.c.plan_id == plans.c.id)
    )
    .where(plans.c.patient_id == bindparam("patient"))
    .where(plans.c.date >= bindparam("first"), plans.c.date < bindparam("before"))
    .order_by(plans.c.date)
)


def between(tx: Tx, actor: Actor, patient_id: int, first: date, before: date) -> Mapping[str, tuple[Session, ...]]:
    """By exercise, oldest first, from the first day to the day before `before`; of each day the plan that counts."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    rows = tx.execute(_PLANNED, {"patient": patient_id, "first": first, "before": before}).all()
    days: dict[date, dict[int, Version]] = {}
    for day, version, exercise, rung, log, feel in rows:
        session = Session(day, rung, log is not None, feel)
        days.setdefault(day, {}).setdefault(version, {})[exercise] = session
    found: dict[str, list[Session]] = {}
    for versions in days.values():
        for exercise, session in _counting(versions).items():
            found.setdefault(exercise, []).append(session)
    return {exercise: tuple(sessions) for exercise, sessions in found.items()}


def _counting(versions: Mapping[int, Version]) -> Version:
    """The plan of which something was done, else the newest."""
    return versions[max(versions, key=lambda version: (any(s.done for s in versions[version].values()), version))]
