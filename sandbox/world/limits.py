"""Telegram's limits on sending, in real time.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import math
from collections import deque
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limits:
    """Messages that a bot may send; None switches a limit off. Groups have their own limit instead of a chat's."""

    per_second: int | None = 30
    chat_per_second: float | None = 1.0
    chat_burst: int = 3
    group_per_minute: int | None = 20

    @classmethod
    def off(cls) -> "Limits":
        return cls(per_second=None, chat_per_second=None, group_per_minute=None)


STANDARD = Limits()


@dataclass
class Window:
    """At most `size` events in any `seconds`."""

    size: int
    seconds: float
    events: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        while self.events and self.events[0] <= now - self.seconds:
            self.events.popleft()
        return 0.0 if len(self.events) < self.size else self.events[0] + self.seconds - now

    def take(self, now: float) -> None:
        self.events.append(now)


@dataclass
class Bucket:
    """A token bucket: `burst` at once, refilled at `rate` a second."""

    # A sender that keeps to the limit must not be refused because the network shook its messages together.
    JITTER = 0.1

    rate: float
    burst: int
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        missing = 1.0 - self.JITTER - self.tokens
        return max(0.0, missing / self.rate)

    def take(self, now: float) -> None:
        self.tokens -= 1.0


class Throttle:
    """Decides whether one more message may be sent now."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.bot = Window(limits.per_second, 1.0) if limits.per_second is not None else None
        self.chats: dict[int, Bucket] = {}
        self.groups: dict[int, Window] = {}

    def retry_after(self, chat_id: int, is_group: bool, now: float) -> int | None:
        """Book one message at `now` (monotonic seconds), or say how many seconds to wait."""
        meters = self._meters(chat_id, is_group, now)
        wait = max((meter.wait(now) for meter in meters), default=0.0)
        if wait > 0:
            return math.ceil(wait)
        for meter in meters:
            meter.take(now)
        return None

    def _meters(self, chat_id: int, is_group: bool, now: float) -> list[Window | Bucket]:
        limits = self.limits
        meters: list[Window | Bucket] = [self.bot] if self.bot else []
        if is_group:
            if limits.group_per_minute is not None:
                meters.append(self.groups.setdefault(chat_id, Window(limits.group_per_minute, 60.0)))
        elif limits.chat_per_second is not None:
            if chat_id not in self.chats:
                self.chats[chat_id] = Bucket(limits.chat_per_second, limits.chat_burst, limits.chat_burst, now)
            meters.append(self.chats[chat_id])
        return meters
