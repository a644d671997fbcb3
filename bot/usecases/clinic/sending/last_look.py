"""The last look before messages of broadcasts leave: does this one still go, to this person, at this hour?

All that leave together are looked at together: they are many, and their broadcasts few.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select

from bot.core.broadcast import Audience, Purpose, State, Wave
from bot.core.schedule import by_day
from bot.storage import waves
from bot.storage.audience import follows_somebody, has_consented, is_on_hold
from bot.storage.broadcasts import CHANGES
from bot.storage.database import Tx
from bot.storage.outgoing import Held, Row
from bot.storage.tables import broadcasts, people

# Built once: SQLAlchemy takes longer to build a statement than to run it.
_BROADCASTS = select(
    broadcasts.c.id, broadcasts.c.action, broadcasts.c.state, broadcasts.c.urgent, broadcasts.c.audience
).where(broadcasts.c.id.in_(bindparam("ids", expanding=True)))
_ASKED = people.c.id.in_(bindparam("ids", expanding=True))
_PEOPLE = select(people.c.id, people.c.zone, people.c.blocked_at, people.c.stopped_at, people.c.died_at).where(_ASKED)
_ON_HOLD = select(people.c.id).where(_ASKED, is_on_hold(people))
_BELONGING = select(people.c.id).where(_ASKED, has_consented(people) | follows_somebody(people))
ENDED = {State.CANCELLED: "cancelled", State.WITHDRAWN: "withdrawn"}


@dataclass(frozen=True, slots=True)
class Sending:
    """What of a broadcast decides about its messages."""

    id: int
    is_new: bool  # it sends something, and does not change what was sent
    state: State
    urgent: bool
    audience: Audience


def look(tx: Tx, rows: Sequence[Row], now: datetime) -> Mapping[int, Held]:
    """Those of these messages that do not leave now, and what becomes of them."""
    numbers = {row.broadcast_id for row in rows}
    going = {row.id: _sending(row) for row in tx.execute(_BROADCASTS, {"ids": list(numbers)})}
    known = {row.id: row for row in tx.execute(_PEOPLE, {"ids": list({row.person_id for row in rows})})}
    pairs = [(row, going[row.broadcast_id or 0], known.get(row.person_id)) for row in rows]
    left_out = _left_out(tx, [(row, sending) for row, sending, _ in pairs if sending.is_new])
    held = ((row, _judge(tx, row, sending, person, left_out, now)) for row, sending, person in pairs)
    return {row.id: found for row, found in held if found}


def _left_out(tx: Tx, rows: Sequence[tuple[Row, Sending]]) -> Mapping[int, str]:
    """Of these messages, those to somebody who is not meant any more: on hold since, or following nobody."""
    careful = {row.id: row.person_id for row, sending in rows if not sending.audience.holds}
    shared = {row.id: row.person_id for row, sending in rows if sending.audience.family}
    on_hold = _some(tx, _ON_HOLD, careful.values())
    belonging = _some(tx, _BELONGING, shared.values())
    revoked = {number: "revoked" for number, person in shared.items() if person not in belonging}
    return revoked | {number: "hold" for number, person in careful.items() if person in on_hold}


def _sending(row: Any) -> Sending:
    is_new = row.action == Purpose.SEND
    return Sending(row.id, is_new, State(row.state), row.urgent, Audience.from_json(row.audience))


def _some(tx: Tx, query: Select[tuple[int]], asked: Collection[int | None]) -> set[int | None]:
    return set(tx.execute(query, {"ids": list(asked)}).scalars()) if asked else set()


def _judge(tx: Tx, row: Row, sending: Sending, person: Any, left_out: Mapping[int, str], now: datetime) -> Held | None:
    reason = ENDED.get(sending.state) or _unreachable(person) or left_out.get(row.id)
    if reason:
        return Held("skipped", reason)
    if sending.state is State.PAUSED:
        return Held("preparing")
    at = by_day(now, person.zone)
    if sending.urgent or at <= now or row.method.startswith(CHANGES):  # changes ring nobody's telephone
        return None
    waves.ensure(tx, sending.id, Wave.ASLEEP, at, person.zone)
    return Held("asleep")


def _unreachable(person: Any) -> str | None:
    if person is None:
        return "gone"
    reasons = {"blocked": person.blocked_at, "stopped": person.stopped_at, "died": person.died_at}
    return next((reason for reason, since in reasons.items() if since), None)
