"""Telegram is told where to deliver, and delivers there."""

import asyncio
import socket

import pytest

from bot.messaging.bell import Bells
from bot.messaging.transport import Transport
from bot.storage.database import Database
from bot.web.application import WEBHOOK_PATH, create_web
from bot.web.server import WebServer
from bot.web.webhook import Announcement
from tests.messaging.conftest import town
from tests.messaging.rig import BOT, TOKEN, Rig, Town

__all__ = ["town"]
SECRET = "known-to-telegram-and-us"


async def test_updates_come_through_the_webhook_and_are_answered(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url, receives=False) as rig:
        server = WebServer(create_web(database, BOT, rig.bells, SECRET), "127.0.0.1", 0)
        serving = asyncio.create_task(server.run())
        address = f"http://127.0.0.1:{server._socket.getsockname()[1]}{WEBHOOK_PATH}"
        transport = Transport(TOKEN, town.url)
        await town.fault("setWebhook", status=429, retry_after=1, times=0)
        announcement = Announcement(transport, address, SECRET)
        announcing = asyncio.create_task(announcement.run())
        await announcement.stop()
        await announcing
        await town.no_more_faults()
        await Announcement(transport, address, SECRET).run()
        for n in range(3):
            await ayse.writes(f"w{n}")
        await rig.settled(updates=3)
        await transport.close()
        await server.stop()
        await serving
    assert await ayse.heard() == ["You said w0", "You said w1", "You said w2"]


def test_a_taken_address_is_told_before_anything_starts(sqlite_database: Database) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        WebServer(create_web(sqlite_database, BOT, Bells()), "127.0.0.1", taken.getsockname()[1])
