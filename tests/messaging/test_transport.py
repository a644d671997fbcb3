"""Calls whose outcome is a value: certain, refused, not sent, or unknown."""

import json
import socket
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.error import NetworkError, TimedOut

from bot.messaging.application import build_application
from bot.messaging.request import TransportRequest
from bot.messaging.transport import File, NotSent, Outcome, Refused, Sent, Transport, Unknown, read_answer
from tests.messaging.rig import TOKEN, Town


def answer(**fields: Any) -> bytes:
    return json.dumps(fields).encode()


ANSWERS: list[tuple[int, bytes, Outcome]] = [
    (200, answer(ok=True, result={"message_id": 3}), Sent({"message_id": 3})),
    (200, answer(ok=True, result=False), Sent(False)),
    (200, answer(ok=True), Unknown("answer 200", answered=True)),
    (200, b"", Unknown("unreadable answer")),
    (200, b"<html>", Unknown("unreadable answer")),
    (200, b"[]", Unknown("unreadable answer")),
    (200, b"[" * 100_000, Unknown("unreadable answer")),
    (200, b"\xff\xfe", Unknown("unreadable answer")),
    (400, answer(ok=False, error_code=400, description="Bad"), Refused(400, "Bad")),
    (403, answer(ok=False, error_code=403, description="blocked"), Refused(403, "blocked")),
    (429, answer(ok=False, error_code=429, parameters={"retry_after": 5}), Refused(429, retry_after=5.0)),
    (429, b"slow down", Refused(429)),
    (429, answer(ok=False, parameters={"retry_after": "soon"}), Refused(429)),
    (400, answer(ok=False, parameters={"migrate_to_chat_id": -100}), Refused(400, migrate_to=-100)),
    (400, answer(ok=False, parameters="none"), Refused(400)),
    (413, b"Request Entity Too Large", Refused(413)),
    (500, answer(ok=False, error_code=500), Unknown("http 500", answered=True)),
    (502, b"Bad Gateway", Unknown("http 502", answered=True)),
    (200, answer(ok=False, error_code=500), Unknown("answer 500", answered=True)),
    (400, answer(ok=True, result=1), Sent(1)),
]


@pytest.mark.parametrize(("status", "body", "outcome"), ANSWERS)
def test_every_answer_is_read_as_an_outcome(status: int, body: bytes, outcome: Outcome) -> None:
    assert read_answer(status, body) == outcome


async def call(url: str, method: str = "getMe", **more: Any) -> Outcome:
    transport = Transport(TOKEN, url)
    try:
        return await transport.call(method, {}, **more)
    finally:
        await transport.close()


def closed_port() -> str:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


async def test_a_method_is_called(town: Town) -> None:
    outcome = await call(town.url)
    assert isinstance(outcome, Sent)
    assert outcome.result["is_bot"] is True


async def test_a_refused_connection_has_sent_nothing() -> None:
    assert await call(closed_port()) == NotSent("ClientConnectorError")


async def test_a_host_that_does_not_exist_has_been_sent_nothing() -> None:
    assert isinstance(await call("http://no-such-host.invalid"), NotSent)


async def test_an_answer_that_does_not_come_in_time_is_unknown(town: Town) -> None:
    await town.fault("getMe", delay=5)
    assert await call(town.url, timeout=0.05) == Unknown("SocketTimeoutError")


async def test_a_connection_that_ends_without_an_answer_is_unknown(town: Town) -> None:
    for effect in ("refuse", "deliver_then_drop"):
        await town.fault("getMe", **{effect: True})
        assert await call(town.url) == Unknown("ServerDisconnectedError")


async def test_garbage_is_unknown(town: Town) -> None:
    await town.fault("getMe", garbage=True)
    assert await call(town.url) == Unknown("unreadable answer")


async def test_an_unknown_method_is_refused(town: Town) -> None:
    assert await call(town.url, "makeTea") == Refused(404, "Not Found")


async def test_files_are_uploaded_with_their_parameters() -> None:
    came: dict[str, Any] = {}

    async def receive(request: web.Request) -> web.Response:
        form = await request.post()
        came.update({name: f.file.read() if isinstance(f, web.FileField) else f for name, f in form.items()})
        return web.json_response({"ok": True, "result": True})

    app = web.Application()
    app.router.add_post("/{bot}/{method}", receive)
    async with TestServer(app) as server:
        transport = Transport(TOKEN, str(server.make_url("")))
        params = {"chat_id": 7, "caption": "Your week", "reply_markup": {"keyboard": []}}
        await transport.call("sendPhoto", params, {"photo": File("week.png", b"\x89PNG")})
        await transport.close()
    assert came == {
        "chat_id": "7",
        "caption": "Your week",
        "reply_markup": '{"keyboard": []}',
        "photo": b"\x89PNG",
    }


async def test_the_librarys_own_calls_go_the_same_way(town: Town) -> None:
    application = build_application(TOKEN, town.url)
    await application.initialize()
    assert application.bot.username
    await application.bot.set_my_commands([("start", "Begin")])
    await application.shutdown()
    assert (await town.calls("setMyCommands"))[0]["status"] == 200


async def test_the_librarys_own_errors_never_show_the_address() -> None:
    request = TransportRequest()
    await request.initialize()
    with pytest.raises(NetworkError) as caught:
        await request.do_request(f"{closed_port()}/bot{TOKEN}/getMe", "POST")
    await request.shutdown()
    assert TOKEN not in repr(caught.value)
    assert caught.value.__cause__ is None


async def test_the_librarys_own_calls_time_out(town: Town) -> None:
    await town.fault("getMe", delay=5)
    request = TransportRequest()
    await request.initialize()
    with pytest.raises(TimedOut):
        await request.do_request(f"{town.url}/bot{TOKEN}/getMe", "POST", read_timeout=0.05)
    await request.shutdown()
