"""The one counter of the whole sandbox."""

from sandbox.world.signal import Signal


class Changes:
    """Numbers everything that happens; whoever looks at chats can wait for the next visible change."""

    def __init__(self) -> None:
        self.seq = 0
        self.visible = 0
        self.touched: dict[int, int] = {}
        self.signal = Signal()

    def count(self) -> int:
        """A new number for something that no phone shows (a call)."""
        self.seq += 1
        return self.seq

    def mark(self, chat_id: int) -> int:
        """A new number for something that a phone shows."""
        self.touched[chat_id] = self.seq + 1
        return self.mark_all()

    def mark_all(self) -> int:
        """A new number for something that every phone shows (the time)."""
        self.seq += 1
        self.visible = self.seq
        self.signal.notify()
        return self.seq

    def forget_chats(self) -> None:
        self.touched.clear()
        self.mark_all()

    def chats_since(self, seq: int) -> list[int]:
        return [chat_id for chat_id, touched in self.touched.items() if touched > seq]

    async def beyond(self, seq: int, seconds: float) -> bool:
        """Wait at most `seconds` for a visible change with a number above `seq`."""
        return await self.signal.until(lambda: self.visible > seq, seconds)
