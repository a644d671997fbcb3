"""Everything on one machine without Telegram: the stand-in, the bot that follows its clock, and the page."""

import asyncio
import os
import sys
import tempfile
import threading
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from time import time as real_time
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.app import running_bot
from bot.core.access import Role
from bot.settings import Settings, settings_of
from bot.staff import link_to, new_code
from bot.start import StartProblem
from sandbox.server import SandboxServer

TOKEN = "4242424242:demo-of-steady"  # noqa: S105 - any token is good enough for the stand-in
SQLITE = "sqlite:///"
CLINIC = "clinic"  # whose phone on the page the link is for


@dataclass(frozen=True, slots=True)
class Demo:
    """The page's address, a link that lets somebody in as an administrator, and the failure of `running_bot`."""

    url: str
    invitation: str
    failure: "asyncio.Future[str]"


@asynccontextmanager
async def running_demo(port: int, database: str | None, at: datetime | None) -> AsyncIterator[Demo]:
    """Without a database of one's own, all is forgotten."""
    with tempfile.TemporaryDirectory(prefix="steady-demo-") as folder:
        sandbox = SandboxServer(port=port, at=at or monday_morning(datetime.now(UTC)))
        sandbox.world.bot.first_name = "Steady"
        # The stand-in is a new one each time; to the bot's memory its updates must be new as well.
        sandbox.world.updates.continue_from(int(real_time()))
        settings = settings_of(lambda: _settings(database, Path(folder)))
        async with _opened(sandbox, port):
            address = {"telegram_api_url": sandbox.url, "clock_url": f"{sandbox.url}/sandbox/clock"}
            async with running_bot(settings.model_copy(update=address), web=False) as failure:
                invite = partial(invite_staff, settings, sandbox)
                sandbox.world.handouts[CLINIC] = invite
                yield Demo(sandbox.url, await invite(), failure)


async def invite_staff(settings: Settings, sandbox: SandboxServer) -> str:
    """A new link each time: whoever moves the clock on lets the last one expire."""
    code = await asyncio.to_thread(new_code, settings, Role.ADMINISTRATOR, sandbox.world.clock.now)
    return link_to(sandbox.world.bot.username, code)


def monday_morning(now: datetime) -> datetime:
    """This week's Monday, 10:30 in Istanbul: whenever it is shown, the story of a week begins at its beginning."""
    monday = now - timedelta(days=now.weekday())
    return datetime.combine(monday.date(), time(10, 30), ZoneInfo("Europe/Istanbul")).astimezone(UTC)


def _settings(database: str | None, temporary: Path) -> Settings:
    """Whatever the environment says: the demo is the same on every machine."""
    data_dir = _data_dir(database, temporary)
    return Settings(telegram_bot_token=SecretStr(TOKEN), data_dir=data_dir, database_url=database)


def _data_dir(database: str | None, temporary: Path) -> Path:
    """The key lies beside a database that is kept, or it could not be read again."""
    if database and database.startswith(SQLITE):
        return Path(database.removeprefix(SQLITE)).resolve().parent
    return Path("data") if database else temporary


@asynccontextmanager
async def _opened(sandbox: SandboxServer, port: int) -> AsyncIterator[None]:
    try:
        await sandbox.__aenter__()
    except OSError as error:
        raise StartProblem(f"port {port} cannot be used ({error.strerror}); choose another one") from None
    try:
        yield
    finally:
        await sandbox.__aexit__(None, None, None)


def show(url: str) -> None:
    """In a browser, where there is one: the address stands on the screen anyway."""
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))):
        return  # only a browser for terminals could be found, and it would take this one
    threading.Thread(target=_open, args=(url,), daemon=True).start()  # some browsers return when they are closed


def _open(url: str) -> None:
    with suppress(Exception):
        webbrowser.open(url)
