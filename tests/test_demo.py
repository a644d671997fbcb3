"""The demo as a newcomer starts it: everything on one machine, ended by Ctrl-C."""

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import create_engine, func, select

from bot.demo import TOKEN, monday_morning
from bot.storage.tables import people
from tests.acceptance.phone import Sandbox
from tests.greeting import greet
from tests.program import HUNG, ROOT, Program, started, started_program

READY = "Steady demo: "


@asynccontextmanager
async def demo(folder: Path, *options: str, **settings: str) -> AsyncIterator[tuple[Program, str]]:
    """A ready demo and its address."""
    async with started(
        "demo", "--port", "0", *(options or ("--no-open",)), folder=folder, settings=settings
    ) as program:
        yield program, await address_of(program)


async def address_of(program: Program) -> str:
    line = await program.line()
    assert line.startswith(READY), (line, program.errors)
    invitation = await program.line()
    assert invitation.startswith("Staff invitation: https://t.me/sandbox_bot?start=")
    return line.removeprefix(READY)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_serves_page_and_bot_api_and_ends_at_once_whoever_listens(tmp_path: Path, number: int) -> None:
    async with demo(tmp_path) as (program, url), aiohttp.ClientSession(url) as http:
        async with http.get("/") as page, http.get(f"/bot{TOKEN}/getMe") as bot:
            assert (page.status, bot.status) == (200, 200)
            assert "text/html" in page.headers["content-type"]
        async with http.get("/sandbox/events") as stream, http.get("/sandbox/users/1/chat?wait=60") as _:
            assert stream.status == 200
            assert await program.signal(number) == 0
    assert "Traceback" not in program.errors


async def test_what_it_writes_to_standard_error_is_nothing_when_all_is_well(tmp_path: Path) -> None:
    async with demo(tmp_path) as (program, _):
        await program.signal(signal.SIGINT)
    assert program.errors == ""
    assert await program.rest() == ""


async def answer(url: str) -> list[str]:
    async with Sandbox(url) as control:
        return await greet(control)


async def test_without_a_database_everything_is_forgotten(tmp_path: Path) -> None:
    async with demo(tmp_path) as (program, url):
        first = await answer(url)
        await program.signal(signal.SIGINT)
    async with demo(tmp_path) as (_, url):
        assert await answer(url) == first
    assert list(tmp_path.iterdir()) == []


async def test_a_database_of_ones_own_is_kept_and_read_again(tmp_path: Path, kept_database: str) -> None:
    for _ in ("first", "second"):
        async with demo(tmp_path, "--no-open", "--database", kept_database) as (program, url):
            assert await answer(url)
            assert await program.signal(signal.SIGINT) == 0
    engine = create_engine(kept_database)
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(people)) == 1
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def kept_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that is not there yet, or is still empty."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'mine' / 'demo.db'}"
    address: str = request.getfixturevalue("empty_postgres_url")
    return address


async def test_the_key_lies_beside_the_database_that_is_kept(tmp_path: Path) -> None:
    async with demo(tmp_path, "--no-open", "--database", f"sqlite:///{tmp_path / 'mine' / 'demo.db'}"):
        key = tmp_path / "mine" / "encryption.key"
        assert key.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("at", ["2026-03-02T07:30:00Z", "2026-03-02T10:30:00+03:00"])
async def test_its_clock_begins_where_one_wishes(tmp_path: Path, at: str) -> None:
    async with demo(tmp_path, "--no-open", "--at", at) as (_, url), Sandbox(url) as sandbox:
        assert (await sandbox.call("GET", "clock"))["now"] == "2026-03-02T07:30:00Z"


@pytest.mark.parametrize("day", range(23, 30))
def test_otherwise_it_begins_on_this_weeks_monday_morning(day: int) -> None:
    assert monday_morning(datetime(2026, 3, day, 12, tzinfo=UTC)) == datetime(2026, 3, 23, 7, 30, tzinfo=UTC)


async def test_the_bot_on_the_page_has_its_name(tmp_path: Path) -> None:
    async with demo(tmp_path, "--no-open") as (_, url), Sandbox(url) as sandbox:
        assert (await sandbox.call("GET", "state"))["bot"]["name"] == "Steady"


async def test_a_browser_that_cannot_be_opened_does_not_matter(tmp_path: Path) -> None:
    async with demo(tmp_path, "--open", BROWSER="no-such-browser") as (program, url):
        assert await answer(url)
        assert await program.signal(signal.SIGINT) == 0
    assert program.errors == ""


async def test_a_browser_that_stays_open_keeps_nobody_waiting(tmp_path: Path) -> None:
    shown = tmp_path / "shown"
    os.mkfifo(shown)  # whoever writes into it waits until somebody reads
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nexec >/dev/null 2>&1\necho "$1" > {shown}\n')
    browser.chmod(0o700)
    async with demo(tmp_path, "--open", BROWSER=str(browser)) as (program, url):
        assert await answer(url)
        assert await program.signal(signal.SIGINT) == 0
        assert await first_line(shown) == url


async def first_line(fifo: Path) -> str:
    reader = asyncio.StreamReader()
    with open(os.open(fifo, os.O_RDONLY | os.O_NONBLOCK), "rb") as pipe:
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), pipe)
        return (await asyncio.wait_for(reader.readline(), HUNG)).decode().strip()


async def test_settings_of_the_machine_do_not_reach_it(tmp_path: Path) -> None:
    async with demo(tmp_path, TELEGRAM_API_URL="http://127.0.0.1:1", DATABASE_URL="sqlite:////nowhere/x.db") as (
        _,
        url,
    ):
        assert await answer(url)


@pytest.mark.skipif(shutil.which("make") is None, reason="no make is installed")
async def test_make_demo_takes_port_and_open_and_hands_signals_on(tmp_path: Path) -> None:
    make = ("make", "--directory", str(ROOT), "--no-print-directory", "-o", ".venv/.ready", f"RUN={sys.executable}")
    async with started_program(*make, "demo", "PORT=0", "OPEN=0", folder=tmp_path) as program:
        url = await address_of(program)
        assert not url.endswith(":8081")
        async with aiohttp.ClientSession(url) as http, http.get("/") as page:
            assert page.status == 200
        await program.signal(signal.SIGTERM)
        assert await program.rest() == ""
        with pytest.raises(OSError, match="Connect call failed"):
            await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
