"""A clock that somebody else moves: everything falls due in order, and nothing is reported too early."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.scheduling.due import DueTick
from bot.scheduling.follow import Follower, first_reading
from bot.scheduling.sending import SendingTick
from bot.storage.database import Database, Tx
from bot.usecases.occasion import Occasion, Setup
from sandbox.server import SandboxServer
from sandbox.world.limits import Limits
from tests.messaging.rig import BOT, NOON, SETUP, Rig, Town, say


class Reminders:
    """Somebody's daily reminders, at ten past each hour."""

    def __init__(self, chat: int, start: datetime) -> None:
        self.chat, self.next, self.fell_due = chat, start + timedelta(minutes=10), []
        self.fell_due: list[datetime]

    def wake(self, tx: Tx, setup: Setup, bot_id: int, now: datetime, limit: int) -> int:
        if self.next > now:
            return 0
        self.fell_due.append(now)
        key = f"wake:{self.next.isoformat()}"
        say(tx, Occasion(setup=SETUP, bot_id=BOT, key=key, now=now, chat_id=self.chat), f"{self.next:%H:%M}")
        self.next += timedelta(hours=1)
        return 1

    def due(self, tx: Tx, bot_id: int) -> datetime:
        return self.next


@pytest_asyncio.fixture
async def town() -> AsyncIterator[Town]:
    async with SandboxServer(at=NOON, limits=Limits.off()) as server, aiohttp.ClientSession() as http:
        yield Town(http, server.url)


async def post(town: Town, path: str, **body: Any) -> dict[str, Any]:
    async with town._http.post(f"{town.url}/sandbox/{path}", json=body) as answer:
        assert answer.status == 200, await answer.text()
        found: dict[str, Any] = await answer.json()
        return found


def follower(rig: Rig, town: Town, reminders: Reminders) -> Follower:
    due = DueTick(rig.database, rig.calendar, SETUP, BOT, rig.bells, reminders.wake)
    clock = f"{town.url}/sandbox/clock"
    sending = SendingTick(rig.database, rig.calendar, SETUP, BOT, rig.bells)
    return Follower(clock, rig.calendar, due, [sending], rig.database, BOT, rig.bells, reminders.due)


async def test_the_first_reading_is_the_clocks(town: Town) -> None:
    assert await first_reading(f"{town.url}/sandbox/clock") == NOON


async def test_a_jump_fires_everything_that_falls_due_in_order(database: Database, town: Town) -> None:
    ayse = await town.person()
    await ayse.writes("hello")
    async with Rig(database, town.url) as rig:
        reminders = Reminders(ayse.id, NOON)
        following = follower(rig, town, reminders)
        running = asyncio.create_task(following.run())
        await post(town, "settle", quiet_ms=100)
        moved = await post(town, "clock", advance=4 * 3600, timeout=20)
        await post(town, "settle", quiet_ms=100)
        await following.stop()
        await running
    assert datetime.fromisoformat(moved["now"]) == NOON + timedelta(hours=4)
    assert rig.calendar.now() == NOON + timedelta(hours=4)
    assert await ayse.heard() == ["You said hello", "12:10", "13:10", "14:10", "15:10"]
    assert reminders.fell_due == [NOON + timedelta(minutes=10, hours=n) for n in range(4)]


async def test_settling_waits_until_what_was_written_is_answered(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        following = follower(rig, town, Reminders(ayse.id, NOON))
        rig.receiver.kept = following.announce_work
        running = asyncio.create_task(following.run())
        for n in range(5):
            await ayse.writes(f"{n}")
            await post(town, "settle", quiet_ms=50)
            assert (await ayse.heard())[-1] == f"You said {n}"
        await following.stop()
        await running


async def test_a_clock_that_is_away_is_asked_again(
    sqlite_database: Database, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.scheduling import follow

    monkeypatch.setattr(follow, "RETRY_SECONDS", 0.01)
    reading = asyncio.create_task(first_reading("http://127.0.0.1:1/sandbox/clock"))
    done, _ = await asyncio.wait({reading}, timeout=0.1)
    assert not done
    reading.cancel()
