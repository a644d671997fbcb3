"""Troubles ordered in advance, so that a bot can be seen to survive them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

EFFECTS = ("status", "delay", "deliver_then_drop", "garbage", "refuse")


@dataclass(slots=True)
class Fault:
    """One trouble: which calls it hits, how often (0 = until deleted), and what happens to them.

    `status` answers with that error and does nothing; `delay` waits so many seconds and goes on;
    `deliver_then_drop` does what was asked and closes the connection without an answer;
    `garbage` does what was asked and answers 200 with a body that is not JSON;
    `refuse` closes the connection and does nothing.
    """

    method: str
    effect: str
    times: int = 1
    chat_id: int | str | None = None
    status: int = 0
    delay: float = 0.0
    description: str | None = None
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None

    def hits(self, method: str, params: Mapping[str, Any]) -> bool:
        if self.method not in ("*", method.lower()):
            return False
        return self.chat_id is None or str(params.get("chat_id")) == str(self.chat_id)


class Faults:
    """The ordered troubles; the first that fits a call is used."""

    def __init__(self) -> None:
        self.ordered: list[Fault] = []

    def take(self, method: str, params: Mapping[str, Any]) -> Fault | None:
        """The trouble for this call, if any; it is used up by one."""
        for fault in self.ordered:
            if fault.hits(method, params):
                self._use(fault)
                return fault
        return None

    def _use(self, fault: Fault) -> None:
        if fault.times == 1:
            self.ordered.remove(fault)
        elif fault.times > 1:
            fault.times -= 1
