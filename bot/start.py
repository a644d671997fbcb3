"""What the start needs from the world: a database, an address to listen on, Telegram. It waits for the last alone."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import structlog
from sqlalchemy.engine.url import make_url
from telegram.error import InvalidToken, TelegramError

from bot.core.clinic_hours import read_hours
from bot.messaging.application import Steady
from bot.messaging.bell import Bells
from bot.messaging.clock import Calendar, FollowedCalendar, SystemCalendar
from bot.scheduling.follow import first_reading
from bot.settings import Settings
from bot.storage.crypto import Vault, keys_from_file
from bot.storage.database import Database, Tx
from bot.storage.keys import check_keys
from bot.storage.lock import AlreadyRunning, InstanceLock
from bot.storage.migrations import require_newest, upgrade
from bot.web.application import create_web
from bot.web.server import WebServer

log = structlog.get_logger()

RETRY_SECONDS = 3.0
UNKNOWN_BOT = "Telegram does not know this TELEGRAM_BOT_TOKEN; ask @BotFather for the right one"


class StartProblem(Exception):
    """The bot cannot start; the message is one line for the operator."""


def look_at_hours(settings: Settings) -> None:
    """Whether the clinic's hours can be counted; the start does not fail for it, and patients read them as they are."""
    if settings.clinic_hours and read_hours(settings.clinic_hours) is None:
        log.warning("start.clinic_hours_not_understood", counted_instead="Mon-Fri 09:00-17:00")


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """The database, not yet prepared; on SQLite with the lock that keeps a second process out."""
    database = Database(settings.database, _vault(settings))
    lock = None
    try:
        if database.sqlite:
            path = Path(str(database.url.database))
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = InstanceLock(path)
            lock.acquire()
        yield database
    finally:
        database.close()
        if lock:
            lock.release()


@contextmanager
def open_beside(settings: Settings) -> Iterator[Database]:
    """The database for one short transaction of an operator's command, also while the bot runs.

    The lock keeps out a second sender; SQLite itself lets a second process write, and the bot waits for it meanwhile.
    But whoever is not alone with the file changes no schema below the bot that runs.
    """
    with ExitStack() as stack:
        try:
            database, ready = stack.enter_context(open_database(settings)), prepare
        except AlreadyRunning:
            database, ready = Database(settings.database, _vault(settings)), check
            stack.callback(database.close)
        database.transaction(ready)
        yield database


@contextmanager
def open_to_read(settings: Settings) -> Iterator[Database]:
    """The database for `Database.read` alone, whoever else uses it. Where there is none, none is made, and no key."""
    for file in (*_sqlite_file(settings), *([] if settings.encryption_keys else [_key_file(settings)])):
        if not file.exists():
            raise StartProblem(f"{file} is not there")
    database = Database(settings.database, _vault(settings))
    try:
        database.read(check)
        yield database
    finally:
        database.close()


def _sqlite_file(settings: Settings) -> list[Path]:
    url = make_url(settings.database)
    return [Path(str(url.database))] if url.get_backend_name() == "sqlite" else []


def _key_file(settings: Settings) -> Path:
    return settings.data_dir / "encryption.key"


def _vault(settings: Settings) -> Vault:
    if settings.encryption_keys:
        return Vault([key.get_secret_value() for key in settings.encryption_keys])
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    file = _key_file(settings)
    return Vault(keys_from_file(file), str(file))


def prepare(tx: Tx) -> None:
    """Bring the database to the newest schema, and refuse one that these keys do not open."""
    upgrade(tx)
    check_keys(tx)


def check(tx: Tx) -> None:
    """The same, where nothing may be changed."""
    require_newest(tx)
    check_keys(tx)


def web_server(settings: Settings, database: Database, bells: Bells) -> WebServer:
    """Health, metrics and the webhook, at an address that is already taken."""
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    app = create_web(database, settings.bot_id, bells, secret)
    try:
        return WebServer(app, *settings.address)
    except OSError as error:
        raise StartProblem(f"LISTEN: {settings.listen} cannot be listened on: {error.strerror}") from None


async def introduce(application: Steady) -> None:
    """Telegram may be out of reach at the start: keep trying, and say so. A wrong token is final."""
    while True:
        try:
            return await application.initialize()
        except InvalidToken:
            raise StartProblem(UNKNOWN_BOT) from None
        except TelegramError as error:
            log.warning("start.telegram_out_of_reach", error=type(error).__name__, retry_seconds=RETRY_SECONDS)
        await asyncio.sleep(RETRY_SECONDS)


async def calendar_of(settings: Settings) -> Calendar:
    """The machine's, or the one that CLOCK_URL moves, once it has been read."""
    while settings.clock_url:
        try:
            async with asyncio.timeout(RETRY_SECONDS):
                return FollowedCalendar(await first_reading(settings.clock_url))
        except TimeoutError:
            log.warning("start.clock_out_of_reach")
    return SystemCalendar()
