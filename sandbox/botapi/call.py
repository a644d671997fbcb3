"""One call of a method, and its parameters read as the types that they should have."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.botapi.errors import ApiError, bad_request, forbidden
from sandbox.wire import Json
from sandbox.world.users import Chat
from sandbox.world.world import World


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime: str
    content: bytes


@dataclass(slots=True)
class Call:
    """A method call: parameters already decoded from JSON, form or multipart, files by field name."""

    world: World
    method: str
    params: Json
    files: dict[str, Upload] = field(default_factory=dict)

    def string(self, name: str) -> str:
        value = self.params.get(name, "")
        text = value if isinstance(value, str) else str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
        return text

    def integer(self, name: str, default: int = 0) -> int:
        value = self.params.get(name, default)
        if isinstance(value, int):
            return int(value)
        try:
            return int(str(value))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        value = self.params.get(name, False)
        return value is True or str(value).lower() in ("true", "1", "yes")

    def objects(self, name: str) -> list[Any]:
        """A list parameter; absent is empty. Raises ApiError 400."""
        value = self.params.get(name, [])
        if not isinstance(value, list):
            raise bad_request(f"can't parse {name}: expected an Array")
        return value

    def mapping(self, name: str) -> Json:
        """An object parameter; absent is empty. Raises ApiError 400."""
        value = self.params.get(name) or {}
        if not isinstance(value, dict):
            raise bad_request(f"can't parse {name}: expected an Object")
        return value

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat that a parameter names. Raises ApiError 400."""
        value = self.params.get(name, "")
        if value == "":
            raise bad_request(f"{name} is empty")
        chat = self.world.chats.get(value) if isinstance(value, int) else None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def writable_chat(self) -> Chat:
        """The chat, if the bot may write to it. Raises ApiError 400 or 403."""
        chat = self.chat()
        if error := _why_not(chat):
            raise error
        return chat


def _why_not(chat: Chat) -> ApiError | None:
    if chat.migrated_to is not None:
        moved = {"migrate_to_chat_id": chat.migrated_to}
        return bad_request("group chat was upgraded to a supergroup chat", moved)
    if chat.user is None:
        return None
    if chat.user.blocked:
        return forbidden("bot was blocked by the user")
    if not chat.user.started:
        return forbidden("bot can't initiate conversation with a user")
    return None
