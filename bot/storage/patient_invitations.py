"""Single-use links that the clinic makes for one patient, or for a patient's new phone; kept as the HMAC of their code.

Somebody opens a link by saying that they are the one; nothing is theirs before staff have settled whether they are.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update

from bot.core.access import Action, Actor, require_right
from bot.core.family import CODE_BYTES
from bot.storage.database import Tx
from bot.storage.tables import patient_invitations

LASTS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class PatientInvitation:
    """`patient_id`: of a new phone, whose it is; `name`, `record`: as in the clinic's records; `opened_by`: the person
    who said that they are the one, `by_helper`: or help the one; `matched`: what staff said."""

    id: int
    patient_id: int | None
    name: str
    record: str
    made_by: int
    created_at: datetime
    expires_at: datetime
    opened_by: int | None
    by_helper: bool
    settled_at: datetime | None
    matched: bool | None
    revoked_at: datetime | None

    @property
    def is_dead(self) -> bool:
        return self.settled_at is not None or self.revoked_at is not None

    def is_open(self, now: datetime) -> bool:
        """Whether somebody may still say that they are the one."""
        return not self.is_dead and self.opened_by is None and now < self.expires_at

    @property
    def waits(self) -> bool:
        """Whether staff have yet to say whether it is the right person."""
        return not self.is_dead and self.opened_by is not None


_TABLE = patient_invitations
_COLUMNS = [_TABLE.c[name] for name in PatientInvitation.__dataclass_fields__]


def make(
    tx: Tx, actor: Actor, bot_id: int, name: str, record: str, now: datetime, patient_id: int | None = None
) -> tuple[int, str]:
    """Its number, and its code: said now and never again."""
    require_right(actor, Action.INVITE_PATIENTS)
    code = secrets.token_urlsafe(CODE_BYTES)
    row = {"bot_id": bot_id, "code": tx.vault.digest(code), "patient_id": patient_id, "made_by": actor.person_id}
    row |= {"name": tx.vault.seal(name), "record": tx.vault.seal(record), "created_at": now, "expires_at": now + LASTS}
    return int(tx.execute(insert(_TABLE).values(row).returning(_TABLE.c.id)).scalar_one()), code


def by_code(tx: Tx, bot_id: int, code: str) -> PatientInvitation | None:
    """Locked, so that of two who open it at once one does."""
    return _only(_found(tx, bot_id, _TABLE.c.code.in_(tx.vault.digests(code)), lock=True))


def opened_by(tx: Tx, bot_id: int, person_id: int) -> PatientInvitation | None:
    """The one that this person has opened last to become a patient, while staff have not settled it."""
    found = _found(tx, bot_id, _TABLE.c.opened_by == person_id, _TABLE.c.patient_id.is_(None), lock=True)
    return next((each for each in reversed(found) if each.waits), None)


def by_id(tx: Tx, actor: Actor, bot_id: int, number: int, *, lock: bool = False) -> PatientInvitation | None:
    require_right(actor, Action.INVITE_PATIENTS)
    return _only(_found(tx, bot_id, _TABLE.c.id == number, lock=lock))


def unsettled(tx: Tx, actor: Actor, bot_id: int, now: datetime) -> Sequence[PatientInvitation]:
    """Those that can be opened, and those that wait for staff; oldest first."""
    require_right(actor, Action.INVITE_PATIENTS)
    undecided = (_TABLE.c.settled_at.is_(None), _TABLE.c.revoked_at.is_(None))
    return [each for each in _found(tx, bot_id, *undecided) if each.waits or each.is_open(now)]


def made(tx: Tx, bot_id: int) -> int:
    """How many there have been."""
    return int(tx.execute(select(func.count()).select_from(_TABLE).where(_TABLE.c.bot_id == bot_id)).scalar_one())


def change(tx: Tx, invitation: PatientInvitation, **values: Any) -> None:
    tx.execute(update(_TABLE).where(_TABLE.c.id == invitation.id).values(**values))


def _found(tx: Tx, bot_id: int, *where: ColumnElement[bool], lock: bool = False) -> list[PatientInvitation]:
    query = select(*_COLUMNS).where(_TABLE.c.bot_id == bot_id, *where).order_by(_TABLE.c.id)
    rows = tx.execute(query.with_for_update() if lock else query).mappings()
    return [_invitation(tx, dict(row)) for row in rows]


def _invitation(tx: Tx, row: dict[str, Any]) -> PatientInvitation:
    opened = {name: tx.vault.open(row[name]) for name in ("name", "record")}
    return PatientInvitation(**row | opened | {"by_helper": bool(row["by_helper"])})


def _only(found: Sequence[PatientInvitation]) -> PatientInvitation | None:
    return found[0] if found else None
