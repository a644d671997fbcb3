"""Who follows whom, since when, and how much of it. A bond is active once the patient has confirmed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update

from bot.core.access import Action, Actor, NotAllowed, Role, require
from bot.core.family import Relation, Scope
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import bonds, patients, people


@dataclass(frozen=True, slots=True)
class Bond:
    """`name`: the relative's; `patient_name`: of whoever exercises."""

    id: int
    bot_id: int
    patient_id: int
    relative_id: int
    relation: Relation
    scope: Scope
    name: str
    patient_name: str
    accepted_at: datetime
    confirmed_at: datetime | None
    paused_at: datetime | None
    muted_at: datetime | None
    cheers_muted_at: datetime | None
    summarised_on: date | None
    ended_at: datetime | None

    @property
    def is_active(self) -> bool:
        """Whether anything may flow at all; a pause of the patient's or a mute of the relative's holds it back."""
        return self.confirmed_at is not None and self.ended_at is None


_PLAIN = [name for name in Bond.__dataclass_fields__ if name not in ("name", "patient_name")]
_QUERY = select(
    *[bonds.c[name] for name in _PLAIN],
    bonds.c.name.label("sealed"),
    people.c.name.label("patients_name"),
    patients.c.helped_name,
).select_from(
    bonds.join(people, people.c.id == bonds.c.patient_id).outerjoin(
        patients, patients.c.person_id == bonds.c.patient_id
    )
)


def _found(tx: Tx, *where: ColumnElement[bool], lock: bool = False) -> list[Bond]:
    query = _QUERY.where(*where).order_by(bonds.c.id)
    if lock:
        query = query.with_for_update(of=bonds, key_share=True)
    return [_bond(tx, row) for row in tx.execute(query).mappings()]


def _bond(tx: Tx, row: Any) -> Bond:
    exerciser = tx.vault.open(row["helped_name"]) if row["helped_name"] else ""
    values = {name: row[name] for name in _PLAIN}
    values |= {"relation": Relation(row["relation"]), "scope": Scope(row["scope"])}
    return Bond(
        **values, name=tx.vault.open(row["sealed"]), patient_name=exerciser or tx.vault.open(row["patients_name"])
    )


def of_patient(tx: Tx, actor: Actor, patient_id: int) -> Sequence[Bond]:
    """Those who follow this patient or wait to be confirmed, oldest first."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    return _found(tx, bonds.c.patient_id == patient_id, bonds.c.ended_at.is_(None))


def of_relative(tx: Tx, person_id: int) -> Sequence[Bond]:
    """Whom this person follows or waits to follow, oldest first."""
    return _found(tx, bonds.c.relative_id == person_id, bonds.c.ended_at.is_(None))


def as_patient(tx: Tx, actor: Actor, bond_id: int) -> Bond | None:
    """One of the patient's own; None for another's, or one that has ended. Locked until the end of the transaction."""
    own = bonds.c.patient_id == actor.person_id
    return _only(_found(tx, bonds.c.id == bond_id, own, bonds.c.ended_at.is_(None), lock=True))


def as_relative(tx: Tx, person_id: int, bond_id: int) -> Bond | None:
    """The same for the one who follows."""
    own = bonds.c.relative_id == person_id
    return _only(_found(tx, bonds.c.id == bond_id, own, bonds.c.ended_at.is_(None), lock=True))


def of_news(tx: Tx, bond_id: int, *, lock: bool = False) -> Bond | None:
    """The bond that news is about, as it stands now; None where it has been deleted."""
    return _only(_found(tx, bonds.c.id == bond_id, lock=lock))


def _only(found: Sequence[Bond]) -> Bond | None:
    return found[0] if found else None


def add(
    tx: Tx, relative: Person, *, patient_id: int, relation: Relation, scope: Scope, name: str, now: datetime
) -> int:
    """The relative has accepted; the patient has yet to confirm."""
    row = {"bot_id": relative.bot_id, "patient_id": patient_id, "relative_id": relative.id, "relation": str(relation)}
    row |= {"scope": str(scope), "name": tx.vault.seal(name), "accepted_at": now}
    return int(tx.execute(insert(bonds).values(row).returning(bonds.c.id)).scalar_one())


def change(tx: Tx, bond: Bond, **values: Any) -> None:
    tx.execute(update(bonds).where(bonds.c.id == bond.id).values(**values))


def actor(bond: Bond) -> Actor:
    """The relative's rights, as the patient grants them at this moment."""
    if not bond.is_active or bond.paused_at:
        raise NotAllowed(f"{Role.RELATIVE}:{bond.relative_id} sees nothing of this patient")
    return Actor(Role.RELATIVE, bond.relative_id, bond.patient_id, bond.scope)
