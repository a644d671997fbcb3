"""P3: a broadcast to 3,000 people at 29 messages a second, and never more than thirty in any second.
P4: one at 1,000 a second. Beside both, others at their own speed, which keep nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import Bot as LibraryBot

from bench.crowd import Crowd, confirm, gather
from bench.place import TOKEN, durable, telegram
from bench.results import Result, most_in_a_second

RATE, FAST, CHATS, AT_ONCE = 29.0, 1000.0, 1000, 64


async def run(share: float) -> list[Result]:
    count = int(3000 * share)
    return [
        *_judged("P3", "steady, SQLite", await _steady("sqlite", count, RATE), "≥ 28.5/s", "≤ 30"),
        *_judged("P3", "python-telegram-bot, no limiter", await _python_telegram_bot(count)),
        *_judged("P3", "aiogram, no limiter", await _aiogram(count)),
    ]


async def run_fast(share: float) -> list[Result]:
    count = int(20_000 * share)
    return [
        *_judged("P4", "steady, SQLite", await _steady("sqlite", count, FAST), "≥ 950/s"),
        *_judged("P4", "steady, PostgreSQL", await _steady("postgresql", count, FAST)),
        *_judged("P4", "python-telegram-bot, no limiter", await _python_telegram_bot(count // 5)),
        *_judged("P4", "aiogram, no limiter", await _aiogram(count // 5)),
    ]


def _judged(id: str, who: str, arrived: list[float], speed: str = "", most: str = "") -> list[Result]:
    rate = (len(arrived) - 1) / (max(arrived) - min(arrived))
    what = f"{len(arrived)} messages"
    return [
        Result(id, who, f"{what}, delivered", rate, "/s", speed),
        Result(id, who, f"{what}, most within any second", most_in_a_second(arrived), "", most),
    ]


async def _steady(engine: str, count: int, rate: float) -> list[float]:
    """From the confirmed broadcast on: its rows are written while the first messages leave."""
    async with telegram() as stub, durable(engine) as database:
        await gather(database, count)
        bot = Crowd(database, stub.url, rate)
        await database.run(confirm)
        async with bot.running(bot.sender, bot):
            return _times(await stub.until(count, patience=count / rate + 60))


def _times(seen: Any) -> list[float]:
    return [at for at, _ in seen["arrived"]]


async def _python_telegram_bot(count: int) -> list[float]:
    async with telegram() as stub, LibraryBot(TOKEN, base_url=f"{stub.url}/bot") as bot:
        await _all(count, lambda n: bot.send_message(n % CHATS + 1, str(n)))
        return _times(await stub.until(count, patience=60))


async def _aiogram(count: int) -> list[float]:
    async with telegram() as stub:
        bot = AiogramBot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(stub.url)))
        await _all(count, lambda n: bot.send_message(n % CHATS + 1, str(n)))
        await bot.session.close()
        return _times(await stub.until(count, patience=60))


async def _all(count: int, send: Callable[[int], Awaitable[Any]]) -> None:
    """As fast as it goes, so many at once."""
    places = asyncio.Semaphore(AT_ONCE)

    async def one(n: int) -> None:
        async with places:
            await send(n)

    async with asyncio.timeout(120):
        await asyncio.gather(*(one(n) for n in range(count)))
