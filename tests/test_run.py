"""The program as an operator runs it: it waits for what is out of reach, answers for its health, and ends at once."""

import asyncio
import json
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from sandbox.server import SandboxServer
from tests.acceptance.phone import Sandbox
from tests.greeting import greet
from tests.program import HUNG, Program, started

TOKEN = "123456:very-secret-token"
NOWHERE = "http://127.0.0.1:1"
RUNNING = "Steady is running."
NAME, WORDS = "Zarifegül", "kangaroo-in-the-kitchen"


def settings(folder: Path, **chosen: str) -> dict[str, str]:
    given = {"TELEGRAM_BOT_TOKEN": TOKEN, "DATA_DIR": str(folder), "LISTEN": "127.0.0.1:0"}
    return given | chosen


@asynccontextmanager
async def running(folder: Path, **chosen: str) -> AsyncIterator[Program]:
    async with started("run", folder=folder, settings=settings(folder, **chosen)) as program:
        assert await program.line() == RUNNING, program.errors
        yield program


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_it_with_status_0_in_the_midst_of_a_long_poll(tmp_path: Path, number: int) -> None:
    async with (
        SandboxServer() as sandbox,
        Sandbox(sandbox.url) as control,
        running(tmp_path, TELEGRAM_API_URL=sandbox.url) as program,
    ):
        assert await greet(control)
        assert await program.signal(number) == 0
    assert "Traceback" not in program.errors


async def test_it_answers_for_its_health_where_it_listens(tmp_path: Path) -> None:
    listen = f"127.0.0.1:{free_port()}"
    async with (
        SandboxServer() as sandbox,
        running(tmp_path, TELEGRAM_API_URL=sandbox.url, LISTEN=listen),
        aiohttp.ClientSession() as http,
        http.get(f"http://{listen}/health") as answer,
    ):
        assert (answer.status, (await answer.json())["status"]) == (200, "ok")


async def test_telegram_out_of_reach_is_said_waited_for_and_no_reason_not_to_end(tmp_path: Path) -> None:
    async with started("run", folder=tmp_path, settings=settings(tmp_path, TELEGRAM_API_URL=NOWHERE)) as program:
        await program.logs("start.telegram_out_of_reach")
        assert await program.signal(signal.SIGTERM) == 0
    assert "Traceback" not in program.errors


async def test_it_goes_on_once_telegram_is_back(tmp_path: Path) -> None:
    async with SandboxServer() as sandbox, Sandbox(sandbox.url) as control:
        await control.call("POST", "faults", {"method": "getMe", "status": 502, "times": 1})
        async with running(tmp_path, TELEGRAM_API_URL=sandbox.url) as program:
            assert "start.telegram_out_of_reach" in program.errors


async def test_too_many_requests_at_the_start_are_waited_for(tmp_path: Path) -> None:
    async with SandboxServer() as sandbox, Sandbox(sandbox.url) as control:
        await control.call("POST", "faults", {"method": "getMe", "status": 429, "retry_after": 1, "times": 1})
        async with running(tmp_path, TELEGRAM_API_URL=sandbox.url):
            pass


async def test_a_clock_out_of_reach_is_said_and_no_reason_not_to_end(tmp_path: Path) -> None:
    chosen = settings(tmp_path, TELEGRAM_API_URL=NOWHERE, CLOCK_URL=f"{NOWHERE}/clock")
    async with started("run", folder=tmp_path, settings=chosen) as program:
        await program.logs("start.clock_out_of_reach")
        assert await program.signal(signal.SIGTERM) == 0
    assert "Traceback" not in program.errors


async def test_a_database_that_says_nothing_does_not_hold_up_the_end(tmp_path: Path) -> None:
    asked = asyncio.Event()
    server = await asyncio.start_server(lambda _reader, _writer: asked.set(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    chosen = settings(tmp_path, TELEGRAM_API_URL=NOWHERE, DATABASE_URL=f"postgresql://steady@127.0.0.1:{port}/steady")
    async with started("run", folder=tmp_path, settings=chosen) as program:
        await asyncio.wait_for(asked.wait(), HUNG)
        assert await program.signal(signal.SIGTERM) == 0
    assert "Traceback" not in program.errors
    server.close()


async def test_no_log_line_holds_a_token_a_name_or_what_was_written_whatever_goes_wrong(tmp_path: Path) -> None:
    async with (
        SandboxServer() as sandbox,
        Sandbox(sandbox.url) as control,
        running(tmp_path, TELEGRAM_API_URL=sandbox.url, LOG_FORMAT="json") as program,
    ):
        person = await control.phone(NAME, "en")
        await person.write("/start")
        await trouble(control, person.user_id)
        for event in ("inbox.failed", "receiver.retry"):
            await program.logs(event)
        await program.signal(signal.SIGTERM)
    assert all(json.loads(line)["event"] for line in program.errors.splitlines())
    for secret in ("very-secret", NAME, NAME.encode("unicode_escape").decode(), WORDS):
        assert secret not in program.errors


async def trouble(control: Sandbox, user: int) -> None:
    """Everything that Telegram can do to a bot, while somebody writes what nobody else may read."""
    faults = ({"garbage": True}, {"status": 400, "description": WORDS}, {"status": 500}, {"deliver_then_drop": True})
    for fault in faults:
        await control.call("POST", "faults", {"method": "sendMessage", "times": 1, **fault})
        await control.call("POST", f"users/{user}/messages", {"text": WORDS})
    for update in ({"message": WORDS}, {WORDS: {"chat": {"id": user}}}, [WORDS], {"message": {"text": WORDS}}):
        await control.call("POST", "updates", update)
    await control.settle()
    await control.call("POST", "faults", {"method": "getUpdates", "times": 1, "status": 500, "description": WORDS})
    await control.call("POST", f"users/{user}/messages", {"text": WORDS})
