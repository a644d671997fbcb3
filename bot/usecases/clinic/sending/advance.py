"""Brings a broadcast on by one small step, again and again: whatever ends in between, the next step follows.

1. A step is one transaction of a few milliseconds, so that everybody else's answer comes in between.
2. What is to be done is read from the database alone: how the broadcast stands, its waves, and its messages.
3. A step that is done twice does nothing the second time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from bot.core.broadcast import DELETE_WITHIN, STOPPED, Hour, Purpose, State, Wave
from bot.core.schedule import local_date
from bot.storage import broadcasts, waves, writing
from bot.storage.broadcasts import Body, Broadcast
from bot.storage.database import Tx
from bot.storage.waves import OpenWave
from bot.usecases.clinic.sending import progress
from bot.usecases.clinic.sending.control import hour_of
from bot.usecases.clinic.sending.progress import About
from bot.usecases.occasion import Setup


@dataclass
class Step:
    """What surrounds one step of one broadcast."""

    tx: Tx
    setup: Setup
    broadcast: Broadcast
    now: datetime

    @property
    def id(self) -> int:
        return self.broadcast.id

    @cached_property
    def hour(self) -> Hour:
        return hour_of(self.broadcast, self.setup.zone, self.now)

    @property
    def about(self) -> About:
        return About(self.tx, self.setup, self.broadcast, self.now)

    @cached_property
    def waves(self) -> list[OpenWave]:
        return list(waves.open_ones(self.tx, self.id))


def advance(tx: Tx, setup: Setup, broadcast_id: int, now: datetime) -> bool:
    """One step; whether there was anything to do at this moment."""
    broadcast = broadcasts.take(tx, broadcast_id)
    if broadcast is None or broadcast.next_at is None or broadcast.next_at > now:
        return False
    step = Step(tx, setup, broadcast, now)
    if broadcast.state is State.WAITING:
        return _begin(step)
    if broadcast.state is State.PAUSED:
        return _park(step)
    return _leave_out(step) if broadcast.state in STOPPED else _go_on(step)


def _begin(step: Step) -> bool:
    """Its hour has come; a withdrawal waits until nothing of what it withdraws is on its way any more."""
    if any(broadcasts.is_open(step.tx, each.of) for each in step.waves if each.of and _withdraws(step)):
        return False
    broadcasts.change(step.tx, step.id, state=State.SENDING)
    progress.begin(step.about)
    return True


def _withdraws(step: Step) -> bool:
    return step.broadcast.action is Purpose.WITHDRAW


def _park(step: Step) -> bool:
    if writing.move(step.tx, step.id, ["waiting"], "preparing"):
        return True
    if progress.tell(step.about):
        return True
    if progress.is_told(step.about) and not broadcasts.is_open(step.tx, step.id, ["sending"]):
        broadcasts.change(step.tx, step.id, next_at=None)
    return False


def _leave_out(step: Step) -> bool:
    """What has not left never does; what is on its way arrives."""
    if writing.move(step.tx, step.id, ["waiting", "preparing", "asleep"], "skipped", str(step.broadcast.state)):
        return True
    return _end(step)


def _go_on(step: Step) -> bool:
    if progress.tell(step.about):
        return True
    if writing.move(step.tx, step.id, ["preparing"], "waiting"):  # it was paused
        return True
    due = next((wave for wave in step.waves if _is_due(step, wave)), None)
    if due is not None:
        WAVES[due.kind](step, due)
        return True
    return _look_later(step) if step.waves or broadcasts.is_open(step.tx, step.id) else _end(step)


def _is_due(step: Step, wave: OpenWave) -> bool:
    """What could not be changed is told only when everything else has come to its end."""
    if wave.kind is Wave.INSTEAD and (len(step.waves) > 1 or broadcasts.is_open(step.tx, step.id)):
        return False
    return wave.due_at <= step.now


def _look_later(step: Step) -> bool:
    """While anything is on its way, at the next tick; else when the next wave is due."""
    coming = [wave.due_at for wave in step.waves if wave.due_at > step.now]
    if coming and not broadcasts.is_open(step.tx, step.id, ["waiting", "sending"]) and progress.is_told(step.about):
        broadcasts.change(step.tx, step.id, next_at=min(coming))
    return False


def _end(step: Step) -> bool:
    """Nothing is left: the last word to its author, once it can be said."""
    if broadcasts.is_open(step.tx, step.id) or not progress.end(step.about):
        return False
    state = step.broadcast.state if step.broadcast.state in STOPPED else State.DONE
    broadcasts.end(step.tx, step.id, state, step.now)
    return True


# -- waves -------------------------------------------------------------------------------------------------------------


def _write_people(step: Step, wave: OpenWave) -> None:
    """Those whose hour has come get it; the zones of the others have a wave of their own, and all of them together
    a last one, for whoever has travelled meanwhile."""
    last = writing.next_people(step.tx, wave)
    if last is None:
        _end_people(step, wave)
        return
    found = writing.zones(step.tx, step.broadcast.bot_id, wave, last)
    times = {zone: step.hour.at(zone, step.now) for zone in found}
    whom: dict[str, Any] = {
        "bot_id": step.broadcast.bot_id,
        "broadcast_id": step.id,
        "audience": step.broadcast.audience,
        "wave": wave,
        "last": last,
        "day": local_date(step.now, step.setup.zone),
    }
    if here := [zone for zone in found if times[zone] <= step.now]:
        bodies = broadcasts.messages(step.tx, step.id)
        writing.write_people(step.tx, **whom, of=here, bodies=bodies, now=step.now, first=step.broadcast.urgent)
    if later := [zone for zone in found if times[zone] > step.now]:
        for zone in writing.waiting_zones(step.tx, **whom, of=later):
            waves.ensure(step.tx, step.id, Wave.PEOPLE, times[zone], zone, wave.bound)
            waves.ensure(step.tx, step.id, Wave.PEOPLE, times[zone], None, wave.bound)
    waves.reach(step.tx, wave, last)


def _end_people(step: Step, wave: OpenWave) -> None:
    if not step.broadcast.joiners and step.now >= step.hour.start:
        waves.bind(step.tx, step.id, wave.reached)
    waves.end(step.tx, wave, step.now)


def _wake(step: Step, wave: OpenWave) -> None:
    last = writing.wake(step.tx, step.id, wave, lambda zone: step.hour.awake(step.now, zone) <= step.now)
    waves.end(step.tx, wave, step.now) if last is None else waves.reach(step.tx, wave, last)


def _write_changes(step: Step, wave: OpenWave) -> None:
    of = wave.of or 0
    changes, instead = _answers_to(step, of)
    last = writing.write_changes(
        step.tx,
        broadcast_id=step.id,
        changes=changes,
        instead=instead,
        wave=wave,
        since=step.tx.real_now() - DELETE_WITHIN.total_seconds() if _withdraws(step) else None,
        now=step.now,
    )
    waves.end(step.tx, wave, step.now) if last >= (wave.bound or 0) else waves.reach(step.tx, wave, last)


def _answers_to(step: Step, of: int) -> tuple[dict[int, Body], dict[int, Body]]:
    """By the words that were sent: their change, and the words in its place."""
    own = broadcasts.every_body(step.tx, step.id)
    changes = {each.language: each for each in own if each.is_change}
    instead = {each.language: each for each in own if not each.is_change}
    sent = broadcasts.every_body(step.tx, of)
    by_body = [{old.id: new[old.language] for old in sent if old.language in new} for new in (changes, instead)]
    return by_body[0], by_body[1]


def _write_instead(step: Step, wave: OpenWave) -> None:
    if wave.bound is None:
        first, last = waves.rows_of(step.tx, step.id) or (1, 0)
        waves.aim(step.tx, wave, first - 1, last)
        return
    _, instead = _answers_to(step, step.id)
    last = writing.write_instead(step.tx, broadcast_id=step.id, instead=instead, wave=wave, now=step.now)
    waves.end(step.tx, wave, step.now) if last >= wave.bound else waves.reach(step.tx, wave, last)


WAVES: dict[Wave, Callable[[Step, OpenWave], None]] = {
    Wave.PEOPLE: _write_people,
    Wave.ASLEEP: _wake,
    Wave.CHANGES: _write_changes,
    Wave.INSTEAD: _write_instead,
}
