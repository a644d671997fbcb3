"""Calls to the Bot API over aiohttp, whose outcome is a value: what is certain, what is not, and nothing raised.

The token is in the address of every request, so no address and no exception of the HTTP library leaves this module.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.request import getproxies

import aiohttp

CONNECT_TIMEOUT = 10.0
ANSWER_TIMEOUT = 20.0
# Shorter than any server's, so that no request is written into a connection that is just being closed.
KEEP_ALIVE = 15.0
CONNECTIONS = 128


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram did it; `result` as it answered."""

    result: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram did not do it."""

    status: int
    description: str = ""
    retry_after: float | None = None  # seconds
    migrate_to: int | None = None  # the group's new chat id


@dataclass(frozen=True, slots=True)
class NotSent:
    """It never reached Telegram; the reason is the kind of error."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody knows: the answer was lost, unreadable, or a server error (`answered`)."""

    reason: str
    answered: bool = False


Outcome: TypeAlias = Sent | Refused | NotSent | Unknown


@dataclass(frozen=True, slots=True)
class File:
    """Something to upload under a parameter's name."""

    name: str
    data: bytes


class Transport:
    """One bot's connection to the Bot API; opens itself on the first call."""

    def __init__(self, token: str, api_url: str = "https://api.telegram.org") -> None:
        self._base = f"{api_url.rstrip('/')}/bot{token}"
        self._http: aiohttp.ClientSession | None = None

    async def call(
        self,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, File] | None = None,
        timeout: float = ANSWER_TIMEOUT,  # noqa: ASYNC109 - the library's own, which tells connecting from waiting
    ) -> Outcome:
        """Call a method of the Bot API; `timeout` is how long to wait for the answer, in seconds."""
        body: dict[str, Any] = {"data": _form(params, files)} if files else {"json": dict(params)}
        try:
            async with self._session().post(f"{self._base}/{method}", timeout=patience(timeout), **body) as answer:
                return read_answer(answer.status, await answer.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            return NotSent(type(error).__name__)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return Unknown(type(error).__name__)

    def _session(self) -> aiohttp.ClientSession:
        if self._http is None:
            self._http = open_session()
        return self._http

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()
            self._http = None


def open_session() -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE)
    through_proxy = bool(getproxies())  # where there is one, each call looks anew, in threads of its own
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trust_env=through_proxy)


def patience(answer: float | None, connect: float = CONNECT_TIMEOUT) -> aiohttp.ClientTimeout:
    """Connecting (and waiting for a free connection) and answering are different: only the latter leaves doubt."""
    total = None if answer is None else answer + connect
    return aiohttp.ClientTimeout(total=total, connect=connect, sock_connect=connect, sock_read=answer)


def _form(params: Mapping[str, Any], files: Mapping[str, File]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, file in files.items():
        form.add_field(name, file.data, filename=file.name)
    return form


def read_answer(status: int, body: bytes) -> Outcome:
    """What an HTTP answer of the Bot API says."""
    if status >= 500:
        return Unknown(f"http {status}", answered=True)
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        return Refused(status) if status >= 400 else Unknown("unreadable answer")
    if answer.get("ok") is True and "result" in answer:
        return Sent(answer["result"])
    return _refused(answer, status)


def _refused(answer: Mapping[str, Any], status: int) -> Outcome:
    code = answer.get("error_code")
    code = code if isinstance(code, int) else status
    if answer.get("ok") is not False or not 400 <= code < 500:
        return Unknown(f"answer {code}", answered=True)
    parameters = answer.get("parameters")
    parameters = parameters if isinstance(parameters, dict) else {}
    return Refused(
        status=code,
        description=str(answer.get("description", "")),
        retry_after=_number(parameters.get("retry_after")),
        migrate_to=_whole(parameters.get("migrate_to_chat_id")),
    )


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
