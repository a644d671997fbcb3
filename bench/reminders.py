"""P7: plan, text and outbox row of a reminder after four weeks of exercises; beside it the due tick as a whole."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench.place import BOT, durable
from bench.results import Result
from bot.content.load import load_content
from bot.content.words import LANGUAGES, words_for
from bot.core.access import SYSTEM
from bot.core.day_plan import DayPlan
from bot.core.facts import Answers
from bot.core.history import History
from bot.core.lived import after, live
from bot.core.planning import plan_day
from bot.core.stored_plan import StoredPlan
from bot.core.totals import entry_of
from bot.messaging.bell import Bells
from bot.messaging.clock import FollowedCalendar
from bot.scheduling.due import BATCH, DueTick
from bot.storage import ladders, logs, outbox, patients, people, plans, tables
from bot.storage.database import Tx
from bot.storage.outbox import Lane
from bot.usecases.occasion import Occasion, Setup
from bot.usecases.visit import Visit
from bot.usecases.wake import wake_due
from bot.views import plan as views
from bot.views.message import send_params

FIRST, DAYS, ZONE = date(2026, 1, 5), 29, "Europe/Istanbul"
LAST = FIRST + timedelta(days=DAYS)  # a strength day in the fifth week
TEN = datetime(LAST.year, LAST.month, LAST.day, 7, tzinfo=UTC)  # at ten in Istanbul
CLEAR: dict[str, Any] = {
    "spinal_fracture": "no",
    "frequent_fractures": "no",
    "falls_12m": "none",
    "unsteady": "no",
    "current_signs": [],
    "medical_caution": "no",
    "professional_ok": "yes",
    "equipment": ["counter", "chair", "wall"],
    "confirmed": True,
}


async def run(share: float) -> list[Result]:
    """Half of the patients write Turkish; everybody's hour has just come."""
    count = max(50, int(500 * share))
    setup = Setup(content=load_content(), zone=ZONE)
    for language in LANGUAGES:
        words_for(language)("Today")  # read once, when the bot starts to talk
    answers, history = Answers.from_values(CLEAR), History(first_day=FIRST)
    lived = list(live(setup.content.catalogue, answers, history, FIRST, DAYS, "right"))
    for plan in lived:
        history = after(history, plan, "right")
    return [await _three_steps(count, setup, history), await _whole_tick(count, setup, lived)]


async def _three_steps(count: int, setup: Setup, history: History) -> Result:
    """From what is known about a patient to the row that waits to be sent, committed."""
    async with durable("sqlite") as database:
        start = time.perf_counter()
        for first in range(0, count, BATCH):
            await database.run(_write, setup, history, range(first, min(first + BATCH, count)))
        took = time.perf_counter() - start
    what = f"plan, text and row of a reminder, committed in batches of {BATCH}, {count} times"
    return Result("P7", "steady, SQLite", what, took / count * 1000, "ms each", "≤ 1 ms")


def _write(tx: Tx, setup: Setup, history: History, numbers: range) -> None:
    answers, content = Answers.from_values(CLEAR), setup.content
    for number in numbers:
        plan = plan_day(content.catalogue, answers, replace(history, key=str(number)), LAST)
        stored = StoredPlan(1, number, LAST, 1, plan.session_minutes, content.version, plan.items, plan.notes)
        words = words_for(LANGUAGES[number % 2])
        message = views.plan(words, content, answers, stored, greeting=True, news=plan.news)
        values = {"lane": Lane.REMINDER, "method": "sendMessage", "params": send_params(message), "created_at": TEN}
        outbox.enqueue(tx, bot_id=BOT, key=f"reminder:{number}", chat_id=number, **values)


async def _whole_tick(count: int, setup: Setup, lived: list[DayPlan]) -> Result:
    """The timer's work for everybody who is due: reading what is known, the three steps, and storing the plan."""
    async with durable("sqlite") as database:
        for number in range(count):
            await database.run(_settle, setup, number, lived)
        tick = DueTick(database, FollowedCalendar(TEN), setup, BOT, Bells(), wake_due)
        start = time.perf_counter()
        await tick.run()
        took = time.perf_counter() - start
        written = await database.run(lambda tx: tx.execute(tables.outbox.select()).all())
    assert [row.state for row in written] == ["waiting"] * count
    what = f"the same with all that is read and stored beside it, {count} due at once"
    return Result("P7", "steady, SQLite", what, took / count * 1000, "ms each")


def _settle(tx: Tx, setup: Setup, number: int, lived: list[DayPlan]) -> None:
    """A patient who did everything on each of these days."""
    person = people.add(
        tx,
        name="Ayşe",
        bot_id=BOT,
        user_id=number + 1,
        chat_id=number + 1,
        language=("en", "tr")[number % 2],
        zone=ZONE,
        now=TEN - timedelta(days=DAYS),
    )
    people.consent(tx, person, True, TEN)
    patients.add(tx, person)
    yesterday = LAST - timedelta(days=1)
    values = {"exerciser": "self", "first_day": FIRST, "reminded_on": yesterday, "summarised_on": yesterday}
    patients.change(tx, SYSTEM, person.id, **values)
    patients.answer(tx, SYSTEM, person, CLEAR, TEN - timedelta(days=DAYS))
    for plan in lived:
        stored = plans.add(tx, SYSTEM, person, plan, setup.content.version, TEN)
        ladders.keep(tx, SYSTEM, person, plan)
        logs.replace(tx, SYSTEM, person, stored, [entry_of(item, plan.date) for item in plan.items], TEN)
        logs.feel(tx, SYSTEM, person, stored.id, "right", TEN)
    occasion = Occasion(setup=setup, bot_id=BOT, key="", now=TEN - timedelta(minutes=1), chat_id=person.chat_id)
    Visit(tx, occasion, person, SYSTEM).arrange()
