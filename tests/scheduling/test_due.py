"""The due tick and the timers: everything that is due, nobody twice."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.messaging.bell import Bells
from bot.messaging.clock import FollowedCalendar
from bot.scheduling.due import DueTick
from bot.scheduling.sealing import Sealing
from bot.scheduling.sending import SendingTick
from bot.scheduling.timers import Timers
from bot.storage import inbox
from bot.storage.database import Database, Tx
from bot.usecases.occasion import Setup
from tests.messaging.rig import BOT, NOON, SETUP


class Waiting:
    """So many people, all due at noon."""

    def __init__(self, people: int) -> None:
        self.left, self.asked = people, 0

    def wake(self, tx: Tx, setup: Setup, bot_id: int, now: datetime, limit: int) -> int:
        assert (setup, bot_id, now) == (SETUP, BOT, NOON)
        self.asked += 1
        woken = min(limit, self.left)
        self.left -= woken
        return woken


def tick(database: Database, waiting: Waiting, bells: Bells | None = None) -> DueTick:
    return DueTick(database, FollowedCalendar(NOON), SETUP, BOT, bells or Bells(), waiting.wake, batch=10)


def timers_of(database: Database, folder: Path) -> Timers:
    sending = SendingTick(database, FollowedCalendar(NOON), SETUP, BOT, Bells())
    sealing = Sealing(database, BOT, folder / "audit.head")
    return Timers(tick(database, Waiting(0)), [sending], sealing, database, BOT)


async def test_it_asks_until_nobody_is_left(database: Database) -> None:
    waiting = Waiting(25)
    assert await tick(database, waiting).run() == 25
    assert (waiting.left, waiting.asked) == (0, 3)


async def test_a_full_last_batch_is_asked_once_more(sqlite_database: Database) -> None:
    waiting = Waiting(20)
    await tick(sqlite_database, waiting).run()
    assert waiting.asked == 3


async def test_the_sender_is_woken_if_there_was_somebody(sqlite_database: Database) -> None:
    for people, rung in ((1, True), (0, False)):
        bells = Bells()
        heard = bells.outbox.listen()
        await tick(sqlite_database, Waiting(people), bells).run()
        assert heard.is_set() is rung


async def test_an_error_ends_one_tick_and_not_the_next(
    sqlite_database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    class Failing(Waiting):
        def wake(self, tx: Tx, setup: Setup, bot_id: int, now: datetime, limit: int) -> int:
            if not self.asked:
                self.asked += 1
                raise ValueError("a secret of the person")
            return super().wake(tx, setup, bot_id, now, limit)

    due = tick(sqlite_database, Failing(5))
    assert await due.run() == 0
    assert await due.run() == 5
    shown = capsys.readouterr().out
    assert "due.failed" in shown
    assert "secret" not in shown


async def test_the_timers_are_intervals_that_never_pile_up(sqlite_database: Database, tmp_path: Path) -> None:
    timers = timers_of(sqlite_database, tmp_path)
    timers.start()
    jobs = timers._scheduler.get_jobs()
    timers.stop()
    assert len(jobs) == 4
    for job in jobs:
        assert (job.coalesce, job.max_instances, job.misfire_grace_time) == (True, 1, None)
        assert job.trigger.interval > timedelta(0)


async def test_housekeeping_survives_an_outage_and_forgets_old_updates(database: Database, tmp_path: Path) -> None:
    database.transaction(inbox.store, BOT, [{"update_id": 1, "message": {"chat": {"id": 7}}}])
    (entry,) = database.transaction(inbox.claim, BOT, 1)
    database.transaction(inbox.settle, entry)
    timers = timers_of(database, tmp_path)
    await timers.keep_house()
    assert database.transaction(lambda tx: tx.execute(inbox.inbox.select()).all())
    database.transaction(lambda tx: tx.execute(inbox.inbox.update().values(received=0)))
    await timers.keep_house()
    assert not database.transaction(lambda tx: tx.execute(inbox.inbox.select()).all())
    database.transaction(lambda tx: inbox.inbox.drop(tx.connection))
    await timers.keep_house()
