"""All patients of the clinic: the status of each, the lists of them, and how many there are.

Nobody who has died is in any list.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from bot.core.access import Action, Actor, note_list, require_right
from bot.core.roster import Listed, Status, with_helper
from bot.core.silence import SILENT_ON_HOLD
from bot.storage.database import Tx
from bot.storage.tables import holds, patients, people


def status(day: date) -> ColumnElement[str]:
    """The status of a patient on this day of the clinic's."""
    held = exists().where(holds.c.patient_id == patients.c.person_id, holds.c.ended_at.is_(None))
    endless = or_(patients.c.paused_until.is_(None), patients.c.paused_until >= day)
    paused = and_(patients.c.pause_kind.is_not(None), patients.c.paused_on <= day, endless)
    left = or_(people.c.stopped_at.is_not(None), people.c.blocked_at.is_not(None))
    silent = patients.c.heard_on <= day - SILENT_ON_HOLD
    found = [(held, Status.ON_HOLD), (paused, Status.PAUSED), (left, Status.LEFT), (silent, Status.SILENT)]
    return case(*((condition, str(each)) for condition, each in found), else_=str(Status.ACTIVE))


_JOINED = patients.join(people, people.c.id == patients.c.person_id)
_LISTED = select(
    patients.c.person_id, people.c.name, patients.c.helped_name, patients.c.record_name, patients.c.record
).select_from(_JOINED)


def counted(tx: Tx, actor: Actor, bot_id: int, day: date) -> Mapping[Status, int]:
    """How many there are of each status."""
    require_right(actor, Action.SEE_CLINIC)
    each = status(day).label("status")
    query = select(each, func.count()).select_from(_JOINED)
    query = query.where(patients.c.bot_id == bot_id, people.c.died_at.is_(None)).group_by(each)
    found = {Status(name): number for name, number in tx.execute(query)}
    return {known: found.get(known, 0) for known in Status}


def of_status(
    tx: Tx, actor: Actor, bot_id: int, only: Status | None, day: date, limit: int, after: int = 0
) -> Sequence[Listed]:
    """Those of this status, or all of them; the newest first. `after`: how many to leave out, for the next page."""
    query = _LISTED.where(patients.c.bot_id == bot_id, people.c.died_at.is_(None))
    if only is not None:
        query = query.where(status(day) == str(only))
    return _listed(tx, actor, query.order_by(patients.c.person_id.desc()).offset(after).limit(limit))


def by_id(tx: Tx, actor: Actor, bot_id: int, ids: Sequence[int]) -> Sequence[Listed]:
    """These, in the order given."""
    found = _listed(tx, actor, _LISTED.where(patients.c.bot_id == bot_id, patients.c.person_id.in_(ids)))
    return sorted(found, key=lambda each: ids.index(each.person_id))


def _listed(tx: Tx, actor: Actor, query: Select[Any]) -> Sequence[Listed]:
    require_right(actor, Action.SEE_PATIENTS)
    open_, rows = tx.vault.open, tx.execute(query).all()
    note_list(actor, [row.person_id for row in rows])
    listed = []
    for row in rows:
        helped, record_name, record = (
            open_(sealed) if sealed else "" for sealed in (row.helped_name, row.record_name, row.record)
        )
        name = helped if helped and record_name else with_helper(helped, open_(row.name))
        listed.append(Listed(row.person_id, name, record_name, record))
    return listed
