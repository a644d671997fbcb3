"""When was it last quiet? So that no test needs to sleep."""

import time

from sandbox.world.signal import Signal


class Activity:
    """Counts the calls in flight and remembers when anything last happened."""

    def __init__(self) -> None:
        self.in_flight = 0
        self.last = time.monotonic()
        self.signal = Signal()

    def touch(self) -> None:
        self.last = time.monotonic()
        self.signal.notify()

    def begin(self) -> None:
        self.in_flight += 1
        self.touch()

    def end(self) -> None:
        self.in_flight -= 1
        self.touch()

    def quiet_for(self) -> float:
        """Seconds since anything last happened."""
        return time.monotonic() - self.last
