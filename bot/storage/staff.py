"""Who works at the clinic, and in which roles: read on every update, so that a right ends with the next message."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Row, bindparam, insert, select, update

from bot.core.access import Actor, Role, Trail
from bot.core.broadcast import State
from bot.storage.crypto import KeyProblem
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import broadcasts, clinic, people, staff


@dataclass(frozen=True, slots=True)
class Member:
    """`id`: of the membership; `name`: as Telegram showed it when they joined."""

    id: int
    bot_id: int
    person_id: int
    chat_id: int
    language: str
    zone: str
    roles: tuple[Role, ...]
    name: str
    joined_at: datetime
    reachable: bool
    trail: Trail = field(default_factory=Trail, compare=False, repr=False)

    @property
    def actor(self) -> Actor:
        return Actor(self.roles[0], self.person_id, also=self.roles[1:], trail=self.trail)


_QUERY = (
    select(
        staff.c.id,
        staff.c.bot_id,
        staff.c.person_id,
        people.c.chat_id,
        people.c.language,
        people.c.zone,
        staff.c.roles,
        staff.c.name,
        staff.c.joined_at,
        people.c.blocked_at,
    )
    .select_from(staff.join(people, people.c.id == staff.c.person_id))
    .where(staff.c.ended_at.is_(None))
    .order_by(staff.c.id)
)
_OF_PERSON = _QUERY.where(staff.c.person_id == bindparam("person"))


def of_person(tx: Tx, person_id: int) -> Member | None:
    """The member that this person is; None for everybody else."""
    row = tx.execute(_OF_PERSON, {"person": person_id}).one_or_none()
    return _member(tx, row) if row else None


def everyone(tx: Tx, bot_id: int, role: Role | None = None) -> Sequence[Member]:
    """All of them, or those with a role, by the time that they joined."""
    rows = tx.execute(_QUERY.where(staff.c.bot_id == bot_id))
    return [member for member in (_member(tx, row) for row in rows) if role is None or role in member.roles]


def _member(tx: Tx, row: Row[tuple[object, ...]]) -> Member:
    values = row._asdict()
    reachable = values.pop("blocked_at") is None
    roles = tuple(Role(each) for each in str(row.roles).split())
    return Member(**values | {"roles": roles, "name": _name(tx, row.name), "reachable": reachable})


def _name(tx: Tx, sealed: bytes) -> str:
    """A name that cannot be read must not keep a patient from being answered: staff are read in that transaction."""
    try:
        return tx.vault.open(sealed)
    except KeyProblem:
        return "?"


def add(tx: Tx, person: Person, roles: Sequence[Role], name: str, now: datetime) -> int:
    row = {"bot_id": person.bot_id, "person_id": person.id, "roles": " ".join(roles)}
    row |= {"name": tx.vault.seal(name), "joined_at": now}
    return int(tx.execute(insert(staff).values(row).returning(staff.c.id)).scalar_one())


def change_roles(tx: Tx, member: Member, roles: Sequence[Role]) -> None:
    tx.execute(update(staff).where(staff.c.id == member.id).values(roles=" ".join(roles)))


def remove(tx: Tx, member: Member, now: datetime) -> None:
    tx.execute(update(staff).where(staff.c.id == member.id).values(ended_at=now))


def by_id(tx: Tx, bot_id: int, member_id: int) -> Member | None:
    """One who works here now."""
    row = tx.execute(_QUERY.where(staff.c.bot_id == bot_id, staff.c.id == member_id)).one_or_none()
    return _member(tx, row) if row else None


def lock(tx: Tx, bot_id: int) -> None:
    """Until the end of the transaction nobody else changes who works here: of two administrators one stays."""
    tx.insert_new(clinic, {"bot_id": bot_id})
    tx.execute(select(clinic.c.bot_id).where(clinic.c.bot_id == bot_id).with_for_update())


def give_up_drafts(tx: Tx, member: Member, now: datetime) -> None:
    """What they were about to send, and nobody else could finish."""
    unsent = broadcasts.c.state.in_([str(State.DRAFT), str(State.APPROVING)])
    theirs = update(broadcasts).where(broadcasts.c.author_id == member.person_id, unsent)
    tx.execute(theirs.values(state=str(State.CANCELLED), ended_at=now, next_at=None))
