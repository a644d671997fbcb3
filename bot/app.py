"""The only wiring: settings become parts, parts are started in order and stopped in the reverse order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import structlog
from telegram.error import InvalidToken, NetworkError
from telegram.ext import BaseHandler

from bot.content.load import load_content
from bot.handlers import daily, onboarding, others, symptoms
from bot.handlers import settings as settings_handlers
from bot.messaging.application import Steady, build_application
from bot.messaging.bell import Bells
from bot.messaging.clock import Calendar, FollowedCalendar, SystemCalendar
from bot.messaging.introduction import Introduction
from bot.messaging.notices import Notices
from bot.messaging.receiver import Receiver
from bot.messaging.sender import Sender
from bot.messaging.transport import Transport
from bot.messaging.turn import Turn
from bot.messaging.worker import Worker
from bot.scheduling.due import DueTick
from bot.scheduling.follow import Follower, first_reading
from bot.scheduling.timers import Timers
from bot.settings import Settings
from bot.storage.crypto import Vault, keys_from_file
from bot.storage.database import Database
from bot.storage.lock import InstanceLock
from bot.storage.migrations import migrate
from bot.usecases import outside
from bot.usecases.guard import guard
from bot.usecases.occasion import Setup
from bot.usecases.wake import next_due, wake_due
from bot.web.application import create_web
from bot.web.server import WebServer
from bot.web.webhook import Announcement

log = structlog.get_logger()

RETRY_SECONDS, PATIENCE = 3.0, 8.0
UNKNOWN_TOKEN = "Telegram does not know this TELEGRAM_BOT_TOKEN; ask @BotFather for the right one"


class StartProblem(Exception):
    """The bot cannot start; the message is one line for the operator."""


def open_database(settings: Settings) -> tuple[Database, InstanceLock | None]:
    """The database at the newest schema; on SQLite with the lock that keeps a second process out."""
    vault = Vault(_keys(settings))
    database = Database(settings.database, vault)
    lock = None
    if database.sqlite and database.url.database:
        lock = InstanceLock(Path(database.url.database))
        lock.acquire()
    migrate(database)
    return database, lock


def _keys(settings: Settings) -> list[str]:
    if settings.encryption_keys:
        return [key.get_secret_value() for key in settings.encryption_keys]
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return keys_from_file(settings.data_dir / "encryption.key")


def setup_of(settings: Settings) -> Setup:
    return Setup(
        content=load_content(),
        clinic_name=settings.clinic_name,
        clinic_contact=settings.clinic_contact,
        clinic_hours=settings.clinic_hours,
        country=settings.country,
        zone=settings.default_timezone,
        language=settings.default_language,
    )


def all_handlers() -> list[BaseHandler[Any, Turn, Any]]:
    """The last one takes whatever the others leave."""
    return [
        *onboarding.handlers(),
        *daily.handlers(),
        *settings_handlers.handlers(),
        *symptoms.handlers(),
        *others.handlers(),
    ]


@asynccontextmanager
async def running_bot(settings: Settings, web: bool = True) -> AsyncIterator[None]:
    """A bot that receives and sends within the block; raises what the command line turns into one line."""
    async with AsyncExitStack() as stack:
        setup = setup_of(settings)
        database, lock = await asyncio.to_thread(open_database, settings)
        if lock:
            stack.callback(lock.release)
        stack.callback(database.close)
        parts = await _parts(settings, setup, database, stack)
        if web:
            secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
            app = create_web(database, settings.bot_id, parts.bells, secret)
            parts.services.append(WebServer(app, *settings.address))
        parts.timers.start()
        stack.callback(parts.timers.stop)
        for service in parts.services:
            _run(service, stack)
        yield


@dataclass(frozen=True, slots=True)
class Parts:
    """What the wiring has put together; services run until they are stopped."""

    bells: Bells
    timers: Timers
    services: list["Service"]


async def _parts(settings: Settings, setup: Setup, database: Database, stack: AsyncExitStack) -> Parts:
    bot_id, bells, calendar = settings.bot_id, Bells(), await _calendar(settings)
    transport = Transport(settings.token, settings.telegram_api_url)
    stack.push_async_callback(transport.close)
    application = await _application(settings, stack)
    worker = Worker(application, database, transport, calendar, setup, bot_id, bells, outside.apologise)
    sender = Sender(
        database,
        transport,
        calendar,
        bot_id,
        bells,
        on_blocked=lambda tx, bot, chat: outside.blocked(tx, bot, chat, calendar.now()),
        still_wanted=guard(setup.content.version),
        rate=settings.send_rate,
        chat_burst=settings.chat_burst or None,
    )
    due = DueTick(database, calendar, setup, bot_id, bells, wake_due)
    receiver = Receiver(transport, database, bot_id, bells)
    services: list[Service] = [sender, worker, Notices(database, bells), Introduction(transport)]
    if settings.clock_url and isinstance(calendar, FollowedCalendar):
        follower = Follower(settings.clock_url, calendar, due, database, bot_id, bells, next_due)
        receiver.kept = follower.announce_work
        services.append(follower)
    if settings.webhook_url and settings.webhook_secret:
        services.append(Announcement(transport, settings.webhook_url, settings.webhook_secret.get_secret_value()))
    else:
        services.append(receiver)
    return Parts(bells, Timers(due, database, bot_id), services)


async def _application(settings: Settings, stack: AsyncExitStack) -> Steady:
    """Telegram may be out of reach at the start: keep trying, and say so. A wrong token is final."""
    application = build_application(settings.token, settings.telegram_api_url)
    for handler in all_handlers():
        application.add_handler(handler)
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            raise StartProblem(
                "Telegram does not know this TELEGRAM_BOT_TOKEN; ask @BotFather for the right one"
            ) from None
        except NetworkError as error:
            log.warning("start.telegram_out_of_reach", error=type(error).__name__, retry_seconds=RETRY_SECONDS)
            await asyncio.sleep(RETRY_SECONDS)
        else:
            stack.push_async_callback(application.shutdown)
            return application


async def _calendar(settings: Settings) -> Calendar:
    return FollowedCalendar(await first_reading(settings.clock_url)) if settings.clock_url else SystemCalendar()


class Service(Protocol):
    """Runs until it is stopped."""

    async def run(self) -> None: ...

    async def stop(self) -> None: ...


def _run(service: Service, stack: AsyncExitStack) -> None:
    """Start it, and see to it that it is stopped and awaited in reverse order."""
    task = asyncio.create_task(service.run())
    task.add_done_callback(_report)

    async def stop() -> None:
        await service.stop()
        await asyncio.wait({task}, timeout=PATIENCE)
        task.cancel()

    stack.push_async_callback(stop)


def _report(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("service.ended", error=type(error).__name__)
