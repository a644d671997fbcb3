"""A message as a value, and as the Bot API wants it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Button = tuple[str, str]  # what it says, what it sends back (callback data, at most 64 bytes)
Rows = tuple[tuple[Button, ...], ...]
Link = tuple[str, str]  # what it says, and the address that it opens

LONGEST_CAPTION = 1024  # characters below a photo or an animation


@dataclass(frozen=True, slots=True)
class Message:
    """Words and, below them, buttons. A message without buttons brings the persistent keyboard along.

    `picture`: SVG, shown above the words, which say all that it shows. A message that is edited by its buttons has
    none: only words can be put in the place of words. `animation`: the name of one in `content/pictures`. `links`:
    buttons that open an address, above those that are answers. `protected`: of somebody else's health, so that it
    can be neither forwarded nor saved. `html`: the words are formatted as Telegram reads HTML.
    """

    text: str
    rows: Rows = ()
    keyboard: tuple[tuple[str, ...], ...] = ()
    picture: str | None = None
    animation: str | None = None
    links: tuple[Link, ...] = ()
    protected: bool = False
    html: bool = False

    def __post_init__(self) -> None:
        if self.picture is not None and self.has_buttons:
            raise ValueError("a message with a picture has no buttons below it")

    @property
    def has_buttons(self) -> bool:
        return bool(self.rows or self.links)

    @property
    def method(self) -> str:
        """Of the Bot API; words too long to stand below a picture go without one."""
        if len(self.text) > LONGEST_CAPTION:
            return "sendMessage"
        return "sendPhoto" if self.picture else "sendAnimation" if self.animation else "sendMessage"


def column(buttons: Iterable[Button]) -> Rows:
    """One button a row: easy to read and to hit."""
    return tuple((button,) for button in buttons)


def send_params(message: Message) -> dict[str, Any]:
    """The parameters of the message's method, without the chat; the sender draws `svg` and sends it as the photo, and
    looks for the animation that `gif` names."""
    params: dict[str, Any] = {"text": message.text}
    if message.method == "sendPhoto":
        params = {"caption": message.text, "svg": message.picture}
    elif message.method == "sendAnimation":
        params = {"caption": message.text, "gif": message.animation}
    if message.protected:
        params["protect_content"] = True
    if message.html:
        params["parse_mode"] = "HTML"
    if message.has_buttons:
        params["reply_markup"] = inline_markup(message)
    elif message.keyboard:
        params["reply_markup"] = {
            "keyboard": [[{"text": text} for text in row] for row in message.keyboard],
            "is_persistent": True,
            "resize_keyboard": True,
        }
    return params


def document_params(message: Message, name: str, text: str, parts: Sequence[int] = ()) -> dict[str, Any]:
    """The parameters of `sendDocument`, without the chat; the sender uploads `file` as the document: the text, and
    behind it these parts (`storage.exports`), which are read just before."""
    words = send_params(message)
    return {"caption": words.pop("text"), "file": {"name": name, "text": text, "parts": list(parts)}, **words}


def edit_params(message_id: int, message: Message) -> dict[str, Any]:
    """The parameters of `editMessageText`, without the chat; without rows the buttons disappear."""
    params = {"message_id": message_id, "text": message.text, "reply_markup": inline_markup(message)}
    return params | ({"parse_mode": "HTML"} if message.html else {})


def inline_markup(message: Message) -> dict[str, Any]:
    links = [[{"text": text, "url": url}] for text, url in message.links]
    rows = [[{"text": text, "callback_data": data} for text, data in row] for row in message.rows]
    return {"inline_keyboard": links + rows}
