"""How fast messages may leave: Telegram allows about thirty a second.

Two rules. Slots, evenly spaced at the chosen rate and shared by all processes through the database (GCRA): a claim
books at most the next 100 ms of them, so that an urgent message never queues behind more than that. And in this process
a window: the thirty-first message waits until the first of thirty must have arrived a second ago, whatever stalled on
the way; even slots alone let a stall of 35 ms put thirty-one into somebody's second.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

AHEAD = 0.1  # seconds of slots that one claim may book
SECOND = 1.0
LONGEST_DOUBT = 0.25  # seconds by which a slow answer may hold back the others


def bookable(next_slot: float, now: float, rate: float) -> int:
    """How many slots a claim may take now."""
    start = max(next_slot, now)
    return max(0, int((now + AHEAD - start) * rate) + 1) if start <= now + AHEAD else 0


def worth_a_claim(rate: float) -> int:
    """How many slots have to be free: at a high rate a quarter of those ahead, because a claim costs more than a row;
    none waits longer for it than it would for its slot."""
    return max(1, int(AHEAD * rate / 4))


def slots(next_slot: float, now: float, rate: float, count: int) -> list[float]:
    """The times at which `count` messages may leave."""
    start = max(next_slot, now)
    return [start + index / rate for index in range(count)]


@dataclass
class Passage:
    """One message's way to Telegram, in seconds of a steady clock."""

    left: float
    back: float | None = None


@dataclass
class Window:
    """Never more than `most` arrive within a second. Of an answer's time, what the fastest took is the road; the rest
    may have been spent before the message arrived, and counts."""

    most: int
    clock: Callable[[], float] = time.monotonic
    _passages: deque[Passage] = field(default_factory=deque)
    _roads: deque[float] = field(default_factory=lambda: deque(maxlen=100))
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def enter(self) -> Passage:
        """Wait for a place; messages leave in the order in which they come here."""
        async with self._turn:
            while (wait := self.wait()) > 0:  # noqa: ASYNC110 - an answer may come meanwhile, or nothing at all
                await asyncio.sleep(min(wait, 0.01))
            return self.depart()

    def depart(self) -> Passage:
        passage = Passage(self.clock())
        self._passages.append(passage)
        if len(self._passages) > self.most:
            self._passages.popleft()
        return passage

    def leave(self, passage: Passage) -> None:
        """The answer is here."""
        passage.back = self.clock()
        self._roads.append(passage.back - passage.left)

    def wait(self) -> float:
        """Seconds until there may be a place; an answer meanwhile can change that."""
        if len(self._passages) < self.most:
            return 0.0
        return self.latest_arrival(self._passages[0]) + SECOND - self.clock()

    def latest_arrival(self, passage: Passage) -> float:
        latest = passage.left + LONGEST_DOUBT
        return latest if passage.back is None else min(latest, passage.back - min(self._roads))
