"""Reading requests to the control API; every mistake is a Refusal with 400 or 404."""

import math
from datetime import datetime
from typing import Any

from starlette.requests import Request

from sandbox.wire import Json, parse_iso, strict_json
from sandbox.world.messages import Message
from sandbox.world.refusals import Refusal
from sandbox.world.users import Chat
from sandbox.world.world import World


async def any_json(request: Request) -> Any:
    try:
        return strict_json(await request.body())
    except ValueError:
        raise Refusal(400, "the body is not JSON") from None


async def json_object(request: Request) -> Json:
    """The body as an object; an empty body is an empty object."""
    value = await any_json(request) if await request.body() else {}
    if not isinstance(value, dict):
        raise Refusal(400, "the body has to be a JSON object")
    return value


def text_field(body: Json, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Refusal(400, f"{name} has to be a text")
    return value


def optional_text(body: Json, name: str) -> str | None:
    return None if body.get(name) is None else text_field(body, name)


def number_field(body: Json, name: str, default: float | None = None, least: float = 0.0) -> float:
    value = body.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value < math.inf:
        raise Refusal(400, f"{name} has to be a number of at least {least:g}")
    return value


def date_field(body: Json, name: str) -> datetime:
    return parse_date(body.get(name), name)


def parse_date(value: object, name: str) -> datetime:
    try:
        return parse_iso(value if isinstance(value, str) else "")
    except ValueError:
        raise Refusal(400, f"{name} has to be a date in ISO 8601") from None


def query_number(request: Request, name: str, default: float = 0.0) -> float:
    try:
        value = float(request.query_params.get(name, default))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise Refusal(400, f"{name} has to be a number")
    return value


def chat_of_user(world: World, request: Request) -> Chat:
    """The chat of the user in the path."""
    chat = world.chats.get(path_number(request, "user"))
    if chat is None or chat.user is None:
        raise Refusal(404, "no such user")
    return chat


def path_number(request: Request, name: str) -> int:
    """A number in the path; -1, which nothing has, if it is none."""
    text = request.path_params[name]
    return int(text) if text.isdecimal() and len(text) < 20 else -1


def message_in(chat: Chat, message_id: Any) -> Message:
    message = chat.messages.get(message_id) if isinstance(message_id, int) else None
    if message is None:
        raise Refusal(404, "no such message")
    return message
