"""The bot's own face: its name, its descriptions and its command menus."""

from dataclasses import dataclass, field

from sandbox.wire import Json

DEFAULT_ID = 7_000_000_001
# (scope type, chat id or 0, user id or 0, language code or "")
MenuKey = tuple[str, int, int, str]


@dataclass(slots=True)
class Bot:
    """One bot; its id is taken from the first token that it shows."""

    id: int = DEFAULT_ID
    username: str = "sandbox_bot"
    first_name: str = "Sandbox"
    named: bool = False
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menus: dict[MenuKey, list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)

    def adopt(self, token: str) -> None:
        if not self.named:
            self.id = int(token.partition(":")[0])
            self.named = True

    def as_json(self) -> Json:
        """The bot as it appears as a sender."""
        return {"id": self.id, "is_bot": True, "first_name": self.name(), "username": self.username}

    def name(self, language: str = "") -> str:
        return self.names.get(language) or self.names.get("") or self.first_name

    def menu(self, user_id: int, language: str) -> list[Json]:
        """The commands that a user sees in the private chat.

        Source: https://core.telegram.org/bots/api#determining-list-of-commands
        """
        scopes = (("chat", user_id), ("all_private_chats", 0), ("default", 0))
        for scope, chat_id in scopes:
            for code in (language, ""):
                if commands := self.menus.get((scope, chat_id, 0, code)):
                    return commands
        return []


def two_letters(language_code: str | None) -> str:
    """The part of a language code by which Telegram chooses: "pt-br" is "pt"."""
    return (language_code or "").partition("-")[0].lower()
