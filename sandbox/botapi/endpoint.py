"""The ASGI end of the Bot API: from a request to an answer, troubles included."""

import asyncio
import re
import time
from typing import Any

from starlette.types import Receive, Scope, Send

# Importing the modules enters their methods into the table.
from sandbox.botapi import (  # noqa: F401
    albums,
    chats,
    commands,
    copying,
    deleting,
    editing,
    identity,
    reactions,
    sending,
    taps,
)
from sandbox.botapi.call import Call
from sandbox.botapi.errors import ApiError
from sandbox.botapi.methods import METHODS
from sandbox.botapi.receiving import get_updates
from sandbox.botapi.request import loggable, parse
from sandbox.connection import answer, drop, read_body
from sandbox.wire import Json, encode
from sandbox.world.calls import LoggedCall
from sandbox.world.faults import Fault
from sandbox.world.world import World

TOKEN = re.compile(r"\d+:.+")
POLL = "getupdates"
GARBAGE = b'{"ok":true,"result":{"message_id":'
DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


class BotApi:
    """Answers `/bot<token>/<method>`."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = scope["path_params"]["method"].lower()
        body = await read_body(receive)
        is_poll = key == POLL
        if not is_poll:
            self.world.activity.begin()
        try:
            await self._handle(scope, receive, send, body)
        finally:
            if not is_poll:
                self.world.activity.end()

    async def _handle(self, scope: Scope, receive: Receive, send: Send, body: bytes) -> None:
        at = time.time()
        call = Call(self.world, _name(scope), {})
        failure = self._read(call, scope, body)
        fault = self.world.faults.take(call.method, call.params) if self.world.faults.ordered else None
        if fault and fault.effect == "delay":
            await asyncio.sleep(fault.delay)
        if fault and fault.effect == "refuse":
            status, reply = 0, {}
        elif fault and fault.effect == "status":
            status, reply = fault.status, ordered_error(fault).as_json()
        else:
            status, reply = await self._perform(call, failure, receive)
        self._log(call, at, status, reply, fault.effect if fault else None)
        if fault and fault.effect in ("refuse", "deliver_then_drop"):
            await drop(scope)
        else:
            await answer(send, status, GARBAGE if fault and fault.effect == "garbage" else encode(reply))

    def _read(self, call: Call, scope: Scope, body: bytes) -> ApiError | None:
        token = scope["path_params"]["token"]
        if not TOKEN.fullmatch(token):
            return ApiError(401, "Unauthorized")
        self.world.bot.adopt(token)
        content_type = next((value for key, value in scope["headers"] if key == b"content-type"), b"")
        try:
            call.params, call.files = parse(content_type.decode("latin-1"), scope["query_string"], body)
        except ApiError as error:
            return error
        return None

    async def _perform(self, call: Call, failure: ApiError | None, receive: Receive) -> tuple[int, Json]:
        try:
            if failure:
                raise failure
            return 200, {"ok": True, "result": await self._result(call, receive)}
        except ApiError as error:
            return error.code, error.as_json()

    async def _result(self, call: Call, receive: Receive) -> Any:
        key = call.method.lower()
        if key == POLL:
            return await get_updates(call, receive)
        if key not in METHODS:
            raise ApiError(404, "Not Found")
        return METHODS[key][1](call)

    def _log(self, call: Call, at: float, status: int, reply: Json, fault: str | None) -> None:
        world = self.world
        shown = loggable(call.params, call.files)
        result = reply.get("result") if status == 200 else reply or None
        logged = LoggedCall(world.changes.count(), at, world.clock.now, call.method, shown, status, result, fault)
        world.calls.add(logged)


class BotFiles:
    """Answers `/file/bot<token>/<path>`."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file = self.world.files.by_path.get(scope["path_params"]["path"])
        if file is None or not TOKEN.fullmatch(scope["path_params"]["token"]):
            await answer(send, 404, encode(ApiError(404, "Not Found").as_json()))
        else:
            await answer(send, 200, file.content, file.mime)


def ordered_error(fault: Fault) -> ApiError:
    """The error answer that a `status` fault asks for."""
    retry_after = fault.retry_after
    if fault.status == 429 and retry_after is None:
        retry_after = 1
    default = DESCRIPTIONS.get(fault.status, "Error").format(retry_after=retry_after)
    parameters = {"retry_after": retry_after, "migrate_to_chat_id": fault.migrate_to_chat_id}
    given = {name: value for name, value in parameters.items() if value is not None}
    return ApiError(fault.status, fault.description or default, given or None)


def _name(scope: Scope) -> str:
    """The method as the documentation spells it; an unknown one as it was called."""
    name: str = scope["path_params"]["method"]
    if name.lower() == POLL:
        return "getUpdates"
    return METHODS[name.lower()][0] if name.lower() in METHODS else name
