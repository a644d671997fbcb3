"""What staff tell many people: drafts and what became of them, their words by language, and who has read them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update

from bot.core.broadcast import Audience, Numbers, Purpose, State
from bot.storage.database import Tx
from bot.storage.tables import bodies, broadcasts, outbox, readings, waves

CHANGES = ("edit", "delete")  # how the methods begin that send nothing new
OPEN = ("waiting", "sending", "preparing", "asleep")  # of a message that has not come to its end


@dataclass(frozen=True, slots=True)
class Broadcast:
    """`author_id`, `approved_by`: people of the staff; `corrects`: what is corrected or withdrawn."""

    id: int
    bot_id: int
    author_id: int
    action: Purpose
    corrects: int | None
    state: State
    guidance: bool | None
    version: int | None
    audience: Audience
    urgent: bool
    approved_by: int | None
    send_at: datetime | None
    by_zone: bool
    joiners: bool
    created_at: datetime
    confirmed_at: datetime | None
    ended_at: datetime | None
    progress_id: int | None
    progress_at: float
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent in one language: a method of the Bot API and its parameters, without the chat."""

    id: int
    language: str
    method: str
    params: Mapping[str, Any]

    @property
    def is_change(self) -> bool:
        """Of a message that was sent before."""
        return self.method.startswith(CHANGES)


_COLUMNS = [broadcasts.c[name] for name in Broadcast.__dataclass_fields__]


def create(tx: Tx, *, bot_id: int, author_id: int, now: datetime, **values: Any) -> int:
    """A draft, for everybody, without words; `values` as in `change`. Its number."""
    row = {"bot_id": bot_id, "author_id": author_id, "created_at": now, **_stored({"audience": Audience()} | values)}
    return int(tx.execute(insert(broadcasts).values(row).returning(broadcasts.c.id)).scalar_one())


def change(tx: Tx, broadcast_id: int, **values: Any) -> None:
    """Values: the fields of `Broadcast`."""
    tx.execute(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(**_stored(values)))


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    named = {name: str(value) for name, value in values.items() if isinstance(value, State | Purpose)}
    whom = {"audience": values["audience"].to_json()} if "audience" in values else {}
    return {**values, **named, **whom}


def find(tx: Tx, bot_id: int, broadcast_id: int) -> Broadcast | None:
    return _one(tx, broadcasts.c.bot_id == bot_id, broadcasts.c.id == broadcast_id)


def lock(tx: Tx, bot_id: int, broadcast_id: int) -> Broadcast | None:
    """The same until the end of the transaction: nothing else changes how it stands meanwhile."""
    return _one(tx, broadcasts.c.bot_id == bot_id, broadcasts.c.id == broadcast_id, lock=True)


def take(tx: Tx, broadcast_id: int) -> Broadcast | None:
    """The same, unless somebody else holds it; None also where it has ended."""
    query = select(*_COLUMNS).where(broadcasts.c.id == broadcast_id, broadcasts.c.ended_at.is_(None))
    row = tx.execute(query.with_for_update(key_share=True, skip_locked=True)).mappings().one_or_none()
    return _broadcast(row) if row else None


def due(tx: Tx, bot_id: int, now: datetime) -> Sequence[int]:
    """Those for which there may be something to be done."""
    query = select(broadcasts.c.id).where(broadcasts.c.bot_id == bot_id, broadcasts.c.next_at <= now)
    return tx.execute(query.order_by(broadcasts.c.next_at, broadcasts.c.id)).scalars().all()


def latest(tx: Tx, bot_id: int, limit: int, *where: ColumnElement[bool]) -> Sequence[Broadcast]:
    """Newest first."""
    query = select(*_COLUMNS).where(broadcasts.c.bot_id == bot_id, *where)
    rows = tx.execute(query.order_by(broadcasts.c.id.desc()).limit(limit)).mappings()
    return [_broadcast(row) for row in rows]


def corrections(tx: Tx, broadcast_id: int) -> Sequence[int]:
    """What was decided about it later, oldest first."""
    query = select(broadcasts.c.id).where(broadcasts.c.corrects == broadcast_id)
    return tx.execute(query.order_by(broadcasts.c.id)).scalars().all()


def _one(tx: Tx, *where: ColumnElement[bool], lock: bool = False) -> Broadcast | None:
    query = select(*_COLUMNS).where(*where)
    row = tx.execute(query.with_for_update(key_share=True) if lock else query).mappings().one_or_none()
    return _broadcast(row) if row else None


def _broadcast(row: Any) -> Broadcast:
    known = {"action": Purpose(row["action"]), "state": State(row["state"])}
    return Broadcast(**{**row, **known, "audience": Audience.from_json(row["audience"])})


# -- words -------------------------------------------------------------------------------------------------------------


def save_body(tx: Tx, broadcast_id: int, language: str, method: str, params: Mapping[str, Any]) -> int:
    """In place of what there was in this language by this method. `params` as the outbox keeps them."""
    mine = (bodies.c.broadcast_id == broadcast_id, bodies.c.language == language, bodies.c.method == method)
    sealed = tx.vault.seal(json.dumps(dict(params)))
    row_id = tx.execute(update(bodies).where(*mine).values(params=sealed).returning(bodies.c.id)).scalar_one_or_none()
    if row_id is None:
        row = {"broadcast_id": broadcast_id, "language": language, "method": method, "params": sealed}
        row_id = tx.execute(insert(bodies).values(row).returning(bodies.c.id)).scalar_one()
    return int(row_id)


def drop_body(tx: Tx, broadcast_id: int, language: str) -> None:
    """Of a draft: it has no words in this language any more."""
    tx.execute(bodies.delete().where(bodies.c.broadcast_id == broadcast_id, bodies.c.language == language))


def every_body(tx: Tx, broadcast_id: int) -> Sequence[Body]:
    rows = tx.execute(select(bodies).where(bodies.c.broadcast_id == broadcast_id).order_by(bodies.c.id))
    return [Body(row.id, row.language, row.method, json.loads(tx.vault.open(row.params))) for row in rows]


def messages(tx: Tx, broadcast_id: int) -> dict[str, Body]:
    """What is sent as a new message, by language."""
    return {each.language: each for each in every_body(tx, broadcast_id) if not each.is_change}


# -- what became of it -------------------------------------------------------------------------------------------------

_FIELD = {"sent": "sent", "blocked": "blocked", "failed": "failed", "unknown": "unknown", "skipped": "skipped"}


def numbers(tx: Tx, broadcast_id: int) -> Numbers:
    """As they stand; or, where its messages were forgotten since, as they stood at its end."""
    of_it = outbox.c.broadcast_id == broadcast_id
    counted = tx.execute(select(outbox.c.state, func.count()).where(of_it).group_by(outbox.c.state)).all()
    found: dict[str, int] = {}
    for state, number in counted:
        field = _FIELD.get(state, "left")
        found[field] = found.get(field, 0) + number
    result = tx.execute(select(broadcasts.c.result).where(broadcasts.c.id == broadcast_id)).scalar_one() or {}
    read = tx.execute(select(func.count()).where(readings.c.broadcast_id == broadcast_id)).scalar_one()
    kept = found if sum(found.values()) >= sum(result.values()) else result
    return Numbers(**kept | {"confirmed": read})


def end(tx: Tx, broadcast_id: int, state: State, now: datetime) -> None:
    """Nothing is left to be done for it."""
    result = asdict(numbers(tx, broadcast_id)) | {"confirmed": 0}
    change(tx, broadcast_id, state=state, ended_at=now, next_at=None, result=result)


def is_open(tx: Tx, broadcast_id: int, states: Sequence[str] = OPEN) -> bool:
    """Whether any of its messages may still leave, or is on its way."""
    some = select(outbox.c.id).where(outbox.c.broadcast_id == broadcast_id, outbox.c.state.in_(states))
    return tx.execute(some.limit(1)).first() is not None


def is_any_ending(tx: Tx, bot_id: int) -> bool:
    """Whether only the last word to its author is left of one."""
    mine = outbox.c.broadcast_id == broadcasts.c.id
    open_rows = select(outbox.c.id).where(mine, outbox.c.state.in_(OPEN)).exists()
    coming = (waves.c.broadcast_id == broadcasts.c.id, waves.c.ended_at.is_(None))
    going = (broadcasts.c.bot_id == bot_id, broadcasts.c.next_at.is_not(None), broadcasts.c.state != State.WAITING)
    one = select(broadcasts.c.id).where(*going, ~open_rows, ~select(waves.c.id).where(*coming).exists())
    return tx.execute(one.limit(1)).first() is not None


def skipped(tx: Tx, broadcast_id: int) -> dict[str, int]:
    """How many messages were left out, by reason."""
    of_it = (outbox.c.broadcast_id == broadcast_id, outbox.c.state == "skipped")
    query = select(outbox.c.error, func.count()).where(*of_it).group_by(outbox.c.error)
    return {reason or "": number for reason, number in tx.execute(query)}


def reached(tx: Tx, broadcast_id: int, body_ids: Sequence[int]) -> int:
    """How many got it in these words, may have, or still get it."""
    of_it = (outbox.c.broadcast_id == broadcast_id, outbox.c.body_id.in_(body_ids))
    some = (*of_it, outbox.c.state.in_((*OPEN, "sent", "unknown")))
    return int(tx.execute(select(func.count()).where(*some)).scalar_one())


def changed(tx: Tx, broadcast_id: int) -> int:
    """How many messages it has edited or deleted."""
    of_it = (outbox.c.broadcast_id == broadcast_id, outbox.c.state == "sent", outbox.c.follows.is_not(None))
    return int(tx.execute(select(func.count()).where(*of_it)).scalar_one())


def read(tx: Tx, broadcast_id: int, person_id: int, now: datetime) -> bool:
    """*I have read this*; whether it is new."""
    row = {"broadcast_id": broadcast_id, "person_id": person_id, "at": now}
    return tx.insert_new(readings, row).rowcount > 0
