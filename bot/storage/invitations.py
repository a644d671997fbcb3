"""Single-use links, kept as the HMAC of their code; and how often somebody tried one that nobody had given them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from bot.core.access import Action, Actor, require
from bot.core.family import INVITATION_LASTS, Relation, Scope
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import invitations, patients, people, tries


@dataclass(frozen=True, slots=True)
class Invitation:
    id: int
    patient_id: int
    relation: Relation
    scope: Scope
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None

    def is_open(self, now: datetime) -> bool:
        return self.used_at is None and self.revoked_at is None and now < self.expires_at


_COLUMNS = [invitations.c[name] for name in Invitation.__dataclass_fields__]


def add(tx: Tx, actor: Actor, patient: Person, code: str, relation: Relation, scope: Scope, now: datetime) -> int:
    require(actor, Action.CHANGE_PROGRAMME, patient.id)
    row = {"bot_id": patient.bot_id, "patient_id": patient.id, "code": tx.vault.digest(code), "created_at": now}
    row |= {"relation": str(relation), "scope": str(scope), "expires_at": now + INVITATION_LASTS}
    return int(tx.execute(insert(invitations).values(row).returning(invitations.c.id)).scalar_one())


def by_code(tx: Tx, bot_id: int, code: str) -> Invitation | None:
    """Whoever holds the code may see what it offers; locked, so that of two who use it at once one does."""
    query = select(*_COLUMNS).where(invitations.c.bot_id == bot_id, invitations.c.code.in_(tx.vault.digests(code)))
    row = tx.execute(query.with_for_update()).one_or_none()
    return _invitation(row) if row else None


def inviter(tx: Tx, invitation: Invitation) -> str:
    """What whoever exercises is called: for somebody who holds the code."""
    query = select(people.c.name, patients.c.helped_name).outerjoin(patients, patients.c.person_id == people.c.id)
    row = tx.execute(query.where(people.c.id == invitation.patient_id)).one()
    return (tx.vault.open(row.helped_name) if row.helped_name else "") or tx.vault.open(row.name)


def open_of(tx: Tx, actor: Actor, patient_id: int, now: datetime) -> Sequence[Invitation]:
    """The patient's links that can still be used, oldest first."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(*_COLUMNS).where(invitations.c.patient_id == patient_id).order_by(invitations.c.id)
    return [each for each in map(_invitation, tx.execute(query)) if each.is_open(now)]


def made(tx: Tx, actor: Actor, patient_id: int) -> int:
    """How many links there have been."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(func.count()).select_from(invitations).where(invitations.c.patient_id == patient_id)
    return int(tx.execute(query).scalar_one())


def _invitation(row: Row[Any]) -> Invitation:
    values = row._asdict()
    return Invitation(**values | {"relation": Relation(row.relation), "scope": Scope(row.scope)})


def use(tx: Tx, invitation: Invitation, now: datetime) -> None:
    tx.execute(update(invitations).where(invitations.c.id == invitation.id).values(used_at=now))


def revoke(tx: Tx, actor: Actor, patient_id: int, invitation_id: int, now: datetime) -> bool:
    """Whether there was one of this patient's to take back."""
    require(actor, Action.CHANGE_PROGRAMME, patient_id)
    own = (invitations.c.id == invitation_id, invitations.c.patient_id == patient_id)
    unused = (invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None))
    return tx.execute(update(invitations).where(*own, *unused).values(revoked_at=now)).rowcount == 1


def count_try(tx: Tx, person: Person, since: datetime, now: datetime) -> int:
    """Note a link that leads nowhere; how many this person has tried since then, this one included."""
    tx.execute(delete(tries).where(tries.c.person_id == person.id, tries.c.at <= since))
    tx.execute(insert(tries).values(bot_id=person.bot_id, person_id=person.id, at=now))
    return tries_since(tx, person, since)


def tries_since(tx: Tx, person: Person, since: datetime) -> int:
    query = select(func.count()).select_from(tries).where(tries.c.person_id == person.id, tries.c.at > since)
    return int(tx.execute(query).scalar_one())
