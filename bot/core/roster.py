"""Patients as they stand in the clinic's lists: which one is meant, and the one status each of them has.

On hold goes before a pause, a pause before those who wanted no more messages or have blocked the bot, and these before
silence.
"""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    ON_HOLD = "on_hold"
    PAUSED = "paused"
    LEFT = "left"  # no more messages, or blocked
    SILENT = "silent"
    ACTIVE = "active"


def with_helper(helped: str, own: str) -> str:
    """`helped`: whom a helper writes for; `own`: who writes, as Telegram shows them. "Your mother" may be anybody's."""
    return f"{helped} ({own})" if helped and own and helped != own else helped or own


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: `name` is what Telegram shows, or whom a helper writes for; `record_name` the clinic's."""

    person_id: int
    name: str
    record_name: str
    record: str

    @property
    def code(self) -> str:
        return f"P{self.person_id}"
