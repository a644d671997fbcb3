"""Something told to many people at once: whom it is for, how it stands, and when each of them may get it.

1. Who gets it is found when its hour has come, from what is known then; everybody gets it once.
2. Nothing but an urgent one arrives at night: who sleeps gets it in the morning of their own zone.
3. What has not left can be paused, cancelled and corrected; what has arrived can be corrected and withdrawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.schedule import by_day, local_moment


class State(StrEnum):
    DRAFT = "draft"
    APPROVING = "approving"  # urgent: a second administrator has to say yes
    WAITING = "waiting"  # for its hour
    SENDING = "sending"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


BEGUN = frozenset({State.SENDING, State.PAUSED})
STOPPED = frozenset({State.CANCELLED, State.WITHDRAWN})


class Purpose(StrEnum):
    """What a broadcast does; a correction and a withdrawal name the one that they are about."""

    SEND = "send"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


class Group(StrEnum):
    ACTIVE = "active"  # something came from them within a week
    SILENT = "silent"  # nothing came from them for so many days
    PAUSED = "paused"  # they have paused their exercises


class Wave(StrEnum):
    """A pass over many rows, some at a time."""

    PEOPLE = "people"  # those it is for: everybody, a zone, who joined since
    ASLEEP = "asleep"  # messages that wait for the morning
    CHANGES = "changes"  # messages of another broadcast, to be edited or deleted
    INSTEAD = "instead"  # its own changes that failed, to be told in a message


BATCH = 1000  # rows in one transaction: a few milliseconds, so that a reply does not wait for it
ASK_TYPED_ABOVE = 50  # people; then their number has to be typed before it is sent
DELETE_WITHIN = timedelta(hours=48)  # Telegram deletes no older message
PROGRESS_SECONDS = 3.0  # of real time, between two looks of the author
ACTIVE_DAYS, PLAN_DAYS = 7, 7
JOINERS_UNTIL = time(20, 30)  # of the clinic's zone
LONGEST_TEXT, LONGEST_CAPTION = 4000, 960  # characters; Telegram's limits less the room for "Correction:"
WESTERNMOST, EASTERNMOST = "Etc/GMT+12", "Pacific/Kiritimati"


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom it is for. `days`: of a silent group; `exercise`: it stood in their plan of the last seven days; `family`:
    those who follow them get it too; `holds`: people on hold get it too."""

    language: str | None = None
    clearance: str | None = None  # hold, advised, clear
    group: Group | None = None
    days: int = 0
    exercise: str | None = None
    family: bool = False
    holds: bool = True

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> Audience:
        """What is missing is as wide as it can be."""
        known = {name: values[name] for name in Audience.__dataclass_fields__ if name in values}
        return Audience(**known | {"group": Group(values["group"]) if values.get("group") else None})


@dataclass(frozen=True, slots=True)
class Hour:
    """When people may get it: not before `start`; with `clock_of`, at the time that a clock there shows at `start`,
    wherever they are; and, but for an urgent one, by day."""

    start: datetime
    clock_of: str | None = None
    urgent: bool = False

    def at(self, zone: str, now: datetime) -> datetime:
        """The first moment from now on at which somebody in this zone may get it."""
        return self.awake(max(self._in(zone), now), zone)

    def awake(self, moment: datetime, zone: str) -> datetime:
        return moment if self.urgent else by_day(moment, zone)

    @property
    def first(self) -> datetime:
        """Nobody gets it before."""
        return self._in(EASTERNMOST)

    @property
    def last(self) -> datetime:
        """Everybody may get it then, but for whoever sleeps."""
        return self._in(WESTERNMOST)

    def _in(self, zone: str) -> datetime:
        if self.clock_of is None:
            return self.start
        wall = self.start.astimezone(ZoneInfo(self.clock_of))
        return local_moment(wall.date(), wall.time(), zone)


def joiners_at(start: datetime, zone: str) -> datetime | None:
    """When those who joined on that day get it; None where the day is over."""
    day = start.astimezone(ZoneInfo(zone)).date()
    at = local_moment(day, JOINERS_UNTIL, zone)
    return at if at > start else None


@dataclass(frozen=True, slots=True)
class Numbers:
    """How far it is: messages, by what became of them. `left`: still to leave; `skipped`: on purpose, by reason."""

    sent: int = 0
    confirmed: int = 0
    blocked: int = 0
    failed: int = 0
    unknown: int = 0
    left: int = 0
    skipped: int = 0


def time_left(left: int, rate: float) -> timedelta:
    """How long so many messages take at so many a second."""
    return timedelta(seconds=left / rate)
