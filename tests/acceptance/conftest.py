"""The real bot on the sandbox, over real HTTP; only the calendar is replaced."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import running_bot
from bot.settings import Settings
from sandbox.server import SandboxServer
from sandbox.world.limits import Limits
from tests.acceptance.phone import Sandbox

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)  # 10:30 in Istanbul
TOKEN = "4242424242:acceptance-tests"
UNLIMITED = Limits.off()

Start = Callable[[], AbstractAsyncContextManager[Sandbox]]


def settings_for(url: str, folder: Path, database_url: str | None = None) -> Settings:
    return Settings(
        _env_file=None,
        telegram_bot_token=SecretStr(TOKEN),
        telegram_api_url=url,
        clock_url=f"{url}/sandbox/clock",
        data_dir=folder,
        database_url=database_url,
        send_rate=1000,
        chat_burst=0,
    )


@asynccontextmanager
async def sandbox_at(moment: datetime) -> AsyncIterator[Sandbox]:
    async with SandboxServer(at=moment, limits=UNLIMITED) as server, Sandbox(server.url) as sandbox:
        yield sandbox


@pytest.fixture
async def sandbox(tmp_path: Path, story_database: str | None) -> AsyncIterator[Sandbox]:
    """A sandbox on a Monday morning with the bot running on it."""
    async with sandbox_at(MONDAY) as found, running_bot(settings_for(found.url, tmp_path, story_database), web=False):
        yield found


@pytest.fixture
def story_database() -> str | None:
    """Stories run on SQLite; those about the database itself choose another."""
    return None
