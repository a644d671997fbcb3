"""The log of what the bot asked for."""

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sandbox.wire import Json, iso

KEPT = 50_000


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One call: when it came (real time), what the sandbox's clock said, and how it was answered.

    `status` is the HTTP status of the answer, 0 when the connection was closed without doing anything.
    """

    seq: int
    at: float
    now: datetime
    method: str
    params: Json
    status: int
    result: Any
    fault: str | None

    def as_json(self) -> Json:
        at = datetime.fromtimestamp(self.at, UTC)
        shown = {"seq": self.seq, "at": iso(at), "now": iso(self.now), "method": self.method}
        shown |= {"params": self.params, "status": self.status, "result": self.result}
        return shown if self.fault is None else shown | {"fault": self.fault}


class CallLog:
    """The newest calls, oldest first."""

    def __init__(self) -> None:
        self.calls: deque[LoggedCall] = deque(maxlen=KEPT)

    def add(self, call: LoggedCall) -> None:
        self.calls.append(call)

    def since(self, seq: int, method: str = "") -> list[LoggedCall]:
        wanted = method.lower()
        return [call for call in self.calls if call.seq > seq and (not wanted or call.method.lower() == wanted)]
