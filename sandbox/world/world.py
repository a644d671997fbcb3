"""Everything the sandbox remembers, in one place."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any

from sandbox.wire import Json
from sandbox.world.activity import Activity
from sandbox.world.bot import Bot
from sandbox.world.callbacks import Callbacks
from sandbox.world.calls import CallLog
from sandbox.world.changes import Changes
from sandbox.world.clock import Clock
from sandbox.world.faults import Faults
from sandbox.world.files import Files, StoredFile
from sandbox.world.limits import STANDARD, Limits, Throttle
from sandbox.world.messages import Message
from sandbox.world.updates import UpdateQueue
from sandbox.world.users import Chat, People
from sandbox.world.webhook import Poster

# An update that nobody fetches holds the clock up only so long.
UNFETCHED = 1.0


class World:
    """One bot, the people who talk to it, and the clock they live by.

    `at` is the time to start with (default: now); `language` is what new people speak.
    """

    def __init__(
        self,
        *,
        at: datetime | None = None,
        limits: Limits = STANDARD,
        language: str = "en",
    ) -> None:
        start = (at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
        self.changes = Changes()
        self.activity = Activity()
        self.clock = Clock(start, self._nothing_on_its_way, self._clock_moved)
        self.bot = Bot()
        self.people = People(language)
        self.files = Files()
        self.callbacks = Callbacks()
        self.updates = UpdateQueue(self.activity.touch)
        self.poster = Poster(self.updates)
        self.poster.unix_time = self.unix_time
        self.updates.arrived = self.poster.accept
        self.throttle = Throttle(limits)
        self.faults = Faults()
        self.calls = CallLog()
        # Links that reach people on paper or by e-mail, by whose phone they are for: each call makes a new one.
        self.handouts: dict[str, Callable[[], Awaitable[str]]] = {}
        self.poll: asyncio.Future[str] | None = None
        self._message_ids = count(1)

    @property
    def chats(self) -> dict[int, Chat]:
        return self.people.chats

    def unix_time(self) -> int:
        """The sandbox's time in the whole seconds that Telegram uses."""
        return int(self.clock.now.timestamp())

    def add_message(
        self, chat: Chat, content: Json, *, from_bot: bool, media: StoredFile | None = None, editable: bool = True
    ) -> Message:
        """Put a new message into a chat; `content` is all of its body but id, date, sender and chat."""
        sender = self.bot.as_json() if from_bot or chat.user is None else chat.user.as_json()
        head = {
            "message_id": next(self._message_ids),
            "from": sender,
            "chat": chat.about,
            "date": self.unix_time(),
        }
        message = Message(head | content, 0, from_bot, media, editable)
        chat.messages[message.id] = message
        if from_bot:
            chat.typing_until = 0.0
        self.changed(chat, message)
        return message

    def changed(self, chat: Chat, message: Message) -> None:
        """Give a message that is new, edited, deleted or reacted to a new number."""
        message.seq = self.number(chat)

    def number(self, chat: Chat) -> int:
        """The number of something new in a chat; whoever watches the chat is woken."""
        chat.latest = self.changes.seq + 1
        return self.changes.mark(chat.id)

    def is_quiet(self) -> bool:
        """No update unconfirmed, no call but a long poll in flight, the follower (if any) idle."""
        return not self.updates.entries and not self.activity.in_flight and self.clock.follower_is_idle()

    def reset(self) -> None:
        """Forget people, chats, updates, faults and calls; the bot, its files, what it hands out and the clock stay."""
        self.updates.clear()
        self.chats.clear()
        self.callbacks.open.clear()
        self.faults.ordered.clear()
        self.calls.calls.clear()
        self.throttle = Throttle(self.throttle.limits)
        for key in [key for key in self.bot.menus if key[1]]:
            del self.bot.menus[key]
        self.bot.menu_buttons.clear()
        self.changes.forget_chats()

    async def wait_beyond(self, seq: int, seconds: float) -> bool:
        """Wait at most `seconds` for something that a phone shows with a number above `seq`."""
        return await self.changes.beyond(seq, seconds)

    async def close(self) -> None:
        """Let go of everybody who waits."""
        for signal in (self.changes.signal, self.clock.signal, self.updates.signal, self.activity.signal):
            signal.close()
        await self.poster.close()

    def _nothing_on_its_way(self) -> bool:
        waiting = self.updates.entries or self.activity.in_flight
        return not waiting or self.activity.quiet_for() > UNFETCHED

    def _clock_moved(self) -> None:
        self.updates.drop_expired(self.clock.now)
        self.changes.mark_all()
        self.activity.touch()


def is_typing(chat: Chat) -> bool:
    """Whether the bot shows itself as typing: five seconds of real time, or until it writes."""
    return time.monotonic() < chat.typing_until


def lane_of(update: Any) -> int:
    """The chat (or user) that an update belongs to; 0 if it says nothing of the kind."""
    chat = chat_in(update)
    return chat["id"] if chat else 0


def chat_in(update: Any) -> Json | None:
    """The chat that a raw update speaks of, if it does so in the usual form."""
    if not isinstance(update, dict):
        return None
    for content in update.values():
        if not isinstance(content, dict):
            continue
        holder = content if "chat" in content else content.get("message")
        chat = holder.get("chat") if isinstance(holder, dict) else None
        if isinstance(chat, dict) and type(chat.get("id")) is int and isinstance(chat.get("type"), str):
            return chat
    return None
