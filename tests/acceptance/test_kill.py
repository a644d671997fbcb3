"""`kill -9` of the real program between and during answers: each answer has one effect, each reply arrives."""

import asyncio
import os
import random
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from bot.storage import tables
from bot.verify import verify
from sandbox.server import SandboxServer
from tests.acceptance.conftest import MONDAY, TOKEN, UNLIMITED, settings_for
from tests.acceptance.people import SIX, TAPS
from tests.acceptance.phone import Sandbox
from tests.program import started

PATIENTS = 10
KILLS = {"sqlite": 5, "postgresql": 2}  # after each, PostgreSQL waits for the leases of the process that ended
SOAK_KILLS = 60


class Mortal:
    """The bot as a process of its own that is killed and started again on the same data."""

    def __init__(self, url: str, folder: Path, database_url: str | None, **others: str) -> None:
        self._folder, self._block = folder, AsyncExitStack()
        self._settings = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": url,
            "CLOCK_URL": f"{url}/sandbox/clock",
            "DATA_DIR": str(folder),
            "DATABASE_URL": database_url or "",
            "LISTEN": "127.0.0.1:0",
            "SEND_RATE": "1000",
            "CHAT_BURST": "0",
            **others,
        }

    async def start(self) -> None:
        block = self._block
        self._program = await block.enter_async_context(started("run", folder=self._folder, settings=self._settings))
        assert "running" in await self._program.line()

    async def kill(self) -> None:
        """Without a word of warning, wherever it is."""
        if self._program.process.returncode is None:
            self._program.process.kill()
        await self._block.aclose()


async def onboard(sandbox: Sandbox, user_id: int) -> None:
    """To the first plan, without waiting for anything but the next button."""
    await sandbox.call("POST", f"users/{user_id}/messages", {"text": "/start"})
    for data in TAPS:
        await see(sandbox, user_id, data)
        await sandbox.call("POST", f"users/{user_id}/taps", {"data": data})


async def see(sandbox: Sandbox, user_id: int, data: str) -> None:
    """Wait until there is such a button."""
    seq = 0
    while True:
        chat = await sandbox.call("GET", f"users/{user_id}/chat?since={seq}&wait=20")
        if any(data == each["data"] for message in chat["messages"] for row in message["buttons"] for each in row):
            return
        seq = chat["seq"]


async def kill_now_and_then(program: Mortal, times: int, seed: int, busy: asyncio.Event) -> int:
    """End the program at moments that differ from run to run of the loop, until the patients are done."""
    dice, kills = random.Random(seed), 0
    while kills < times and not busy.is_set():
        try:
            await asyncio.wait_for(busy.wait(), dice.uniform(0.05, 0.8))
        except TimeoutError:
            await program.kill()
            await program.start()
            kills += 1
    return kills


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_whatever_moment_it_is_killed_at_every_answer_has_one_effect_and_every_reply_arrives(
    tmp_path: Path, request: pytest.FixtureRequest, engine: str
) -> None:
    database_url = None if engine == "sqlite" else request.getfixturevalue("empty_postgres_url")
    times = SOAK_KILLS if os.environ.get("STEADY_SOAK") == "1" else KILLS[engine]
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(SandboxServer(at=MONDAY, limits=UNLIMITED))
        sandbox = await stack.enter_async_context(Sandbox(server.url))
        program, done = Mortal(server.url, tmp_path, database_url), asyncio.Event()
        stack.push_async_callback(program.kill)
        await program.start()
        users = [(await sandbox.call("POST", "users", {"first_name": f"P{n}"}))["id"] for n in range(PATIENTS)]
        killer = asyncio.create_task(kill_now_and_then(program, times, 7, done))
        await asyncio.gather(*(onboard(sandbox, user_id) for user_id in users))
        done.set()
        kills = await killer
        await sandbox.settle()
        await program.kill()
        for user_id in users:
            check_chat(await sandbox.call("GET", f"users/{user_id}/chat"), kills)
    effects = effects_of(database_url or f"sqlite:///{tmp_path / 'steady.db'}")
    assert len(effects) == PATIENTS * (len(SIX) + 4)  # Q1 fills two fields; then confirmed and the equipment's two
    assert set(effects.values()) == {1}
    line, holds = verify(settings_for(server.url, tmp_path, database_url))
    assert holds, line


def effects_of(url: str) -> Counter[tuple[int, str]]:
    """How often each field was answered by each patient."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = Counter((row.patient_id, row.field) for row in connection.execute(select(tables.answers)))
    engine.dispose()
    return found


def check_chat(chat: dict, kills: int) -> None:
    texts = [message["text"] for message in chat["messages"] if message["from"] == "bot"]
    said = Counter(text.partition("\n\nYour answer")[0] for text in texts)  # edited or not, it is one message
    questions = [text for text in said if " of 6" in text]
    assert len(questions) == 6, questions
    assert any(text.startswith("Today, about") for text in said)
    # At most one message comes twice for each kill, and an answered question is never asked anew.
    assert sum(said.values()) - len(said) <= kills
