"""Keyboards: https://core.telegram.org/bots/api#inlinekeyboardmarkup and #replykeyboardmarkup."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sandbox.botapi.call import Call
from sandbox.botapi.errors import ApiError, bad_request
from sandbox.wire import Json
from sandbox.world.actions import DEEP_LINK, PAYLOAD
from sandbox.world.users import Chat

LONGEST_DATA = 64
WIDEST_ROW = 8
MOST_BUTTONS = 100
_ACTIONS = (
    "callback_data url web_app login_url copy_text switch_inline_query switch_inline_query_current_chat "
    "switch_inline_query_chosen_chat callback_game pay"
)
ACTIONS = frozenset(_ACTIONS.split())


@dataclass(frozen=True, slots=True)
class Markup:
    """What a message does to the keyboards; all empty if it says nothing."""

    inline: list[list[Json]] | None = None
    keyboard: list[list[str]] | None = None
    one_time: bool = False
    removes: bool = False
    forces_reply: bool = False

    @property
    def body(self) -> Json:
        """The part of a message body: only inline keyboards are shown there."""
        return {"reply_markup": {"inline_keyboard": self.inline}} if self.inline else {}

    @property
    def allows_edits(self) -> bool:
        return self.keyboard is None and not self.removes and not self.forces_reply

    def apply(self, chat: Chat) -> None:
        """Show or take away the reply keyboard."""
        if self.keyboard is not None:
            chat.keyboard, chat.keyboard_is_one_time = self.keyboard, self.one_time
        elif self.removes:
            chat.keyboard = None


def read_markup(call: Call) -> Markup:
    """The `reply_markup` parameter. Raises ApiError 400."""
    markup = call.params.get("reply_markup")
    if markup is None or markup == "":
        return Markup()
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline keyboard")
        username = call.world.bot.username
        return Markup(inline=[[_inline(button, username) for button in row] for row in rows if row])
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], "keyboard")
        texts = [[_key(button) for button in row] for row in rows if row]
        return Markup(keyboard=texts, one_time=bool(markup.get("one_time_keyboard")))
    return Markup(removes=bool(markup.get("remove_keyboard")), forces_reply=bool(markup.get("force_reply")))


def read_inline(call: Call) -> Json:
    """The `reply_markup` of an edit: inline or nothing. Raises ApiError 400."""
    markup = read_markup(call)
    if not markup.allows_edits:
        raise bad_request("inline keyboard expected")
    return markup.body


def _rows(rows: Any, name: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {name}: expected an Array of Arrays of buttons")
    if any(len(row) > WIDEST_ROW for row in rows) or sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def _key(button: Any) -> str:
    text = button.get("text") if isinstance(button, dict) else button
    if not isinstance(text, str):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object with text")
    if not text.strip():
        raise bad_request("keyboard button text must be non-empty")
    return text


def _inline(button: Any, username: str) -> Json:
    if not isinstance(button, dict):
        raise _cannot("expected an Object")
    if not isinstance(button.get("text"), str):
        raise _cannot('Can\'t find field "text"')
    if not button["text"].strip():
        raise _cannot("text must be non-empty")
    actions = ACTIONS & {name for name, value in button.items() if value not in (None, "")}
    if len(actions) != 1:
        raise _cannot("Text buttons are unallowed in the inline keyboard" if not actions else "too many actions")
    if "callback_data" in actions:
        _check_data(button["callback_data"])
    if "url" in actions:
        _check_url(button["url"], username)
    return {name: value for name, value in button.items() if value not in (None, "")}


def _check_data(data: Any) -> None:
    if not isinstance(data, str):
        raise _cannot('Field "callback_data" must be of type String')
    if len(data.encode("utf-8", "surrogatepass")) > LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: Any, username: str) -> None:
    if not isinstance(url, str):
        raise _cannot('Field "url" must be of type String')
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL") from None
    if parts.scheme not in ("http", "https", "tg", "ton"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme in ("http", "https") and "." not in (parts.hostname or ""):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    link = DEEP_LINK.fullmatch(url)
    # The real one would take it and open the chat without the payload.
    if link and link[1].lower() == username.lower() and not PAYLOAD.fullmatch(link[2]):
        raise bad_request("BUTTON_URL_INVALID")


def _cannot(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")
