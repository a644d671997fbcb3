"""The record of rights used, and of whose data was seen; it is only ever appended to (`storage.chain` seals it).

1. It holds numbers, ids of rules, names of actions and dates, never a word or a name of anybody: it stays when an
   account is deleted, and must then lead to nobody.
"""

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert

from bot.core.access import Actor
from bot.core.auditing import OPERATOR
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import audit

READ, LISTED, USED = "read", "listed", "used"  # what goes on record by itself (`usecases.clinic.on_record`)
REFUSED = "refused"  # a right that they do not have
AUDIT_READ = "audit_read"  # this very record
LONGEST = 200
# Small names as the program gives them, ids of rules (T6, S4_some), moments.
_TOKEN = r"(?:[a-z0-9_:.,+-]+|[A-Z][0-9]+\w*|[0-9:.,+-]+T[0-9:.+-]+Z?)"  # noqa: S105
_DETAIL = re.compile(f"{_TOKEN}(?: {_TOKEN})*", re.ASCII)


def record(tx: Tx, actor: Actor, person: Person, action: str, now: datetime, detail: str | None = None) -> None:
    """`person`: whose data it is about, or the actor where it is nobody's. `detail` holds ids and rule ids; what could
    be somebody's words is a programming error."""
    if detail and (len(detail) > LONGEST or not _DETAIL.fullmatch(detail)):
        raise ValueError("this detail could be somebody's words")
    _insert(tx, actor, person.bot_id, [person.id], action, now, detail)


def record_operator(tx: Tx, bot_id: int, action: str, now: datetime, detail: str) -> None:
    """What is done on the command line: it is on nobody's behalf, and about nobody's data."""
    row = {"bot_id": bot_id, "at": now, "actor": OPERATOR, "action": action, "detail": detail}
    tx.execute(insert(audit).values(row))


def record_each(tx: Tx, actor: Actor, bot_id: int, patient_ids: Iterable[int], action: str, now: datetime) -> None:
    """The same of each of these patients."""
    _insert(tx, actor, bot_id, sorted(patient_ids), action, now, None)


def _insert(
    tx: Tx, actor: Actor, bot_id: int, people_ids: list[int], action: str, now: datetime, detail: str | None
) -> None:
    if actor.trail is not None:
        actor.trail.recorded.update(people_ids)
    row = {"bot_id": bot_id, "at": now, "actor": str(actor), "action": action, "detail": detail or None}
    if people_ids:
        tx.execute(insert(audit), [row | {"patient_id": person_id} for person_id in people_ids])
