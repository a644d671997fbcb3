"""The rows of a broadcast to 100,000 people: how long they take, and for how long anybody else has to wait."""

import asyncio
import time

from sqlalchemy import func, select

from bench.crowd import Crowd, Watched, confirm, gather
from bench.place import durable
from bench.results import Result, percentile
from bot.storage.database import Tx
from bot.storage.tables import outbox

PEOPLE = 100_000
PAUSE = 0.005  # seconds between the small transactions of everybody else


async def run(share: float) -> list[Result]:
    results = []
    for engine, who in (("sqlite", "steady, SQLite"), ("postgresql", "steady, PostgreSQL")):
        results += await _write(engine, who, max(1000, int(PEOPLE * share)))
    return results


async def _write(engine: str, who: str, count: int) -> list[Result]:
    async with durable(engine) as plain:
        await gather(plain, count)
        database = Watched(plain)
        bot = Crowd(database, "http://127.0.0.1:1", rate=29.0)
        await database.run(confirm)
        database.took.clear()
        others = asyncio.create_task(_others(database))
        start = time.perf_counter()
        await bot.tick.run()
        took = time.perf_counter() - start
        others.cancel()
        waits = (await asyncio.gather(others, return_exceptions=True))[0]
        written = await database.run(lambda tx: tx.execute(select(func.count()).select_from(outbox)).scalar_one())
        await bot.transport.close()
        database.close()
    assert written == count, written
    what = f"{count:,} rows of a broadcast"
    longest = max(database.took)
    del waits
    return [
        Result("P4", who, f"{what} written", took, "s", "≤ 5 s"),
        Result("P4", who, f"{what}, longest transaction", longest, "ms", "≤ 50 ms"),
        Result("P4", who, f"{what}, wait of others meanwhile, 99 %", percentile(WAITS, 0.99), "ms"),
    ]


WAITS: list[float] = []


async def _others(database: Watched) -> None:
    """What a reply costs meanwhile: a read, a hundred times a second or more."""
    WAITS.clear()
    while True:
        start = time.perf_counter()
        await database.run(_read)
        WAITS.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(PAUSE)


def _read(tx: Tx) -> None:
    tx.execute(select(outbox.c.id).limit(1)).first()
