"""Messages and what a phone shows of them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sandbox.wire import Json, iso
from sandbox.world.files import StoredFile


@dataclass(slots=True)
class Message:
    """One message in its latest state; `body` is what the Bot API shows and is replaced, never changed."""

    body: Json
    seq: int
    from_bot: bool
    media: StoredFile | None = None
    # https://core.telegram.org/bots/api#updating-messages: only without markup or with inline keyboards
    editable: bool = True
    deleted: bool = False
    user_reactions: list[str] = field(default_factory=list)
    bot_reactions: list[str] = field(default_factory=list)

    @property
    def id(self) -> int:
        return int(self.body["message_id"])

    @property
    def sent_at(self) -> datetime:
        return datetime.fromtimestamp(self.body["date"], UTC)

    @property
    def inline_rows(self) -> list[list[Json]]:
        rows: list[list[Json]] = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    def as_shown(self) -> Json:
        """The message as the control API shows it."""
        body = self.body
        shown: Json = {
            "seq": self.seq,
            "message_id": self.id,
            "from": "bot" if self.from_bot else "user",
            "date": iso(self.sent_at),
            "entities": body.get("entities") or body.get("caption_entities") or [],
            "buttons": [[_button(button) for button in row] for row in self.inline_rows],
            "edited": "edit_date" in body,
            "deleted": self.deleted,
            "reactions": self.bot_reactions + self.user_reactions,
            "protected": body.get("has_protected_content", False),
        }
        for name in ("text", "caption", "location"):
            if name in body:
                shown[name] = body[name]
        if self.media:
            shown[self.media.kind] = _media(self.media)
        return shown


def _button(button: Json) -> Json:
    shown: dict[str, Any] = {"text": button["text"]}
    if "callback_data" in button:
        shown["data"] = button["callback_data"]
    if "url" in button:
        shown["url"] = button["url"]
    return shown


def _media(file: StoredFile) -> Json:
    return {"url": f"/sandbox/files/{file.file_id}", "name": file.name, "size": len(file.content)}
