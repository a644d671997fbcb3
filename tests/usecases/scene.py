"""One person and the bot in a real database: taps and words go through the real handlers, one transaction each.

What was queued is delivered into `chat`, as the person sees it: urgent messages first, edits in place.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial
from typing import Any, TypeVar

from sqlalchemy import func, select, update
from telegram import Update, User

from bot.app import all_handlers
from bot.content.load import Content, load_content
from bot.core.access import SYSTEM
from bot.core.activities.activity import Activity
from bot.core.dialogue import State
from bot.core.facts import Answers
from bot.messaging.application import Steady, build_application
from bot.messaging.turn import CURRENT, Handling, occasion_of
from bot.storage import broadcasts, conversations, exports, inbox, patients, people, reports
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane
from bot.storage.outgoing import Held
from bot.storage.people import Person
from bot.storage.reports import Hold, Report
from bot.storage.tables import audit, bodies, holds, outbox
from bot.storage.tables import broadcasts as broadcasts_table
from bot.usecases import log_words
from bot.usecases.clinic.exporting import advance as write_tables
from bot.usecases.clinic.sending.advance import advance
from bot.usecases.clinic.sending.last_look import look
from bot.usecases.gate import for_patient
from bot.usecases.guard import guard
from bot.usecases.meeting import meet
from bot.usecases.occasion import Occasion, Setup
from bot.usecases.wake import next_due, wake_due

R = TypeVar("R")
BOT, USER = 4242, 77
MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)  # 10:30 in Istanbul
THURSDAY = datetime(2026, 11, 26, 7, 40, tzinfo=UTC)  # 10:40 in Istanbul
CLEAR: dict[str, Any] = {
    "spinal_fracture": "no",
    "frequent_fractures": "no",
    "falls_12m": "one",
    "serious_fall": "no",
    "unsteady": "no",
    "current_signs": [],
    "medical_caution": "no",
    "professional_ok": "yes",
    "equipment": ["counter", "chair", "wall"],
    "confirmed": True,
}


@lru_cache
def content() -> Content:
    return load_content()


@dataclass
class Shown:
    """A message in the chat; `keyboard` are the texts of a keyboard that it brought."""

    id: int
    text: str
    lane: Lane
    buttons: dict[str, str] = field(default_factory=dict)  # text → data
    keyboard: tuple[str, ...] = ()
    picture: str | None = field(default=None, repr=False)  # SVG, above the words
    animation: str | None = None  # its name, above the words
    links: dict[str, str] = field(default_factory=dict)  # text → address
    protected: bool = False  # neither to be forwarded nor saved


class Scene:
    """Begin with `await scene.arrive()`, or let the person write /start."""

    def __init__(
        self, database: Database, language: str = "en", now: datetime = THURSDAY, user: int = USER, **setup: Any
    ) -> None:
        self.database, self.language = database, language
        self.user, self.name, self.last_name = user, "Ayşe", ""
        self.now = now
        self.setup = Setup(content=content(), bot_username="steady_bot", **setup)
        self.away = False  # nothing is delivered for a while
        self._everybody = [self]
        self.chat: list[Shown] = []
        self.files: list[dict[str, str]] = []  # documents, by name and text
        self.reactions: list[tuple[int, str]] = []  # the message and the emoji
        self.toast: str | None = None
        self._updates = 0
        self._told: dict[int, datetime] = {}  # when each message was first written
        self._application = _application()

    # -- what the person does --------------------------------------------------------------------------------------

    async def tap(self, text: str, message: Shown | None = None) -> None:
        """Press the newest button with this text, or the one below the given message."""
        shown = message or self.with_button(text)
        await self.press(shown, shown.buttons[text])

    async def press(self, shown: Shown, data: str) -> None:
        """Send a button's data, whatever the message shows by now."""
        body = {"message_id": shown.id, "date": _seconds(self.now), "chat": self._chat, "text": shown.text}
        query = {"id": "1", "from": self._user, "chat_instance": "1", "message": body, "data": data}
        await self._handle({"callback_query": query})

    async def answer(self, *answers: str) -> None:
        """Press the answers `question:option` about a symptom, whatever they read in this language."""
        for each in answers:
            data = f"sym:a:{each}"
            shown = next(shown for shown in reversed(self.chat) if data in shown.buttons.values())
            await self.press(shown, data)

    async def taps(self, *texts: str) -> None:
        for text in texts:
            await self.tap(text)

    def beside(self, name: str, user: int, language: str = "en", last_name: str = "") -> "Scene":
        """Somebody else with the same bot; time passes for all of them alike, whoever waits."""
        other = Scene(self.database, language, self.now, user)
        other.name, other.last_name, other.setup = name, last_name, self.setup
        other._everybody = self._everybody
        self._everybody.append(other)
        return other

    async def write(self, text: str) -> None:
        message: dict[str, Any] = {"message_id": self._updates + 5000, "text": text}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        await self._handle({"message": message | {"date": _seconds(self.now), "chat": self._chat, "from": self._user}})

    async def send(self, **content: Any) -> None:
        """A message that is no words of theirs: `sticker={…}`, `voice={…}`."""
        message = {"message_id": self._updates + 5000, "date": _seconds(self.now), "chat": self._chat}
        await self._handle({"message": message | {"from": self._user} | content})

    async def update(self, **body: Any) -> None:
        """Whatever else Telegram may send."""
        await self._handle(body)

    async def tell(self, *activities: Activity, message_id: int | None = None, beside_symptom: bool = False) -> int:
        """Words that tell of these activities. The number of the message; with it again, they are its edited words."""
        self._updates += 1
        message_id = message_id or 9000 + self._updates
        occasion = Occasion(
            setup=self.setup,
            bot_id=BOT,
            key=f"told:{self.user}:{self._updates}",
            now=self.now,
            chat_id=self.user,
            user_id=self.user,
            at=self.now,
            first_at=self._told.setdefault(message_id, self.now),
            message_id=message_id,
        )
        if activities:
            log = partial(log_words.log, activities=activities, beside_symptom=beside_symptom)
            await self.database.run(for_patient, occasion, log)
        else:
            await self.database.run(for_patient, occasion, log_words.take_back)
        await self._deliver()
        return message_id

    async def wait(self, **amount: float) -> None:
        """Let time pass; whatever falls due meanwhile is done in its turn."""
        until = self.now + timedelta(**amount)
        while (due := await self.database.run(next_due, BOT)) is not None and due <= until:
            self._set_clock(max(self.now, due))
            await self.database.run(wake_due, self.setup, BOT, self.now, 10)
            await self._deliver()
            await self.send_broadcasts()
        self._set_clock(until)

    async def send_broadcasts(self) -> None:
        """What the tick of broadcasts does at this moment; everything is delivered."""
        await self._deliver()
        while await self.database.run(advance_once, self.setup, self.now):
            await self._deliver()

    async def write_tables(self) -> None:
        """What the tick of the clinic's tables does at this moment; everything is delivered."""
        await self._deliver()
        for number in await self.database.run(exports.due, BOT, self.now):
            while await self.database.run(write_tables, self.setup, number, self.now):
                await self._deliver()

    def _set_clock(self, now: datetime) -> None:
        for each in self._everybody:
            each.now = now

    async def live(self, days: int) -> None:
        """Days on which something comes from them, so that nobody takes them for silent."""
        for _ in range(days):
            await self.wait(days=1)
            await self.run(lambda visit: None)

    async def do_all(self, days: int) -> None:
        """Days on which everything is done."""
        for _ in range(days):
            await self.write("/today")
            await self.tap("Done all")
            await self.wait(days=1)

    # -- what can be seen ------------------------------------------------------------------------------------------

    @property
    def last(self) -> Shown:
        return self.chat[-1]

    def with_button(self, text: str) -> Shown:
        found = [shown for shown in self.chat if text in shown.buttons]
        assert found, f"no button {text!r}; the chat ends with {self.chat[-2:]}"
        return found[-1]

    def texts(self, since: int = 0) -> list[str]:
        return [shown.text for shown in self.chat[since:]]

    # -- what is stored --------------------------------------------------------------------------------------------

    async def arrive(self, **answers: Any) -> None:
        """Somebody whose programme has begun; `answers` differ from one harmless fall and a doctor's word."""
        await self.database.run(self._arrive, CLEAR | answers)

    def _arrive(self, tx: Tx, answers: dict[str, Any]) -> None:
        values = {"bot_id": BOT, "user_id": self.user, "chat_id": self.user}
        values |= {"language": self.language, "zone": self.setup.zone}
        person = people.add(tx, name=self.name, now=self.now, **values)
        people.consent(tx, person, True, self.now)
        patients.add(tx, person)
        today = date.fromisoformat(f"{self.now:%Y-%m-%d}")
        begun = {"exerciser": "self", "first_day": today, "reminded_on": today, "summarised_on": today}
        patients.change(tx, SYSTEM, person.id, **begun)
        patients.answer(tx, SYSTEM, person, answers, self.now)

    async def person(self) -> Person:
        found = await self.database.run(people.find, BOT, self.user)
        assert found is not None
        return found

    async def patient(self) -> patients.Patient:
        found = await self.database.run(patients.find, SYSTEM, (await self.person()).id)
        assert found is not None
        return found

    async def state(self) -> State:
        return await self.database.run(conversations.load, SYSTEM, (await self.person()).id)

    async def answers(self) -> Answers:
        every = await self.database.run(patients.every_answer, SYSTEM, (await self.person()).id)
        return Answers.from_values({name: answer.value for name, answer in every})

    async def reports(self) -> list[Report]:
        """Those that were not withdrawn."""
        long_ago = self.now - timedelta(days=400)
        return list(await self.database.run(reports.since, SYSTEM, (await self.person()).id, long_ago))

    async def report(self) -> Report:
        return (await self.reports())[-1]

    async def holds(self) -> list[Hold]:
        return list(await self.database.run(reports.open_holds, SYSTEM, (await self.person()).id))

    async def hold_rules(self) -> set[str]:
        return {hold.rule for hold in await self.holds()}

    async def ended_holds(self) -> list[Any]:
        query = select(holds).where(holds.c.ended_at.is_not(None)).order_by(holds.c.id)
        return list(await self.database.run(lambda tx: tx.execute(query).all()))

    async def audited(self) -> list[str]:
        """Action and detail, oldest first."""
        query = select(audit.c.action, audit.c.detail).order_by(audit.c.id)
        rows = await self.database.run(lambda tx: tx.execute(query).all())
        return [" ".join(part for part in row if part) for row in rows]

    # -- how it works ----------------------------------------------------------------------------------------------

    @property
    def _chat(self) -> dict[str, Any]:
        return {"id": self.user, "type": "private", "first_name": self.name}

    @property
    def _user(self) -> dict[str, Any]:
        user = {"id": self.user, "is_bot": False, "first_name": self.name, "language_code": self.language}
        return user | ({"last_name": self.last_name} if self.last_name else {})

    async def change(self, work: Callable[..., R], *args: Any) -> R:
        """Something in the database: `work(tx, actor, person, …)`."""
        person = await self.person()
        return await self.database.run(lambda tx: work(tx, SYSTEM, person, *args))

    async def _handle(self, body: dict[str, Any]) -> None:
        self._updates += 1
        raw = {"update_id": self.user * 100_000 + self._updates} | body
        await self.database.run(inbox.store, BOT, [raw])
        [entry] = await self.database.run(inbox.claim, BOT, 1, 60.0)
        parsed = Update.de_json(raw, self._application.bot)
        handling = Handling(self.database, entry, occasion_of(parsed, entry, self.setup, self.now))
        CURRENT.set(handling)
        await self._application.process_update(parsed)
        assert handling.acted, "no handler acted"
        self.toast = handling.result if isinstance(handling.result, str) else None
        await self._deliver()

    async def run(self, use_case: Any, *args: Any) -> Any:
        """A use case of a visit, as a timer or another use case would run it."""
        result = await self.database.run(self._visited, use_case, *args)
        await self._deliver()
        return result

    def _visited(self, tx: Tx, use_case: Any, *args: Any) -> Any:
        self._updates += 1
        occasion = Occasion(
            setup=self.setup,
            bot_id=BOT,
            key=f"run:{self.user}:{self._updates}",
            now=self.now,
            chat_id=self.user,
            user_id=self.user,
        )
        visit = meet(tx, occasion)
        result = use_case(visit, *args)
        visit.arrange()
        return result

    async def _deliver(self) -> None:
        """Everybody reads what came to them."""
        for each in self._everybody:
            if not each.away:
                await each._read()

    async def _read(self) -> None:
        others = [each.user for each in self._everybody if each is not self]
        for lane, method, params, row_id in await self.database.run(_take, others, self.now):
            if method in ("sendMessage", "sendPhoto", "sendAnimation", "sendDocument"):
                self.chat.append(_shown(row_id, lane, params))
                self.files += [params["file"]] if "file" in params else []
            elif method == "setMessageReaction":
                self.reactions.append((params["message_id"], params["reaction"][0]["emoji"]))
            elif method == "editMessageReplyMarkup":
                place = next(n for n, shown in enumerate(self.chat) if shown.id == params["message_id"])
                self.chat[place] = replace(self.chat[place], buttons={})
            elif method == "deleteMessage":
                self.chat = [shown for shown in self.chat if shown.id != params["message_id"]]
            elif method in ("editMessageText", "editMessageCaption"):
                place = next(n for n, shown in enumerate(self.chat) if shown.id == params["message_id"])
                has_picture = self.chat[place].picture or self.chat[place].animation
                assert not has_picture, "Telegram edits no words there"
                before, after = self.chat[place], _shown(params["message_id"], lane, params)
                self.chat[place] = replace(after, lane=before.lane, protected=before.protected)


def advance_once(tx: Tx, setup: Setup, now: datetime) -> bool:
    """One step of each broadcast; whether anything was done."""
    tx.execute(update(broadcasts_table).values(progress_at=0))  # no real time passes here
    moved = [advance(tx, setup, number, now) for number in broadcasts.due(tx, BOT, now)]
    return any(moved)


def _take(tx: Tx, others: list[int], now: datetime) -> list[tuple[Lane, str, dict[str, Any], int]]:
    """What may leave, as the sender would judge it; everything that waits is settled."""
    words = func.coalesce(bodies.c.params, outbox.c.params).label("words")
    query = select(outbox, words).join(bodies, bodies.c.id == outbox.c.body_id, isouter=True)
    query = query.where(outbox.c.state == "waiting", outbox.c.chat_id.not_in(others))
    waiting = tx.execute(query.order_by(outbox.c.lane, outbox.c.id)).all()
    held = look(tx, many, now) if (many := [row for row in waiting if row.broadcast_id]) else {}
    rows = [row for row in waiting if row.id not in held and not _is_refused(tx, row, now)]
    for row in waiting:
        if row not in rows:
            found = held.get(row.id, Held("skipped"))
            tx.execute(update(outbox).where(outbox.c.id == row.id).values(state=found.state, error=found.reason))
    sent = {"state": "sent", "sent": tx.real_now(), "message_id": func.coalesce(outbox.c.follows, outbox.c.id)}
    tx.execute(update(outbox).where(outbox.c.id.in_([row.id for row in rows])).values(sent))
    return [(Lane(row.lane), row.method, _opened(tx, row), row.id) for row in rows]


def _opened(tx: Tx, row: Any) -> dict[str, Any]:
    params: dict[str, Any] = json.loads(tx.vault.open(row.words))
    if parts := params.get("file", {}).get("parts"):
        params["file"]["text"] += exports.text_of(tx, parts)
    return params | ({"message_id": row.follows} if row.follows else {})


def _is_refused(tx: Tx, row: Any, now: datetime) -> bool:
    expired = row.expires_at is not None and row.expires_at <= now
    return expired or (row.broadcast_id is None and guard(content().version)(tx, row) is not None)


def _shown(id: int, lane: Lane, params: dict[str, Any]) -> Shown:
    markup = params.get("reply_markup", {})
    inline = list(_buttons(markup.get("inline_keyboard", [])))
    pressable = {button["text"]: button["callback_data"] for button in inline if "callback_data" in button}
    links = {button["text"]: button["url"] for button in inline if "url" in button}
    keyboard = tuple(button["text"] for button in _buttons(markup.get("keyboard", [])))
    text = params.get("text") or params["caption"]
    protected = params.get("protect_content", False)
    return Shown(id, text, lane, pressable, keyboard, params.get("svg"), params.get("gif"), links, protected)


def _buttons(rows: list[list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield from row


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


@lru_cache
def _application() -> Steady:
    """The real handlers behind python-telegram-bot's dispatch; nothing is asked of Telegram."""
    application = build_application(f"{BOT}:no-token")
    application.bot._bot_user = User(BOT, "Steady", is_bot=True, username="steady_bot")
    application._initialized = True
    for handler in all_handlers():
        application.add_handler(handler)
    return application
