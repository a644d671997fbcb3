"""Many patients, and a broadcast to all of them that goes by itself: the real tick, the real sender."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from bench.place import BOT, SETUP, Bot
from bot.core.broadcast import State, Wave
from bot.messaging.bell import heard
from bot.messaging.clock import FollowedCalendar
from bot.scheduling.sending import SendingTick
from bot.scheduling.timers import STEP_SECONDS
from bot.storage import broadcasts, waves
from bot.storage.database import Database, Tx
from bot.storage.people import HEALTH_DATA
from bot.storage.tables import consents, patients, people
from bot.usecases.clinic.sending.last_look import look

NOON = datetime(2026, 3, 2, 10, tzinfo=UTC)  # one o'clock in Istanbul
WORDS = "Please remember: a little every day is better than much at once. " * 8
AT_ONCE = 5000


async def gather(database: Database, count: int) -> None:
    """So many patients who have agreed that their data is kept."""
    for first in range(1, count + 1, AT_ONCE):
        await database.run(_arrive, range(first, min(first + AT_ONCE, count + 1)))


def _arrive(tx: Tx, numbers: range) -> None:
    name, ten = tx.vault.seal("Ayşe"), NOON.time()
    person = {"bot_id": BOT, "name": name, "zone": "Europe/Istanbul", "created_at": NOON - timedelta(days=90)}
    agreed = {"bot_id": BOT, "purpose": HEALTH_DATA, "given": True, "at": NOON}
    frame = {"bot_id": BOT, "exerciser": "self", "reminder_time": ten, "days_off": [], "own_word": False}
    each: list[dict[str, Any]] = [{"user_id": n, "chat_id": n, "language": ("en", "tr")[n % 2]} for n in numbers]
    tx.execute(insert(people), [{"id": one["user_id"], **person, **one} for one in each])
    tx.execute(insert(consents), [{"person_id": n, **agreed} for n in numbers])
    tx.execute(insert(patients), [{"person_id": n, **frame} for n in numbers])


def confirm(tx: Tx) -> int:
    """A broadcast to everybody, in both languages, that is due now."""
    values = {"state": State.WAITING, "confirmed_at": NOON, "next_at": NOON}
    number = broadcasts.create(tx, bot_id=BOT, author_id=0, now=NOON, **values)
    for language in ("en", "tr"):
        broadcasts.save_body(tx, number, language, "sendMessage", {"text": WORDS})
    waves.add(tx, number, Wave.PEOPLE, NOON)
    return number


class Crowd(Bot):
    """A bot that sends broadcasts; on a calendar that stands still, so that it is never night."""

    def __init__(self, database: Database, url: str, rate: float) -> None:
        super().__init__(database, url, rate)
        calendar = FollowedCalendar(NOON)
        self.sender.calendar, self.sender.look = calendar, look
        self.tick = SendingTick(database, calendar, SETUP, BOT, self.bells)
        self._ended = asyncio.Event()

    async def run(self) -> None:
        """The tick, as its timer runs it."""
        while not self._ended.is_set():
            await self.tick.run()
            await heard(self._ended, STEP_SECONDS)

    async def stop(self) -> None:
        self._ended.set()


class Watched(Database):
    """A database that remembers how long each transaction took, from its begin to its commit."""

    def __init__(self, database: Database) -> None:
        super().__init__(database.url.render_as_string(hide_password=False), database.vault)
        self.took: list[float] = []

    def transaction(self, work: Any, *args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return super().transaction(work, *args, **kwargs)
        finally:
            self.took.append((time.perf_counter() - start) * 1000)
