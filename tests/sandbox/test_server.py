"""Starting and stopping."""

import asyncio
import json
import signal
import socket
import sys
import urllib.request
from pathlib import Path

import aiohttp
import pytest

from sandbox.server import SandboxServer
from tests.sandbox.clients import ControlClient, RawBot

ROOT = Path(__file__).parents[2]


async def test_a_busy_port_is_an_error_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        async with SandboxServer(port=taken.getsockname()[1]):
            pass


async def test_two_sandboxes_live_side_by_side() -> None:
    async with SandboxServer() as one, SandboxServer() as other:
        assert one.url != other.url
        async with aiohttp.ClientSession(one.url) as http:
            await ControlClient(http).join()
        assert other.world.people.users == []


async def test_an_answer_arrives_whole_although_the_connection_is_closed_after_it() -> None:
    async with SandboxServer() as sandbox:

        def ask() -> bytes:
            with urllib.request.urlopen(f"{sandbox.url}/sandbox/state") as answer:
                return bytes(answer.read())

        assert json.loads(await asyncio.to_thread(ask))["users"] == []


async def test_those_who_wait_do_not_hold_up_the_end() -> None:
    async with SandboxServer() as sandbox, aiohttp.ClientSession(sandbox.url) as http:
        tester, bot = ControlClient(http), RawBot(http)
        user = await tester.start()
        await bot.call("deleteWebhook", drop_pending_updates=True)
        stream = await http.get("/sandbox/events")
        waiting = [
            asyncio.create_task(each)
            for each in (
                bot.updates(timeout=50),
                tester.chat(user, since=await tester.seq(), wait=50),
                tester.get("clock", wait=50),
                tester.post("settle", {"quiet_ms": 50_000, "timeout": 60}),
            )
        ]
        while sandbox.world.poll is None:
            await asyncio.sleep(0)
        async with asyncio.timeout(5):
            await sandbox.__aexit__(None, None, None)
            await asyncio.gather(*waiting, return_exceptions=True)
        stream.close()


async def test_it_runs_alone_until_it_is_told_to_stop() -> None:
    arguments = (sys.executable, "-m", "sandbox", "--port", "0", "--at", "2026-03-02T10:00:00+03:00", "--no-limits")
    program = await asyncio.create_subprocess_exec(*arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert program.stdout
    line = (await asyncio.wait_for(program.stdout.readline(), 30)).decode()
    async with aiohttp.ClientSession(line.removeprefix("Sandbox: ").strip()) as http:
        assert (await ControlClient(http).get("state"))["now"] == "2026-03-02T07:00:00Z"
    program.send_signal(signal.SIGINT)

    assert await asyncio.wait_for(program.wait(), 10) == 0


async def test_alone_on_a_busy_port_it_says_so_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        arguments = (sys.executable, "-m", "sandbox", "--port", str(taken.getsockname()[1]))
        program = await asyncio.create_subprocess_exec(*arguments, cwd=ROOT, stderr=asyncio.subprocess.PIPE)
        _, errors = await asyncio.wait_for(program.communicate(), 30)

    assert program.returncode == 1
    assert errors.decode().count("\n") == 1
    assert "in use" in errors.decode()
