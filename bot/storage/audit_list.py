"""What staff and the operator did, newest first, a screen at a time.

What patients, their families and the program itself did stands in the record too, but is not for administrators: they
see no patient's data.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from bot.core.access import STAFF, Action, Actor, require_right
from bot.core.auditing import Entry, Kind, Wanted
from bot.storage.audit import AUDIT_READ, REFUSED, USED
from bot.storage.database import Tx
from bot.storage.tables import audit, staff
from bot.storage.tables.records import OF_STAFF

# Steps that change nothing and show nobody's data, many for each that does: only in what one member did.
STEPS = (USED, AUDIT_READ)


def page(
    tx: Tx, actor: Actor, bot_id: int, wanted: Wanted, limit: int, *, before: int = 0, after: int = 0
) -> Sequence[Entry]:
    """The newest; or the newest before the entry `before`, or the first after the entry `after`. Newest first."""
    require_right(actor, Action.READ_AUDIT)
    query = select(audit).where(audit.c.bot_id == bot_id, OF_STAFF, _is(wanted)).limit(limit)
    if before:
        query = query.where(audit.c.id < before)
    if after:
        query = query.where(audit.c.id > after)
    rows = tx.execute(query.order_by(audit.c.id if after else audit.c.id.desc())).all()
    return sorted(map(_entry, rows), key=lambda entry: -entry.id)


def _is(wanted: Wanted) -> ColumnElement[bool]:
    if wanted.kind is Kind.REFUSED:
        return audit.c.action == REFUSED
    if wanted.kind is Kind.MEMBER:
        return audit.c.actor.in_([f"{role}:{wanted.number}" for role in STAFF])
    return audit.c.patient_id == wanted.number if wanted.kind is Kind.PATIENT else audit.c.action.not_in(STEPS)


def _entry(row: Row[Any]) -> Entry:
    number = row.actor.partition(":")[2]
    return Entry(row.id, row.at, int(number) if number else None, row.action, row.patient_id, row.detail)


def members(tx: Tx, actor: Actor, bot_id: int) -> Mapping[int, str]:
    """The names of all who ever worked here and are still known, by person; whoever joined last first."""
    require_right(actor, Action.READ_AUDIT)
    query = select(staff.c.person_id, staff.c.name).where(staff.c.bot_id == bot_id).order_by(staff.c.id.desc())
    found: dict[int, str] = {}
    for person_id, name in tx.execute(query):
        found.setdefault(person_id, tx.vault.open(name))
    return found
