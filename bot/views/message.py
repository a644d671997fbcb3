"""A message as a value, and as the Bot API wants it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Button = tuple[str, str]  # what it says, what it sends back (callback data, at most 64 bytes)
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Words and, below them, buttons. A message without buttons brings the persistent keyboard along."""

    text: str
    rows: Rows = ()
    keyboard: tuple[tuple[str, ...], ...] = ()


def column(buttons: Iterable[Button]) -> Rows:
    """One button a row: easy to read and to hit."""
    return tuple((button,) for button in buttons)


def send_params(message: Message) -> dict[str, Any]:
    """The parameters of `sendMessage`, without the chat."""
    params: dict[str, Any] = {"text": message.text}
    if message.rows:
        params["reply_markup"] = inline_markup(message.rows)
    elif message.keyboard:
        params["reply_markup"] = {
            "keyboard": [[{"text": text} for text in row] for row in message.keyboard],
            "is_persistent": True,
            "resize_keyboard": True,
        }
    return params


def edit_params(message_id: int, message: Message) -> dict[str, Any]:
    """The parameters of `editMessageText`, without the chat; without rows the buttons disappear."""
    return {
        "message_id": message_id,
        "text": message.text,
        "reply_markup": inline_markup(message.rows),
    }


def inline_markup(rows: Rows) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]}
