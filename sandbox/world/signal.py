"""A way to wait for something to change."""

import asyncio
import time
from collections.abc import Callable


class Signal:
    """Wakes every waiter at each `notify`; a closed signal keeps nobody waiting."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()
        self.closed = False

    def notify(self) -> None:
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def close(self) -> None:
        self.closed = True
        self.notify()

    async def wait(self, seconds: float) -> None:
        """Return at the next `notify`, or after `seconds`."""
        if self.closed:
            return
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            await asyncio.wait_for(waiter, seconds)
        except TimeoutError:
            pass
        finally:
            self._waiters.discard(waiter)

    async def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait for the condition at most `seconds`; whether it came true."""
        deadline = time.monotonic() + seconds
        while not condition():
            left = deadline - time.monotonic()
            if left <= 0 or self.closed:
                return False
            await self.wait(left)
        return True
