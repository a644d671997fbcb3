"""Single-use links for staff, kept as the HMAC of their code: whoever holds one may join in its role."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from bot.core.access import Role
from bot.core.family import CODE_BYTES
from bot.storage.database import Tx
from bot.storage.tables import staff_invitations

LASTS = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class StaffInvitation:
    """`made_by`: the person; None for the operator, on the command line."""

    id: int
    role: Role
    made_by: int | None
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None

    def is_open(self, now: datetime) -> bool:
        return self.used_at is None and self.revoked_at is None and now < self.expires_at


_COLUMNS = [staff_invitations.c[name] for name in StaffInvitation.__dataclass_fields__]


def make(tx: Tx, bot_id: int, role: Role, now: datetime, made_by: int | None = None) -> tuple[int, str]:
    """Its number, and its code: said now and never again."""
    code = secrets.token_urlsafe(CODE_BYTES)
    row = {"bot_id": bot_id, "code": tx.vault.digest(code), "role": str(role), "made_by": made_by}
    row |= {"created_at": now, "expires_at": now + LASTS}
    number = tx.execute(insert(staff_invitations).values(row).returning(staff_invitations.c.id)).scalar_one()
    return int(number), code


def by_code(tx: Tx, bot_id: int, code: str) -> StaffInvitation | None:
    """Locked, so that of two who use it at once one does."""
    of_bot, coded = staff_invitations.c.bot_id == bot_id, staff_invitations.c.code.in_(list(tx.vault.digests(code)))
    row = tx.execute(select(*_COLUMNS).where(of_bot, coded).with_for_update()).one_or_none()
    return _invitation(row) if row else None


def open_ones(tx: Tx, bot_id: int, now: datetime) -> Sequence[StaffInvitation]:
    """Those that can still be used, oldest first."""
    of_bot, unused = staff_invitations.c.bot_id == bot_id, staff_invitations.c.used_at.is_(None)
    query = select(*_COLUMNS).where(of_bot, unused, staff_invitations.c.expires_at > now)
    found = map(_invitation, tx.execute(query.order_by(staff_invitations.c.id)))
    return [each for each in found if each.is_open(now)]


def made(tx: Tx, bot_id: int) -> int:
    """How many there have been."""
    query = select(func.count()).select_from(staff_invitations).where(staff_invitations.c.bot_id == bot_id)
    return int(tx.execute(query).scalar_one())


def use(tx: Tx, invitation: StaffInvitation, now: datetime) -> None:
    tx.execute(update(staff_invitations).where(staff_invitations.c.id == invitation.id).values(used_at=now))


def revoke(tx: Tx, bot_id: int, invitation_id: int, now: datetime) -> bool:
    """Whether there was one to take back."""
    here = (staff_invitations.c.bot_id == bot_id, staff_invitations.c.id == invitation_id)
    unused = (staff_invitations.c.used_at.is_(None), staff_invitations.c.revoked_at.is_(None))
    return tx.execute(update(staff_invitations).where(*here, *unused).values(revoked_at=now)).rowcount == 1


def _invitation(row: Row[Any]) -> StaffInvitation:
    return StaffInvitation(**row._asdict() | {"role": Role(row.role)})
