"""Sends what the outbox holds: claim (a transaction), send, settle (a transaction); never a send inside one."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.messaging import limits
from bot.messaging.animations import Animations
from bot.messaging.bell import Bells, heard
from bot.messaging.clock import Calendar
from bot.messaging.limits import Window
from bot.messaging.outcomes import ONCE, judge, lapsed, retry_after
from bot.messaging.painting import Painter
from bot.messaging.parcel import Parcel, pack
from bot.messaging.tasks import Tasks
from bot.messaging.together import Together
from bot.messaging.transport import NotSent, Outcome, Refused, Transport, Unknown
from bot.storage import departures, exports, pace
from bot.storage.crypto import KeyProblem
from bot.storage.database import Database, Tx, is_outage
from bot.storage.outgoing import Guard, Look, Row, Verdict, hold_none, send_all

log = structlog.get_logger()

LEASE = 60.0  # seconds; longer than connecting and answering may take together
NET = 1.0  # seconds between looks when no bell rings
OUTAGE_DELAY = 0.5
Blocked = Callable[[Tx, int, int], object]


@dataclass(frozen=True, slots=True)
class Departure:
    """Rows with the seconds from now at which each may leave; or, without any, when to look again."""

    rows: list[tuple[Row, float]]
    wait: float = NET
    deaf: bool = False  # until then no bell could change anything


@dataclass
class Sender:
    """`on_blocked(tx, bot_id, chat_id)` runs in the transaction that settles a 403; `still_wanted(tx, row)` gives the
    reason to skip a row at the last moment, `look(tx, rows, now)` says the same of messages of broadcasts. `rate` is
    messages a second, `chat_burst` messages in three seconds."""

    database: Database
    transport: Transport
    calendar: Calendar
    bot_id: int
    bells: Bells
    on_blocked: Blocked
    still_wanted: Guard = send_all
    look: Look = hold_none
    rate: float = 29.0
    chat_burst: int | None = 3
    lease: float = LEASE
    answer_timeout: float = 20.0
    at_once: int = 96
    painter: Painter = field(default_factory=Painter)
    animations: Animations = field(default_factory=Animations)
    _tasks: Tasks = field(default_factory=Tasks)
    _on_way: set[int] = field(default_factory=set)
    _paused_until: float = 0.0  # of the event loop's clock
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._window = Window(most=int(self.rate) + 1)
        self._begun = Together(self._surely, departures.begin_call)
        self._sent: Together[tuple[Row, Verdict], bool] = Together(self._surely, _settle_sent)

    async def run(self) -> None:
        """Until `stop`."""
        if self.database.sqlite:  # one process, and it has just started
            await self._surely(departures.release_all, self.bot_id)
        while not self._stopping.is_set():
            rung = self.bells.outbox.listen()
            departure = await self._claim()
            for row, seconds in departure.rows:
                self._tasks.start(self._deliver(row, asyncio.get_running_loop().time() + seconds))
            if not departure.rows:
                await heard(self._stopping if departure.deaf else rung, min(departure.wait, NET))
            await self._tasks.room(self.at_once * 3 // 4)  # for several, because a claim costs more than a row

    async def stop(self, patience: float = 5.0) -> None:
        """Begin nothing more, and let what is on its way arrive."""
        self._stopping.set()
        self.bells.outbox.ring()
        await self._tasks.end(patience)
        await self._begun.end()
        await self._sent.end()
        self.painter.close()

    async def _claim(self) -> Departure:
        try:
            return await self.database.run(self._depart, self.at_once - len(self._tasks))
        except Exception as error:
            log.warning("outbox.claim_failed", error=type(error).__name__)
            return Departure([], OUTAGE_DELAY, deaf=True)

    def _depart(self, tx: Tx, free: int) -> Departure:
        real = tx.real_now()
        known = pace.lock(tx, self.bot_id)
        for row in departures.lapsed(tx, self.bot_id, real):
            if row.id not in self._on_way:
                departures.settle(tx, row, judge(row, lapsed(row)))
        if known.paused_until > real:
            return Departure([], known.paused_until - real, deaf=True)
        slots, least = limits.bookable(known.next_slot, real, self.rate), limits.worth_a_claim(self.rate)
        if slots < least:
            return Departure([], known.next_slot - limits.AHEAD + (least - 1) / self.rate - real, deaf=True)
        claimed = departures.claim(
            tx,
            bot_id=self.bot_id,
            limit=min(free, slots),
            now=self.calendar.now(),
            real=real,
            lease=self.lease,
            chat_burst=self.chat_burst,
            still_wanted=self.still_wanted,
            look=self.look,
        )
        if not claimed.rows:
            later = departures.wait(tx, self.bot_id, real, self.chat_burst)
            return Departure([], 0.0 if claimed.looked_at else NET if later is None else later)
        times = limits.slots(known.next_slot, real, self.rate, len(claimed.rows))
        pace.book(tx, self.bot_id, times[-1] + 1 / self.rate)
        self._on_way.update(row.id for row in claimed.rows)
        return Departure([(row, at - real) for row, at in zip(claimed.rows, times, strict=True)])

    async def _deliver(self, row: Row, at: float) -> None:
        try:
            verdict, outcome = await self._attempt(row, at)
            await self._settle(row, verdict, outcome)
        finally:
            self._on_way.discard(row.id)
            self.bells.outbox.ring()

    async def _attempt(self, row: Row, at: float) -> tuple[Verdict, Outcome]:
        loop = asyncio.get_running_loop()
        try:
            opened = row.opened(self.database.vault)
            parcel = await pack(row, opened, self.painter.draw, self.animations.find, self._read)
        except (KeyProblem, ValueError) as error:
            return Verdict("failed", error=type(error).__name__), NotSent("unreadable")
        except Exception as error:
            if not is_outage(error):
                raise
            return Verdict("waiting", error=type(error).__name__, delay=OUTAGE_DELAY), NotSent("outage")
        await asyncio.sleep(at - loop.time())
        if (pause := self._paused_until - loop.time()) > 0:
            return Verdict("waiting", error="paused", delay=pause), NotSent("paused")
        outcome = await self._send(row, parcel)
        if parcel.animation:
            self.animations.learn(parcel.animation, outcome)
        return judge(row, outcome, by_name=bool(parcel.animation and not parcel.files)), outcome

    async def _read(self, part_ids: Sequence[int]) -> str:
        """Beside the queue of those who write: it may be long."""
        return await asyncio.to_thread(self.database.read, exports.text_of, part_ids)

    async def _send(self, row: Row, parcel: Parcel) -> Outcome:
        passage = await self._window.enter()
        if row.lane in ONCE and not await self._begun.do(row):
            return NotSent("lease lost")
        about = (parcel.method, parcel.params, parcel.files)
        try:
            outcome = await self.transport.call(*about, timeout=self.answer_timeout)
        except Exception as error:  # whatever it was, the request may have left
            return Unknown(type(error).__name__)
        if not isinstance(outcome, NotSent):
            self._window.leave(passage)
        return outcome

    async def _settle(self, row: Row, verdict: Verdict, outcome: Outcome) -> None:
        if verdict.state == "sent":
            if not await self._sent.do((row, verdict)):
                log.warning("outbox.lease_lost", row=row.id)
            return
        if verdict.state != "waiting":
            log.warning("outbox.not_sent", row=row.id, state=verdict.state, error=verdict.error)
        elif verdict.error:
            log.info("outbox.again", row=row.id, error=verdict.error, seconds=round(verdict.delay, 1))
        pause = await self._surely(self._write_down, row, verdict, outcome)
        if pause:
            self._paused_until = asyncio.get_running_loop().time() + pause

    def _write_down(self, tx: Tx, row: Row, verdict: Verdict, outcome: Outcome) -> float:
        """Settle; the seconds for which the whole bot is paused."""
        if not departures.settle(tx, row, verdict):
            log.warning("outbox.lease_lost", row=row.id)
            return 0.0
        if verdict.state == "blocked":
            self._mark_blocked(tx, row)
        if isinstance(outcome, Refused) and outcome.status == 429:
            return pace.limited(tx, self.bot_id, row.chat_id, retry_after(outcome))
        return 0.0

    def _mark_blocked(self, tx: Tx, row: Row) -> None:
        try:
            with tx.connection.begin_nested():
                self.on_blocked(tx, self.bot_id, row.chat_id)
        except Exception as error:
            if is_outage(error):
                raise
            log.error("outbox.on_blocked_failed", row=row.id, error=type(error).__name__)

    async def _surely(self, work: Callable[..., Any], *args: Any) -> Any:
        """Through an outage, however long: what has become of a message is known here alone."""
        while True:
            try:
                return await self.database.run(work, *args)
            except Exception as error:
                if not is_outage(error):
                    raise
                await asyncio.sleep(OUTAGE_DELAY)


def _settle_sent(tx: Tx, sent: tuple[Row, Verdict]) -> bool:
    return departures.settle(tx, *sent)
