"""The queue of updates that the bot has not confirmed yet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sandbox.wire import Json
from sandbox.world.signal import Signal

# https://core.telegram.org/bots/api#getupdates: all but these by default
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
# An offset that far ahead of the newest update is not believed, and a raw id moves the sequence on only so far.
FUTURE = 10
NEAR = 1_000


@dataclass(slots=True, eq=False)
class Entry:
    """One waiting update. A raw one that brought its own id (or none that can be confirmed) is `foreign`."""

    number: int
    update: Any
    lane: int
    id: int | None
    foreign: bool = False
    expires_at: datetime | None = None
    delivered: bool = False


class UpdateQueue:
    """Updates in order of arrival, with sequential ids that are never used again."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.entries: dict[int, Entry] = {}
        self.allowed: frozenset[str] | None = None
        self.signal = Signal()
        self.arrived: Callable[[Entry], None] = lambda entry: None
        self._changed = changed
        self._number = 0
        self._next_id = 10_000_001

    def wants(self, kind: str) -> bool:
        return kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed

    def add(self, kind: str, content: Json, lane: int, expires_at: datetime | None = None) -> int | None:
        """Queue an update and return its id; None if the bot does not want this kind."""
        if not self.wants(kind):
            return None
        update_id = self._new_id()
        self._append({"update_id": update_id, kind: content}, lane, update_id, False, expires_at)
        return update_id

    def add_raw(self, update: Any, lane: int) -> Any:
        """Queue anything as it stands (an object without an id gets one) and return its id."""
        if isinstance(update, dict) and "update_id" not in update:
            update = {"update_id": self._new_id()} | update
            self._append(update, lane, update["update_id"], False, None)
            return update["update_id"]
        given = update.get("update_id") if isinstance(update, dict) else None
        own = given if isinstance(given, int) and not isinstance(given, bool) else None
        in_sequence = own is not None and self._next_id <= own < self._next_id + NEAR
        if own is not None and in_sequence:
            self._next_id = own + 1
        self._append(update, lane, own, not in_sequence, None)
        return given

    def confirm(self, offset: int) -> None:
        """Forget what an offset confirms: all lower ids; a negative one keeps only the newest."""
        if offset < 0:
            self._remove(list(self.entries.values())[:offset])
        elif offset > 0:
            believed = offset <= self._next_id + FUTURE
            self._remove([entry for entry in self.entries.values() if _confirmed(entry, offset, believed)])
        else:
            self._remove([entry for entry in self.entries.values() if entry.delivered and entry.id is None])

    def fetch(self, limit: int) -> list[Any]:
        """The oldest waiting updates; they stay until they are confirmed."""
        batch = list(islice(self.entries.values(), limit))
        for entry in batch:
            entry.delivered = True
        return [entry.update for entry in batch]

    def remove(self, entry: Entry) -> None:
        self._remove([entry])

    def drop_expired(self, now: datetime) -> None:
        self._remove([entry for entry in self.entries.values() if entry.expires_at and entry.expires_at < now])

    def clear(self) -> None:
        self._remove(list(self.entries.values()))

    def continue_from(self, update_id: int) -> None:
        """Give the next update this id: a bot that remembers another sandbox would take lower ones for known."""
        self._next_id = update_id

    def _new_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def _append(
        self, update: Any, lane: int, update_id: int | None, foreign: bool, expires_at: datetime | None
    ) -> None:
        self._number += 1
        entry = Entry(self._number, update, lane, update_id, foreign, expires_at)
        self.entries[entry.number] = entry
        self._changed()
        self.arrived(entry)
        self.signal.notify()

    def _remove(self, entries: list[Entry]) -> None:
        for entry in entries:
            self.entries.pop(entry.number, None)
        if entries:
            self._changed()


def _confirmed(entry: Entry, offset: int, believed: bool) -> bool:
    """A foreign update is out of sequence: an offset says nothing about it before it was delivered."""
    if entry.id is None:
        return entry.delivered
    if entry.foreign:
        return entry.delivered and entry.id < offset
    return entry.id < offset if believed else entry.delivered
