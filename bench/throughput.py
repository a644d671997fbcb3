"""P2: updates handled a second in one process; beside it what others handle without keeping anything."""

import asyncio
import time

from aiogram import Bot as AiogramBot
from aiogram import Dispatcher
from aiogram.types import Message
from aiogram.types import Update as AiogramUpdate
from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, TypeHandler

from bench.place import BOT, TOKEN, Bot, durable, telegram
from bench.results import Result
from bench.stub import update
from bot.storage import inbox

CHATS = 300
WHAT = "updates handled a second"


async def run(share: float) -> list[Result]:
    count = max(300, int(3000 * share))
    durably = f"{WHAT}, state and reply committed"
    return [
        Result("P2", "steady, SQLite", durably, await _steady("sqlite", count), "/s", "≥ 600/s"),
        Result("P2", "steady, PostgreSQL", durably, await _steady("postgresql", count), "/s", "≥ 400/s"),
        Result("P2", "python-telegram-bot", f"{WHAT}, in memory", await _python_telegram_bot(count), "/s"),
        Result("P2", "aiogram", f"{WHAT}, in memory", await _aiogram(count), "/s"),
    ]


async def _steady(engine: str, count: int) -> float:
    async with telegram() as stub, durable(engine) as database:
        for first in range(1, count + 1, 100):
            batch = [update(n, n % CHATS + 1) for n in range(first, min(first + 100, count + 1))]
            await database.run(inbox.store, BOT, batch)
        bot = Bot(database, stub.url)
        start = time.perf_counter()
        async with bot.running(bot.worker), asyncio.timeout(120):
            while await database.run(inbox.count_open, BOT):
                await asyncio.sleep(0.05)
            return count / (time.perf_counter() - start)


async def _python_telegram_bot(count: int) -> float:
    """Its own way: a queue in memory, one update after the other."""
    said: dict[int, int] = {}
    done = asyncio.Event()

    async def on_update(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_chat is not None
        said[update.effective_chat.id] = said.get(update.effective_chat.id, 0) + 1
        if sum(said.values()) == count:
            done.set()

    async with telegram() as stub:
        builder = ApplicationBuilder().token(TOKEN).base_url(f"{stub.url}/bot").updater(None)
        application = builder.build()
        application.add_handler(TypeHandler(Update, on_update))
        async with application:
            await application.start()
            start = time.perf_counter()
            for n in range(1, count + 1):
                parsed = Update.de_json(update(n, n % CHATS + 1), application.bot)
                await application.update_queue.put(parsed)
            async with asyncio.timeout(120):
                await done.wait()
            took = time.perf_counter() - start
            await application.stop()
    return count / took


async def _aiogram(count: int) -> float:
    said: dict[int, int] = {}
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def on_message(message: Message) -> None:
        said[message.chat.id] = said.get(message.chat.id, 0) + 1

    bot = AiogramBot(TOKEN)
    start = time.perf_counter()
    for n in range(1, count + 1):
        await dispatcher.feed_update(bot, AiogramUpdate.model_validate(update(n, n % CHATS + 1)))
    took = time.perf_counter() - start
    await bot.session.close()
    return count / took
