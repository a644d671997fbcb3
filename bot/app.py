"""The only wiring: settings become parts, parts are started in order and stopped in the reverse order."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from telegram.ext import BaseHandler

from bot.content.load import load_content
from bot.content.words import LANGUAGES, words_for
from bot.handlers import audit as audit_handlers
from bot.handlers import broadcasts as broadcasts_handlers
from bot.handlers import cases as cases_handlers
from bot.handlers import clinic as clinic_handlers
from bot.handlers import daily, family, later, menu, onboarding, others, pauses, privacy, questions, relatives, symptoms
from bot.handlers import limits as limits_handlers
from bot.handlers import patients as patients_handlers
from bot.handlers import settings as settings_handlers
from bot.handlers import staff as staff_handlers
from bot.handlers.routes import routing
from bot.messaging.application import Steady, build_application
from bot.messaging.bell import Bells
from bot.messaging.clock import Calendar, FollowedCalendar
from bot.messaging.introduction import Introduction
from bot.messaging.notices import Notices
from bot.messaging.receiver import Receiver
from bot.messaging.sender import Sender
from bot.messaging.transport import Transport
from bot.messaging.turn import Turn
from bot.messaging.worker import Worker
from bot.scheduling.due import DueTick
from bot.scheduling.exporting import ExportTick
from bot.scheduling.follow import Follower
from bot.scheduling.sealing import Sealing
from bot.scheduling.sending import SendingTick
from bot.scheduling.stepping import StepTick
from bot.scheduling.timers import Timers
from bot.services import Service, Services
from bot.settings import Settings
from bot.start import calendar_of, introduce, look_at_hours, open_database, prepare, web_server
from bot.storage import heads
from bot.storage.database import Database
from bot.usecases import outside
from bot.usecases.clinic.sending.last_look import look
from bot.usecases.guard import guard
from bot.usecases.occasion import Setup
from bot.usecases.wake import next_due, wake_due
from bot.web.webhook import Announcement


@asynccontextmanager
async def running_bot(settings: Settings, web: bool = True) -> AsyncIterator["asyncio.Future[str]"]:
    """A bot that receives and sends within the block; what it yields is a line once an indispensable part has failed.

    Raises what `bot.troubles` turns into a line for the operator.
    """
    async with AsyncExitStack() as stack:
        look_at_hours(settings)
        setup, bells = setup_of(settings), Bells()
        database = stack.enter_context(open_database(settings))
        await database.run(prepare)
        sealing = Sealing(database, settings.bot_id, settings.data_dir / heads.NAME)
        stack.push_async_callback(sealing.run)  # whatever was recorded until the end
        transport = Transport(settings.token, settings.telegram_api_url)
        stack.push_async_callback(transport.close)
        application = _application(settings, stack)
        failure: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        leaving, arriving = Services(failure), Services(failure)
        stack.push_async_callback(leaving.stop)  # last, so that the last replies leave
        stack.push_async_callback(arriving.stop)
        if web:
            arriving.start(web_server(settings, database, bells))
        calendar = await calendar_of(settings)
        await introduce(application)
        setup = replace(setup, bot_username=application.bot.username)
        parts = _Parts(settings, setup, database, transport, calendar, bells, sealing)
        parts.timers.start()
        stack.callback(parts.timers.stop)
        leaving.start(parts.sender())
        for service in parts.others(application):
            arriving.start(service)
        if parts.follower:
            await parts.follower.announce_work()  # from now on, whoever moves the clock waits for us
        yield failure


def setup_of(settings: Settings) -> Setup:
    """What does not change while the bot runs; all words are read now, so that the first person need not wait."""
    for language in LANGUAGES:
        words_for(language)
    return Setup(
        content=load_content(),
        clinic_name=settings.clinic_name,
        clinic_contact=settings.clinic_contact,
        clinic_hours=settings.clinic_hours,
        country=settings.country,
        zone=settings.default_timezone,
        language=settings.default_language,
        send_rate=settings.send_rate,
    )


def all_handlers() -> list[BaseHandler[Any, Turn, Any]]:
    """The last one takes whatever the others leave."""
    known = [
        *onboarding.handlers(),
        *daily.handlers(),
        *settings_handlers.handlers(),
        *pauses.handlers(),
        *privacy.handlers(),
        *menu.handlers(),
        *symptoms.handlers(),
        *questions.handlers(),
        *later.handlers(),
        *family.handlers(),
        *relatives.handlers(),
        *staff_handlers.handlers(),
        *cases_handlers.handlers(),
        *audit_handlers.handlers(),
        *limits_handlers.handlers(),
        *patients_handlers.handlers(),
        *clinic_handlers.handlers(),
        *broadcasts_handlers.handlers(),
    ]
    return [*known, *others.handlers(routing(known))]


def _application(settings: Settings, stack: AsyncExitStack) -> Steady:
    application = build_application(settings.token, settings.telegram_api_url)
    for handler in all_handlers():
        application.add_handler(handler)
    stack.push_async_callback(application.bot.shutdown)  # it opens connections even where nobody answers
    stack.push_async_callback(application.shutdown)
    return application


@dataclass(frozen=True)
class _Parts:
    """What every part is made of."""

    settings: Settings
    setup: Setup
    database: Database
    transport: Transport
    calendar: Calendar
    bells: Bells
    sealing: Sealing

    @cached_property
    def due(self) -> DueTick:
        return DueTick(self.database, self.calendar, self.setup, self.settings.bot_id, self.bells, wake_due)

    @cached_property
    def timers(self) -> Timers:
        return Timers(self.due, self.ticks, self.sealing, self.database, self.settings.bot_id)

    @cached_property
    def ticks(self) -> tuple[StepTick, ...]:
        about = (self.database, self.calendar, self.setup, self.settings.bot_id, self.bells)
        return SendingTick(*about), ExportTick(*about)

    def sender(self) -> Sender:
        calendar, settings = self.calendar, self.settings
        return Sender(
            self.database,
            self.transport,
            calendar,
            settings.bot_id,
            self.bells,
            on_blocked=lambda tx, bot, chat: outside.blocked(tx, bot, chat, calendar.now()),
            still_wanted=guard(self.setup.content.version),
            look=look,
            rate=settings.send_rate,
            chat_burst=settings.chat_burst or None,
        )

    def others(self, application: Steady) -> Iterator[Service]:
        yield self._worker(application)
        yield Notices(self.database, self.bells)
        yield Introduction(self.transport)
        if self.follower:
            yield self.follower
        yield self._receiver()

    def _worker(self, application: Steady) -> Worker:
        return Worker(
            application,
            self.database,
            self.transport,
            self.calendar,
            self.setup,
            self.settings.bot_id,
            self.bells,
            outside.apologise,
        )

    @cached_property
    def follower(self) -> Follower | None:
        url, bot_id = self.settings.clock_url, self.settings.bot_id
        if not url or not isinstance(self.calendar, FollowedCalendar):
            return None
        return Follower(url, self.calendar, self.due, self.ticks, self.database, bot_id, self.bells, next_due)

    def _receiver(self) -> Receiver | Announcement:
        url, secret = self.settings.webhook_url, self.settings.webhook_secret
        if url and secret:
            return Announcement(self.transport, url, secret.get_secret_value())
        receiver = Receiver(self.transport, self.database, self.settings.bot_id, self.bells)
        if self.follower:
            receiver.kept = self.follower.announce_work
        return receiver
