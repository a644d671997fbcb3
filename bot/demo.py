"""Everything on one machine without Telegram: the stand-in, the bot that follows its clock, and the page."""

import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from bot.app import running_bot
from bot.settings import Settings
from sandbox.server import SandboxServer

TOKEN = "4242424242:demo-of-steady"  # noqa: S105 - any token is good enough for the stand-in


@asynccontextmanager
async def running_demo(port: int, database: str | None, at: datetime | None) -> AsyncIterator[str]:
    """The page's address. Without a database of one's own, everything is forgotten at the end."""
    with tempfile.TemporaryDirectory(prefix="steady-demo-") as folder:
        async with SandboxServer(port=port, at=at) as sandbox:
            settings = Settings(
                _env_file=None,
                telegram_bot_token=SecretStr(TOKEN),
                telegram_api_url=sandbox.url,
                clock_url=f"{sandbox.url}/sandbox/clock",
                data_dir=_data_dir(database, Path(folder)),
                database_url=database,
            )
            async with running_bot(settings, web=False):
                yield sandbox.url


def _data_dir(database: str | None, temporary: Path) -> Path:
    """The key lies beside a database that is kept, or it could not be read again."""
    prefix = "sqlite:///"
    if database and database.startswith(prefix):
        return Path(database.removeprefix(prefix)).resolve().parent
    return Path("data") if database else temporary


def show(url: str) -> None:
    webbrowser.open(url)
