"""P7: plan, text and outbox row of a reminder, as the due tick writes them, after four weeks of exercises."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench.place import BOT, durable
from bench.results import Result
from bot.content.load import load_content
from bot.core.access import SYSTEM
from bot.core.day_plan import DayPlan
from bot.core.facts import Answers
from bot.core.history import History
from bot.core.lived import live
from bot.core.totals import entry_of
from bot.messaging.bell import Bells
from bot.messaging.clock import FollowedCalendar
from bot.scheduling.due import DueTick
from bot.storage import ladders, logs, patients, people, plans
from bot.storage.database import Tx
from bot.storage.tables import outbox
from bot.usecases.occasion import Occasion, Setup
from bot.usecases.visit import Visit
from bot.usecases.wake import wake_due

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
    answers, history = Answers.from_values(CLEAR), History(first_day=FIRST)
    lived = list(live(setup.content.catalogue, answers, history, FIRST, DAYS, "right"))
    async with durable("sqlite") as database:
        for number in range(count):
            await database.run(_settle, setup, number, lived)
        tick = DueTick(database, FollowedCalendar(TEN), setup, BOT, Bells(), wake_due)
        start = time.perf_counter()
        await tick.run()
        took = time.perf_counter() - start
        written = await database.run(lambda tx: tx.execute(outbox.select()).all())
    assert [row.state for row in written] == ["waiting"] * count
    what = f"plan, text and row of a reminder, committed, {count} due at once"
    return [Result("P7", "steady, SQLite", what, took / count * 1000, "ms each", "≤ 1 ms")]


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
