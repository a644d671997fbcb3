"""Taps on inline buttons that wait for an answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# Telegram's own Bot API server keeps a tap for 150 seconds.
LIFETIME = timedelta(seconds=150)


@dataclass(slots=True)
class Tap:
    """One tap: who tapped, when (sandbox's clock), and whether the phone has had its answer."""

    user_id: int
    at: datetime
    answered: bool = False


class Callbacks:
    """The taps by callback id; ids are never used again."""

    def __init__(self) -> None:
        self.open: dict[str, Tap] = {}
        self._last = 4_000_000_000_000_000

    def add(self, user_id: int, now: datetime) -> str:
        self._last += 1
        self.open[str(self._last)] = Tap(user_id, now)
        return str(self._last)

    def find(self, callback_id: str, now: datetime) -> Tap | None:
        """The tap, unless it is unknown or too old to be answered."""
        tap = self.open.get(callback_id)
        return tap if tap and now - tap.at <= LIFETIME else None
