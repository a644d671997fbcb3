"""P5: an urgent message, from its commit to its arrival, while a broadcast to 100,000 people waits at 29 a second."""

import asyncio
import time

from bench.crowd import Crowd, confirm, gather
from bench.place import BOT, durable, telegram
from bench.results import Result, percentile
from bot.messaging.clock import SystemCalendar
from bot.storage import outbox
from bot.storage.database import Tx
from bot.storage.outbox import Lane

PEOPLE, RATE, PAUSE = 100_000, 29.0, 0.23  # seconds between two urgent messages, out of step with the slots


async def run(share: float) -> list[Result]:
    results = []
    for engine, who in (("sqlite", "steady, SQLite"), ("postgresql", "steady, PostgreSQL")):
        waits = await _waits(engine, max(20, int(200 * share)))
        what = f"an urgent message while {PEOPLE:,} of a broadcast wait, {len(waits)} times"
        results.append(Result("P5", who, f"{what}, median", percentile(waits, 0.5), "ms"))
        results.append(Result("P5", who, f"{what}, 99 %", percentile(waits, 0.99), "ms", "≤ 250 ms"))
    return results


async def _waits(engine: str, count: int) -> list[float]:
    """In milliseconds."""
    async with telegram() as stub, durable(engine) as database:
        await gather(database, PEOPLE)
        bot = Crowd(database, stub.url, RATE)
        await database.run(confirm)
        await bot.tick.run()
        said: dict[str, float] = {}
        async with bot.running(bot.sender, bot):
            for n in range(count):
                await database.run(_say, f"urgent {n}", PEOPLE + 1 + n)
                said[f"urgent {n}"] = time.monotonic()
                bot.bells.outbox.ring()
                await asyncio.sleep(PAUSE)
            await asyncio.sleep(1)
            seen = await stub.arrivals()
    return [(at - said[words]) * 1000 for at, words in seen["arrived"] if words in said]


def _say(tx: Tx, words: str, chat: int) -> None:
    about = {"chat_id": chat, "lane": Lane.URGENT, "method": "sendMessage", "created_at": SystemCalendar().now()}
    outbox.enqueue(tx, bot_id=BOT, key=words, params={"text": words}, **about)
