"""P3: 3,000 messages at 29 a second, and never more than thirty in any second; beside it others at their own speed."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import Bot as LibraryBot

from bench.place import TOKEN, Bot, durable, say, telegram
from bench.results import Result, most_in_a_second
from bot.storage.database import Tx

RATE, CHATS, AT_ONCE = 29.0, 1000, 64


async def run(share: float) -> list[Result]:
    count = int(3000 * share)
    return [
        *_judged("steady, SQLite", await _steady(count), "≥ 28.5/s", "≤ 30"),
        *_judged("python-telegram-bot, no limiter", await _python_telegram_bot(count)),
        *_judged("aiogram, no limiter", await _aiogram(count)),
    ]


def _judged(who: str, arrived: list[float], speed: str = "", most: str = "") -> list[Result]:
    rate = (len(arrived) - 1) / (max(arrived) - min(arrived))
    what = f"{len(arrived)} messages"
    return [
        Result("P3", who, f"{what}, delivered", rate, "/s", speed),
        Result("P3", who, f"{what}, most within any second", most_in_a_second(arrived), "", most),
    ]


async def _steady(count: int) -> list[float]:
    async with telegram() as stub, durable("sqlite") as database:

        def fill(tx: Tx) -> None:
            for n in range(count):
                say(tx, n % CHATS + 1, str(n))

        await database.run(fill)
        bot = Bot(database, stub.url, rate=RATE)
        async with bot.running(bot.sender):
            return _times(await stub.until(count, patience=count / RATE + 60))


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
