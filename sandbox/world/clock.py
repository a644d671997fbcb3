"""The sandbox's clock: it stands still until it is moved, and takes a bot that follows along step by step."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sandbox.world.signal import Signal

# A follower that is between two questions is still there; one whose connection broke has at most a moment.
BETWEEN_QUESTIONS = 10.0
AFTER_BREAK = 1.0
RECHECK = 0.02


@dataclass(frozen=True, slots=True)
class Report:
    """What a follower last said: nothing left to do now, and when the next thing falls due."""

    idle: bool
    next_due: datetime | None


class Clock:
    """`now` moves to `target`, at once or, with a follower, from one due moment to the next.

    `settled` tells whether nothing is on its way to the follower that its report cannot know of yet;
    `moved` is called after each step.
    """

    def __init__(self, now: datetime, settled: Callable[[], bool], moved: Callable[[], None]) -> None:
        self.now = now
        self.target = now
        self.signal = Signal()
        self._settled = settled
        self._moved = moved
        self._report: Report | None = None
        self._listening = 0
        self._has_listened = False
        self._absent_after = 0.0

    def hear(self, report: Report, seen: datetime | None = None) -> None:
        """Take a follower's report; `seen` is the time it knew of: idleness at an older time says nothing."""
        if report.idle and seen is not None and seen < self.now:
            return
        self._report = report
        self.signal.notify()

    def begin_listening(self) -> None:
        self._listening += 1
        self._has_listened = True

    def end_listening(self, broken: bool) -> None:
        self._listening -= 1
        self._absent_after = time.monotonic() + (AFTER_BREAK if broken else BETWEEN_QUESTIONS)

    def has_follower(self) -> bool:
        """Whether a follower has reported and is still there; one that has left is forgotten."""
        if self._report is None:
            return False
        if self._listening or not self._has_listened or time.monotonic() < self._absent_after:
            return True
        self._report = None
        self._has_listened = False
        return False

    def follower_is_idle(self) -> bool:
        """Whether the follower, if any, has nothing left to do at this moment.

        A report whose next due moment has already come is from before the last step: not idle.
        """
        if not self.has_follower() or self._report is None:
            return True
        due = self._report.next_due
        return self._report.idle and (due is None or due > self.now)

    async def wait(self, after: datetime | None, seconds: float) -> None:
        """Wait until it is later than `after`, or until the time or the target changes."""
        seen = (self.now, self.target)
        await self.signal.until(
            lambda: (after is not None and self.now > after) or (self.now, self.target) != seen, seconds
        )

    async def move(self, to: datetime, seconds: float) -> bool:
        """Go to `to`; whether it was reached within `seconds`. The target falls back if not."""
        deadline = time.monotonic() + seconds
        self.target = max(self.target, to)
        self.signal.notify()
        while self.now < to:
            if self._step():
                continue
            left = deadline - time.monotonic()
            if left <= 0 or self.signal.closed:
                self.target = self.now
                self.signal.notify()
                return False
            await self.signal.wait(min(left, RECHECK))
        return True

    def _step(self) -> bool:
        if self.has_follower() and not (self.follower_is_idle() and self._settled()):
            return False
        due = self._report.next_due if self._report else None
        self.now = self.target if due is None else min(due, self.target)
        self._moved()
        self.signal.notify()
        return True
