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
        database, waits = Watched(plain), list[float]()
        bot = Crowd(database, "http://127.0.0.1:1", rate=29.0)
        await database.run(confirm)
        database.took.clear()
        others = asyncio.create_task(_read_again_and_again(database, waits))
        start = time.perf_counter()
        await bot.tick.run()
        took = time.perf_counter() - start
        others.cancel()
        await asyncio.wait({others})
        written = await database.run(lambda tx: tx.execute(select(func.count()).select_from(outbox)).scalar_one())
        database.close()
    assert written == count, written
    what = f"{count:,} rows of a broadcast"
    return [
        Result("P4", who, f"{what} written", took, "s", "≤ 5 s"),
        Result("P4", who, f"{what}, longest transaction", max(database.took), "ms", "≤ 50 ms"),
        Result("P4", who, f"{what}, wait of others meanwhile, 99 %", percentile(waits, 0.99), "ms"),
    ]


async def _read_again_and_again(database: Watched, waits: list[float]) -> None:
    """What everybody else's transactions meet meanwhile."""
    while True:
        start = time.perf_counter()
        await database.run(_read)
        waits.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(PAUSE)


def _read(tx: Tx) -> None:
    tx.execute(select(outbox.c.id).limit(1)).first()
