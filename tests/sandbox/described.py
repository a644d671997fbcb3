"""Checks the traffic of a test against aiogram's models, a description of the Bot API that is not ours."""

import inspect
import json
from copy import deepcopy
from functools import cache
from typing import Any

import aiogram.methods
from aiogram.methods.base import Response, TelegramMethod
from aiogram.types import Update
from pydantic import TypeAdapter

METHODS: dict[str, type[TelegramMethod[Any]]] = {
    each.__api_method__: each
    for each in vars(aiogram.methods).values()
    if inspect.isclass(each) and issubclass(each, TelegramMethod) and each is not TelegramMethod
}


@cache
def described(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def check_calls(calls: list[dict[str, Any]], *, updates: bool = True) -> None:
    """Every request that was taken, and every answer. `updates=False`: the test made up its own updates."""
    for call in calls:
        if call["status"] == 200 and call["method"] in METHODS:
            check_request(call["method"], call["params"])
            if updates or call["method"] != "getUpdates":
                check_result(call["method"], call["result"])
        elif call["status"] >= 400:
            _check(Response[Any], call["result"])


def check_request(method: str, params: dict[str, Any]) -> None:
    kind = METHODS[method]
    # In the log an uploaded file is an object; on the wire it is not JSON at all. The parts that an
    # `attach://` refers to have names of their own.
    fields = {name: "uploaded" if _is_upload(value) else deepcopy(value) for name, value in params.items()}
    attached = [name for name, value in params.items() if _is_upload(value) and name not in kind.model_fields]
    for name in attached:
        del fields[name]
    # aiogram leaves out that a key may be a plain string: https://core.telegram.org/bots/api#keyboardbutton
    markup: Any = fields.get("reply_markup") or {}
    for row in markup.get("keyboard", []):
        row[:] = [{"text": key} if isinstance(key, str) else key for key in row]
    described(kind).validate_json(json.dumps(fields), strict=True, extra="forbid", by_alias=True, by_name=False)


def check_result(method: str, result: Any) -> None:
    _check(METHODS[method].__returning__, result)


def check_update(update: Any) -> None:
    _check(Update, update)


def _check(kind: Any, value: Any) -> None:
    described(kind).validate_json(json.dumps(value), extra="forbid", by_alias=True, by_name=False)


def _is_upload(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"name", "size", "sha256"}
