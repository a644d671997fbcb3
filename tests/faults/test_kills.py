"""`kill -9`, again and again, while people write: every message is answered, in order, and nearly always once."""

import asyncio
import os
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from bot.storage.crypto import Vault
from bot.storage.database import Database
from bot.storage.tables.messages import inbox, outbox
from tests.faults.process import KEY
from tests.messaging.rig import Person, Town

ROOT = Path(__file__).parents[2]
SECRET = Fernet.generate_key().decode()
PEOPLE, MESSAGES, KILLS = 5, 24, 5
PATIENCE = 90.0
SEEDS = range(1, 21) if os.environ.get("STEADY_SOAK") else (1,)


async def start(database_url: str, town: Town) -> asyncio.subprocess.Process:
    command = (sys.executable, "-m", "tests.faults.process", database_url, town.url)
    environment = {**os.environ, KEY: SECRET}
    quiet = asyncio.subprocess.DEVNULL
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)


async def answered(people: list[Person], count: int) -> None:
    """Wait until so many different messages have been answered."""
    while await different(people) < count:
        await people[0].chat(since=10**9, wait=0.05)


async def different(people: list[Person]) -> int:
    heard = [set(await person.heard()) for person in people]
    return sum(map(len, heard))


@asynccontextmanager
async def running(database_url: str, town: Town, count: int) -> AsyncIterator[list[asyncio.subprocess.Process]]:
    """So many bots, none of which outlives the block."""
    processes = [await start(database_url, town) for _ in range(count)]
    try:
        yield processes
    finally:
        for process in processes:
            if process.returncode is None:
                process.kill()


async def kill_again_and_again(database_url: str, town: Town, count: int, seed: int) -> list[Person]:
    chance = random.Random(seed)
    people = [await town.person(f"P{n}") for n in range(PEOPLE)]
    moments = sorted(chance.sample(range(1, PEOPLE * MESSAGES - PEOPLE), KILLS))
    written = 0
    async with asyncio.timeout(PATIENCE), running(database_url, town, count) as bots:
        for moment in moments:
            for n in range(written, moment):
                await people[n % PEOPLE].writes(str(n // PEOPLE))
            written = moment
            await answered(people, moment - chance.randrange(3))
            victim = chance.randrange(count)
            bots[victim].kill()
            await bots[victim].wait()
            bots[victim] = await start(database_url, town)
        for n in range(written, PEOPLE * MESSAGES):
            await people[n % PEOPLE].writes(str(n // PEOPLE))
        await answered(people, PEOPLE * MESSAGES)
        for bot in bots:
            bot.terminate()
        await asyncio.gather(*(bot.wait() for bot in bots))
    return people


async def check(database_url: str, people: list[Person]) -> None:
    expected = [f"You said {n}" for n in range(MESSAGES)]
    for person in people:
        heard = await person.heard()
        assert list(dict.fromkeys(heard)) == expected
        assert len(heard) <= len(expected) + KILLS
    database = Database(database_url, Vault([SECRET]))
    states = database.transaction(lambda tx: Counter(tx.execute(select(inbox.c.state)).scalars()))
    sent = database.transaction(lambda tx: Counter(tx.execute(select(outbox.c.state)).scalars()))
    database.close()
    assert states == {"done": PEOPLE * MESSAGES}
    assert sent == {"sent": PEOPLE * MESSAGES}


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_bot_on_sqlite_that_is_killed_loses_nothing(sqlite_url: str, town: Town, seed: int) -> None:
    people = await kill_again_and_again(sqlite_url, town, count=1, seed=seed)
    await check(sqlite_url, people)


@pytest.mark.parametrize("seed", SEEDS)
async def test_three_bots_on_postgresql_of_which_one_is_killed_lose_nothing(
    postgres_url: str, town: Town, seed: int
) -> None:
    """Telegram lets only one of them receive; all three handle and send."""
    people = await kill_again_and_again(postgres_url, town, count=3, seed=seed)
    await check(postgres_url, people)
