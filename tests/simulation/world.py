"""Telephones and one bot in a real database, without a network: the bot can be down, and can end at any statement.

What is queued leaves as the sender would let it leave: by lane, not when expired, not when the last look says no.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import event, select, update
from structlog.testing import capture_logs
from telegram import Update

from bot.messaging.turn import CURRENT, Handling, occasion_of
from bot.storage import inbox, people
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane
from bot.storage.tables import outbox
from bot.usecases import outside
from bot.usecases.guard import guard
from bot.usecases.occasion import Setup
from bot.usecases.wake import wake_due
from tests.simulation.oracle import Known, known, reasons_for_nothing
from tests.simulation.watch import Watch
from tests.usecases.scene import BOT, Scene, Shown, _application, _shown, content

RETRY = timedelta(minutes=1)


class Ended(BaseException):
    """The process is gone in the middle of a transaction."""


class Phone(Scene):
    """One person's telephone: what it shows, every button it ever showed, and what the person means to have done."""

    def __init__(self, world: "World", user: int, language: str) -> None:
        self.world = world
        super().__init__(world.database, language, world.now, user)
        self.setup = world.setup
        self.blocks = False  # Telegram refuses what is sent
        self.received = 0
        self.ever: dict[tuple[int, str], Shown] = {}
        self.on_reply: Callable[[str, Shown, Sequence[Shown]], Awaitable[None]] | None = None

    @property
    def now(self) -> datetime:
        return self.world.now

    @now.setter
    def now(self, moment: datetime) -> None:
        self.world.now = moment

    async def confirmed(self) -> bool:
        """Whether every question is answered and read back."""
        return not any("nswer" in why for why in reasons_for_nothing(await self.known()))

    async def known(self) -> Known:
        return await self.database.run(known, (await self.person()).id)

    async def push(self, data: str) -> None:
        """Press the newest button that ever had this data."""
        id, shown = next((id, shown) for (id, each), shown in reversed(self.ever.items()) if each == data)
        assert shown.id == id
        await self.press(shown, data)

    def shown(self, id: int) -> Shown:
        """A message as it stands now."""
        return next(each for each in self.chat if each.id == id)

    def newest(self, prefix: str) -> list[str]:
        """The data of the newest message that has buttons with this prefix, as long as they are shown."""
        for shown in reversed(self.chat):
            if found := [data for data in shown.buttons.values() if data.startswith(prefix)]:
                return found
        return []

    async def edit(self, text: str) -> None:
        """Change a message that was sent before."""
        date = int(self.now.timestamp())
        message = {"message_id": 4999, "date": date - 60, "edit_date": date, "text": text}
        await self._handle({"edited_message": message | {"chat": self._chat, "from": self._user}})

    async def attach(self, **content: Any) -> None:
        """Something without words: a sticker, a voice."""
        message = {"message_id": 4998, "date": int(self.now.timestamp()), "chat": self._chat, "from": self._user}
        await self._handle({"message": message | content})

    async def membership(self, status: str) -> None:
        """Block (`kicked`) or come back (`member`)."""
        self.blocks = status == "kicked"
        bot = {"id": BOT, "is_bot": True, "first_name": "Steady"}
        old: dict[str, Any] = {"user": bot, "status": "left"}
        new: dict[str, Any] = {"user": bot, "status": status}
        if status == "kicked":
            new["until_date"] = 0
        date = int(self.now.timestamp())
        change = {"chat": self._chat, "from": self._user, "date": date, "old_chat_member": old, "new_chat_member": new}
        await self._handle({"my_chat_member": change})

    async def _handle(self, body: dict[str, Any]) -> None:
        self._updates += 1
        self.blocks = self.blocks and "my_chat_member" in body  # whoever writes has come back
        await self.world.receive(self, body)

    def show(self, method: str, row_id: int, lane: Lane, params: dict[str, Any]) -> Shown:
        if method == "setMessageReaction":
            return self.chat[-1]
        self.received += 1
        if method in ("sendMessage", "sendPhoto", "sendAnimation", "sendDocument"):
            shown = _shown(row_id, lane, params)
            self.chat.append(shown)
        else:
            assert method == "editMessageText"
            shown = _shown(params["message_id"], lane, params)
            place = next(n for n, each in enumerate(self.chat) if each.id == shown.id)
            self.chat[place] = shown
        for data in shown.buttons.values():
            self.ever.pop((shown.id, data), None)  # so that the newest stands last
            self.ever[shown.id, data] = shown
        return shown


@dataclass
class World:
    """`now` moves by `pass_to`; while it is not `up`, updates wait at Telegram and nothing falls due."""

    database: Database
    now: datetime
    setup: Setup = field(default_factory=lambda: Setup(content=content()))
    up: bool = True
    phones: dict[int, Phone] = field(default_factory=dict)
    watch: Watch = field(default_factory=Watch)
    counted: Counter[str] = field(default_factory=Counter)
    waiting: list[tuple[Phone, dict[str, Any]]] = field(default_factory=list)
    heard: dict[int, list[datetime]] = field(default_factory=lambda: defaultdict(list))  # by user: handled updates
    _updates: int = 0
    _at_work: bool = False  # otherwise it is the test that asks the database
    _fatal: int = 0  # statements until the process ends; 0: it does not

    def __post_init__(self) -> None:
        event.listen(self.database.engine, "before_cursor_execute", self._statement)
        event.listen(self.database.engine, "connect", _hurry)

    def phone(self, language: str = "en") -> Phone:
        user = 100 + len(self.phones)
        self.phones[user] = Phone(self, user, language)
        return self.phones[user]

    def end_at(self, statement: int) -> None:
        """The process ends at the statement with this number from now on, once."""
        self._fatal = statement

    def _statement(self, *_: Any) -> None:
        if self._fatal and self._at_work:
            self._fatal -= 1
            if self._fatal == 0:
                self.counted["crash"] += 1
                raise Ended

    # -- time ------------------------------------------------------------------------------------------------------

    async def pass_to(self, until: datetime) -> None:
        """Whatever falls due meanwhile is done in its turn."""
        while self.up and (due := await self.database.run(people.next_wake, BOT)) is not None and due <= until:
            self.now = max(self.now, due)
            try:
                with self._work_of_the_bot():
                    await self.database.run(self._wake)
                await self._deliver()
            except Ended:
                self.now += RETRY
        self.now = max(self.now, until)

    def _wake(self, tx: Tx) -> None:
        self.watch.before_wake(tx, self.now)
        wake_due(tx, self.setup, BOT, self.now, 10)
        self.watch.after_wake(tx)

    async def go_up(self) -> None:
        self.up = True
        await self._work()
        await self.pass_to(self.now)

    @contextmanager
    def _work_of_the_bot(self) -> Iterator[None]:
        """It may end in here, and logs nothing that speaks of trouble."""
        self._at_work = True
        try:
            with capture_logs() as logged:
                yield
        finally:
            self._at_work = False
        assert not [line for line in logged if line["log_level"] in ("error", "warning")], logged

    # -- what people do --------------------------------------------------------------------------------------------

    async def receive(self, phone: Phone, body: dict[str, Any]) -> None:
        self._updates += 1
        self.waiting.append((phone, {"update_id": self._updates} | body))
        if self.up:
            await self._work()

    async def _work(self) -> None:
        """Handle what waits; after a crash the same update is handled again, from the beginning."""
        tried: dict[str, Any] | None = None
        while self.waiting:
            phone, raw = self.waiting[0]
            if raw is not tried:  # what was answered before a crash is its answer too
                before, messages, pressed = phone.received, len(phone.chat), _pressed(phone, raw)
                tried = raw
            self.counted["update"] += 1
            await self.database.run(self.watch.before_update, phone)
            try:
                with self._work_of_the_bot():
                    await self._handle(phone, raw)
                self.waiting.pop(0)
                if not _goes(raw):
                    self.heard[phone.user].append(self.now)
                await self._deliver()
            except Ended:
                await self.database.run(inbox.release_all, BOT)
                await self._deliver()
            else:
                silent = raw.keys() & {"my_chat_member", "edited_message"} or "sticker" in raw.get("message", {})
                toast = phone.toast if "callback_query" in raw else None  # nobody sees one without a tap
                assert silent or phone.blocks or toast or phone.received > before, f"no answer to {raw}"
                await self.database.run(self.watch.after_update, phone, raw, self.now)
                if pressed and phone.on_reply:
                    await phone.on_reply(raw["callback_query"]["data"], pressed, phone.chat[messages:])

    async def _handle(self, phone: Phone, raw: dict[str, Any]) -> None:
        await self.database.run(inbox.store, BOT, [raw])
        entries = await self.database.run(inbox.claim, BOT, 1, 60.0)
        if not entries:  # it was done; only its end was not noticed
            return
        application = _application()
        parsed = Update.de_json(raw, application.bot)
        handling = Handling(self.database, entries[0], occasion_of(parsed, entries[0], self.setup, self.now))
        CURRENT.set(handling)
        await application.process_update(parsed)
        assert handling.acted, f"no handler acted on {raw}"
        phone.toast = handling.result if isinstance(handling.result, str) else None

    # -- what the bot says -----------------------------------------------------------------------------------------

    async def _deliver(self) -> None:
        await self.database.run(self._depart)

    def _depart(self, tx: Tx) -> None:
        waiting = select(outbox).where(outbox.c.state == "waiting").order_by(outbox.c.lane, outbox.c.id)
        for row in tx.execute(waiting).all():
            state, error = self._fate(tx, row)
            arrived = {"sent": float(row.id), "message_id": row.id} if state == "sent" else {}
            tx.execute(update(outbox).where(outbox.c.id == row.id).values(state=state, error=error, **arrived))
            self.counted[f"{state} {error or ''}".strip()] += 1
            if state == "sent":
                params = json.loads(tx.vault.open(row.params))
                shown = self.phones[row.chat_id].show(row.method, row.id, Lane(row.lane), params)
                self.watch.delivered(tx, row, shown, self.now)

    def _fate(self, tx: Tx, row: Any) -> tuple[str, str | None]:
        if row.expires_at is not None and row.expires_at <= self.now:
            return "skipped", "expired"
        if reason := guard(self.setup.content.version)(tx, row):
            return "skipped", reason
        if self.phones[row.chat_id].blocks:
            outside.blocked(tx, BOT, row.chat_id, self.now)
            return "blocked", None
        return "sent", None


def _goes(raw: dict[str, Any]) -> bool:
    """Whether they blocked the bot: nothing came from them."""
    return bool(raw.get("my_chat_member", {}).get("new_chat_member", {}).get("status") == "kicked")


def _hurry(connection: Any, _: Any) -> None:
    """No test here pulls the plug of the machine."""
    connection.execute("PRAGMA synchronous=OFF")


def _pressed(phone: Phone, raw: dict[str, Any]) -> Shown | None:
    """The message with the button, as it stood before."""
    return phone.shown(raw["callback_query"]["message"]["message_id"]) if "callback_query" in raw else None
