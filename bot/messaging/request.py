"""python-telegram-bot's ordinary calls (getMe, commands, descriptions) over the same HTTP library as our own."""

from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.messaging.transport import ANSWER_TIMEOUT, CONNECT_TIMEOUT, open_session, patience


class TransportRequest(BaseRequest):
    """Errors carry the kind alone, never the address with the token in it."""

    def __init__(self) -> None:
        self._http: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return ANSWER_TIMEOUT

    async def initialize(self) -> None:
        if self._http is None:
            self._http = open_session()

    async def shutdown(self) -> None:
        if self._http is not None:
            await self._http.close()
            self._http = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body; raises `TimedOut` or `NetworkError`."""
        if self._http is None:
            raise NetworkError("not initialised")
        timeout = patience(_given(read_timeout, ANSWER_TIMEOUT), _given(connect_timeout, CONNECT_TIMEOUT) or 0.0)
        try:
            async with self._http.request(method, url, data=_form(request_data), timeout=timeout) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut(type(error).__name__) from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None


def _given(value: Any, default: float) -> float | None:
    if value is BaseRequest.DEFAULT_NONE:
        return default
    return None if value is None else float(value)


def _form(data: RequestData | None) -> aiohttp.FormData | None:
    if data is None:
        return None
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
