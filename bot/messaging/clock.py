"""Calendar time: plans, reminders, expiry, ages of messages. Real time (leases, limits, retries) is the database's."""

from datetime import UTC, datetime
from typing import Protocol


class Calendar(Protocol):
    """Where the date comes from; nothing else asks for it."""

    def now(self) -> datetime:
        """The moment it is, UTC."""
        ...


class SystemCalendar:
    """The machine's own."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FollowedCalendar:
    """A calendar that somebody else moves: the demo and the tests, through `scheduling.follow`."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now
