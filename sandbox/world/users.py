"""People and chats."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from sandbox.wire import Json
from sandbox.world.messages import Message


@dataclass(slots=True)
class User:
    """A person with a phone; the private chat with the bot has the same id."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    started: bool = False
    blocked: bool = False

    def as_json(self) -> Json:
        """The user as the Bot API shows it."""
        shown: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if value := getattr(self, name):
                shown[name] = value
        return shown

    def chat_json(self) -> Json:
        shown: Json = {"id": self.id, "type": "private", "first_name": self.first_name}
        for name in ("last_name", "username"):
            if value := getattr(self, name):
                shown[name] = value
        return shown


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What popped up on the phone after a tap."""

    seq: int
    callback_id: str
    text: str
    alert: bool


@dataclass(slots=True)
class Chat:
    """A private chat, or a group that is only known from raw updates."""

    id: int
    about: Json
    user: User | None = None
    # The number of the newest message, change or answer to a tap.
    latest: int = 0
    messages: dict[int, Message] = field(default_factory=dict)
    answers: list[CallbackAnswer] = field(default_factory=list)
    keyboard: list[list[str]] | None = None
    keyboard_is_one_time: bool = False
    typing_until: float = 0.0
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None

    @property
    def is_group(self) -> bool:
        return self.user is None

    def newest_first(self) -> Iterator[Message]:
        return (self.messages[message_id] for message_id in reversed(self.messages))


class People:
    """Everybody the sandbox knows; ids are never used again."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.chats: dict[int, Chat] = {}
        self._ids = count(1_000_001)

    @property
    def users(self) -> list[User]:
        return [chat.user for chat in self.chats.values() if chat.user]

    def add(self, user: User) -> Chat:
        chat = Chat(user.id, user.chat_json(), user)
        self.chats[user.id] = chat
        return chat

    def new_id(self) -> int:
        return next(user_id for user_id in self._ids if user_id not in self.chats)
