"""What staff decide about a broadcast: it goes, waits, ends. Each is done at once; the rest follows in small steps.

All of them are harmless where they come too late: they change nothing and say so.
"""

from datetime import datetime

from bot.core.broadcast import Hour, State, Wave, joiners_at
from bot.storage import broadcasts, waves
from bot.storage.broadcasts import Broadcast
from bot.storage.database import Tx
from bot.usecases.visit import Visit


def send(visit: Visit, broadcast_id: int) -> bool:
    """A draft, or one that was approved, is confirmed: from now on it goes by itself."""
    found = _locked(visit, broadcast_id, State.DRAFT, State.APPROVING)
    if found is None or not broadcasts.messages(visit.tx, found.id):
        return False
    begin_at = hour_of(found, visit.setup.zone, visit.now)
    first = max(begin_at.first, visit.now)
    waves.add(visit.tx, found.id, Wave.PEOPLE, first)
    if found.by_zone:
        waves.add(visit.tx, found.id, Wave.PEOPLE, max(begin_at.last, first))
    if found.joiners and (later := joiners_at(begin_at.start, visit.setup.zone)):
        waves.add(visit.tx, found.id, Wave.PEOPLE, max(later, first))
    broadcasts.change(visit.tx, found.id, state=State.WAITING, confirmed_at=visit.now, next_at=first)
    return True


def hour_of(broadcast: Broadcast, zone: str, now: datetime) -> Hour:
    """When people may get it; `zone`: the clinic's."""
    start = broadcast.send_at or broadcast.confirmed_at or now
    return Hour(start, zone if broadcast.by_zone else None, broadcast.urgent)


def pause(visit: Visit, broadcast_id: int) -> bool:
    """Nothing more leaves than what is on its way at this moment."""
    return _go_over(visit, broadcast_id, State.PAUSED, State.SENDING)


def resume(visit: Visit, broadcast_id: int) -> bool:
    return _go_over(visit, broadcast_id, State.SENDING, State.PAUSED)


def cancel(visit: Visit, broadcast_id: int) -> bool:
    """Nobody gets it who has not got it yet; of a draft, it is given up."""
    found = _locked(visit, broadcast_id, State.DRAFT, State.APPROVING)
    if found is not None:
        broadcasts.change(visit.tx, found.id, state=State.CANCELLED, ended_at=visit.now, next_at=None)
        return True
    return stop(visit.tx, visit.person.bot_id, broadcast_id, State.CANCELLED, visit.now)


def stop(tx: Tx, bot_id: int, broadcast_id: int, state: State, now: datetime) -> bool:
    """Of one that has not ended: what is left is skipped, and its state says why."""
    found = broadcasts.lock(tx, bot_id, broadcast_id)
    if found is None or found.state not in (State.WAITING, State.SENDING, State.PAUSED):
        return False
    waves.end_all(tx, found.id, now)
    broadcasts.change(tx, found.id, state=state, next_at=now)
    return True


def _go_over(visit: Visit, broadcast_id: int, to: State, *of: State) -> bool:
    found = _locked(visit, broadcast_id, *of)
    if found is None:
        return False
    broadcasts.change(visit.tx, found.id, state=to, next_at=visit.now)
    visit.tx.notify("outbox")
    return True


def _locked(visit: Visit, broadcast_id: int, *states: State) -> Broadcast | None:
    """It, where it stands as it has to."""
    found = broadcasts.lock(visit.tx, visit.person.bot_id, broadcast_id)
    return found if found and found.state in states else None
