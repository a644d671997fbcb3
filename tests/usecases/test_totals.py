"""Whatever is tapped or told, twice, late, edited, corrected, after midnight or in another zone: it counts once.

What the bot adds up is compared with a calendar on paper (`tests.core.paper`), on a real database.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine, Sequence
from dataclasses import astuple, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from bot.core.activities.activity import Activity
from bot.core.stored_plan import StoredPlan
from bot.core.totals import LogEntry, twelve_weeks
from bot.storage import logs, plans
from bot.storage.database import Database
from bot.storage.logs import Logged
from bot.usecases.week import totals
from tests.core.paper import counted
from tests.databases import VAULT
from tests.usecases.scene import Scene, Shown

SOAK = os.environ.get("STEADY_SOAK") == "1"
THURSDAY = datetime(2026, 3, 26, 6, 40, tzinfo=UTC)  # three days before the clocks change in Berlin, not in Istanbul
ZONES = ("Europe/Istanbul", "America/New_York", "Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago")
HOMES = (["counter", "chair", "wall"], ["counter"], [])
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
WALK = "brisk_walking"
EXERCISES, MINUTES = st.sampled_from([WALK, "swimming"]), st.sampled_from([5, 10, 20, 30])
T = TypeVar("T")


def entry(plan: StoredPlan, exercise: str) -> LogEntry:
    """What stands on paper for an item that was done as planned: totals over all sets."""
    item = next(item for item in plan.items if item.exercise == exercise)
    minutes, impacts = item.sets * (item.minutes or 0), item.sets * (item.impacts or 0)
    return LogEntry(plan.date, exercise, minutes, item.sets, item.reps or 0, item.seconds or 0, impacts)


def walk(plan: StoredPlan) -> int:
    """The minutes of walking in a plan."""
    return entry(plan, WALK).minutes


def without_source(entry: LogEntry) -> LogEntry:
    return replace(entry, source="")


class Diary(RuleBasedStateMachine):
    """One person's weeks; `paper` is what they mean to have done: a page for each day."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.mkdtemp()
        shutil.copyfile(self.template, Path(self.folder, "steady.db"))
        self.database = Database(f"sqlite:///{self.folder}/steady.db", VAULT)
        self.runner = asyncio.Runner()
        self.zone = ZONES[0]
        self.scene = Scene(self.database, now=THURSDAY)
        self.paper: dict[date, dict[tuple[str, str], LogEntry]] = {}
        self.written: dict[int, datetime] = {}  # when each message in words was first written
        self.owner: dict[tuple[date, str, str], int] = {}  # which message told what stands on paper
        self.ever: dict[int, Shown] = {}  # the message in which a plan was shown
        self.do(self.scene.arrive())
        self.do(self.scene.write("/today"))

    def teardown(self) -> None:
        self.runner.close()
        self.database.close()
        shutil.rmtree(self.folder)

    def do(self, act: Coroutine[Any, Any, T]) -> T:
        result = self.runner.run(act)
        for shown in self.scene.chat:
            self.ever |= {int(data[5:]): shown for data in shown.buttons.values() if data.startswith("done:")}
        return result

    @property
    def today(self) -> date:
        return self.scene.now.astimezone(ZoneInfo(self.zone)).date()

    def plan(self, place: int) -> tuple[Shown, StoredPlan, bool]:
        """The one so many before the newest, and whether it can still be written down: today's or yesterday's."""
        plan_id, shown = list(self.ever.items())[-1 - place % len(self.ever)]
        plan = self.do(self.scene.change(lambda tx, actor, person: plans.by_id(tx, actor, person.id, plan_id)))
        assert plan is not None
        return shown, plan, self.today - plan.date <= A_DAY

    # -- what happens ----------------------------------------------------------------------------------------------

    @rule()
    def ask_for_today(self) -> None:
        self.do(self.scene.write("/today"))

    @rule(place=st.sampled_from([0, 0, 0, 1, 1, 2, 3]), times=st.integers(1, 2))
    def do_all(self, place: int, times: int) -> None:
        shown, plan, counts = self.plan(place)
        for _ in range(times):
            self.do(self.scene.press(shown, f"done:{plan.id}"))
        exercises = {item.exercise for item in plan.items}
        told, tapped = self.told(plan.date)
        enough = {WALK} if sum(each.minutes for (e, _), each in told.items() if e == WALK) >= walk(plan) else set()
        if counts and tapped | enough != exercises:
            left = exercises - enough
            kept = {key: each for key, each in told.items() if key[0] not in left}
            self.paper[plan.date] = kept | {(exercise, "plan"): entry(plan, exercise) for exercise in left}

    @rule(place=st.sampled_from([0, 0, 1, 2]), changes=st.lists(st.integers(0, 9), max_size=4))
    def do_some(self, place: int, changes: list[int]) -> None:
        """Also the correction: what is written down is ticked already."""
        shown, plan, counts = self.plan(place)
        ticks = {exercise for exercise, _ in self.paper.get(plan.date, {})}
        self.do(self.scene.press(shown, f"some:{plan.id}"))
        for change in changes:
            exercise = plan.items[change % len(plan.items)].exercise
            on = exercise not in ticks
            self.do(self.scene.press(self.scene.last, f"did:{plan.id}:{exercise}:{'on' if on else 'off'}"))
            ticks ^= {exercise}
        self.do(self.scene.press(self.scene.last, f"logged:{plan.id}"))
        done = [item.exercise for item in plan.items if item.exercise in ticks]
        if counts and done:
            told, _ = self.told(plan.date)
            exercises = {item.exercise for item in plan.items}
            kept = {key: each for key, each in told.items() if key[0] in done or key[0] not in exercises}
            left = set(done) - {exercise for exercise, _ in kept}
            self.paper[plan.date] = kept | {(exercise, "plan"): entry(plan, exercise) for exercise in left}

    @rule(place=st.sampled_from([0, 0, 1, 2]))
    def do_nothing(self, place: int) -> None:
        shown, plan, counts = self.plan(place)
        self.do(self.scene.press(shown, f"skip:{plan.id}"))
        if counts:
            self.paper[plan.date] = self.told(plan.date)[0]

    @rule(exercise=EXERCISES, minutes=MINUTES, yesterday=st.booleans())
    def tell(self, exercise: str, minutes: int, yesterday: bool) -> None:
        """The same words also come again: there are few of them."""
        message = self.do(self.scene.tell(Activity(exercise, minutes=minutes, yesterday=yesterday)))
        self.written[message] = self.scene.now
        self.write(message, exercise, minutes, yesterday)

    @precondition(lambda self: self.written)
    @rule(place=st.integers(0, 3), exercise=EXERCISES, minutes=MINUTES, yesterday=st.booleans())
    def edit(self, place: int, exercise: str, minutes: int, yesterday: bool) -> None:
        message = self.message(place)
        self.do(self.scene.tell(Activity(exercise, minutes=minutes, yesterday=yesterday), message_id=message))
        self.write(message, exercise, minutes, yesterday)

    @precondition(lambda self: self.written)
    @rule(place=st.integers(0, 3))
    def edit_into_something_else(self, place: int) -> None:
        message = self.message(place)
        self.do(self.scene.tell(message_id=message))
        for day in list(self.paper):
            self.cross_out(message, day)

    @rule(place=st.integers(0, 5), minutes=MINUTES, times=st.integers(1, 2))
    def correct_by_buttons(self, place: int, minutes: int, times: int) -> None:
        rows = self.do(self.scene.change(self._rows, self.today - A_DAY, self.today))
        timed = [row for row in rows if row.entry.minutes]
        if not timed:
            return
        row = timed[place % len(timed)]
        self.do(self.scene.press(self.scene.last, f"log:entry:{row.id}"))
        for _ in range(times):
            self.do(self.scene.press(self.scene.last, f"log:set:{row.id}:minutes:{minutes}"))
        self.do(self.scene.press(self.scene.last, f"log:done:{row.id}"))
        page, source = self.paper[row.entry.date], row.entry.source.partition("#")[0]
        changed = replace(page.pop((row.entry.exercise, source)), minutes=minutes)
        page[row.entry.exercise, "told:changed" if source == "plan" else source] = changed

    # -- on paper --------------------------------------------------------------------------------------------------

    def told(self, day: date) -> tuple[dict[tuple[str, str], LogEntry], set[str]]:
        """What was told in words on that day, and the exercises that were tapped."""
        page = self.paper.get(day, {})
        return {key: each for key, each in page.items() if key[1] != "plan"}, {e for e, told in page if told == "plan"}

    def message(self, place: int) -> int:
        return list(self.written)[-1 - place % len(self.written)]

    def write(self, message: int, exercise: str, minutes: int, yesterday: bool) -> None:
        """Over what an earlier version of the message had told; the same words or minutes stand there once."""
        day = self.written[message].astimezone(ZoneInfo(self.zone)).date() - yesterday * A_DAY
        for other in set(self.paper) - {day}:
            self.cross_out(message, other)
        if self.today - day > A_DAY:
            return
        page, words = self.paper.setdefault(day, {}), f"told:{minutes}m0x0x0s"
        same = [
            k for k in page if k[0] == exercise and k[1] != "plan" and (k[1] == words or page[k].minutes == minutes)
        ]
        own = [key for key in same if self.owner.get((day, *key)) == message]
        kept = (own or same)[:1]
        self.cross_out(message, day, but=kept)
        if not kept:
            page.pop((exercise, "plan"), None)
            page[exercise, words] = LogEntry(day, exercise, minutes)
            self.owner[day, exercise, words] = message

    def cross_out(self, message: int, day: date, but: Sequence[tuple[str, str]] = ()) -> None:
        if self.today - day <= A_DAY:
            for key in [key for key in self.paper[day] if self.owner.get((day, *key)) == message and key not in but]:
                del self.paper[day][key], self.owner[day, *key]

    # -- what else happens -----------------------------------------------------------------------------------------

    @rule(hours=st.integers(1, 40))
    def wait(self, hours: int) -> None:
        self.do(self.scene.wait(hours=hours))

    @rule(after=st.integers(-3, 3))
    def wait_for_midnight(self, after: int) -> None:
        """A few minutes before or after it, on the person's wall."""
        midnight = datetime.combine(self.today + A_DAY, datetime.min.time(), ZoneInfo(self.zone)).astimezone(UTC)
        self.do(self.scene.wait(seconds=max(0, (midnight - self.scene.now).total_seconds() + 60 * after)))

    @rule(zone=st.sampled_from(ZONES))
    def travel(self, zone: str) -> None:
        self.zone = zone
        self.do(self.scene.run(lambda visit: visit.change_person(zone=zone)))
        self.ask_for_today()

    @rule(home=st.sampled_from(HOMES))
    def change_the_home(self, home: list[str]) -> None:
        """The day is planned again, with other exercises."""
        self.do(self.scene.run(lambda visit: visit.answer(equipment=home)))
        self.ask_for_today()

    # -- what must hold --------------------------------------------------------------------------------------------

    @invariant()
    def the_bot_remembers_what_stands_on_paper(self) -> None:
        everything = self.do(self.scene.change(self._logged))
        on_paper = [entry for page in self.paper.values() for entry in page.values()]
        assert sorted(map(without_source, everything), key=str) == sorted(map(without_source, on_paper), key=str)

    @staticmethod
    def _rows(tx: Any, actor: Any, person: Any, first: date, last: date) -> list[Logged]:
        return logs.rows(tx, actor, person.id, first, last)

    @staticmethod
    def _logged(tx: Any, actor: Any, person: Any) -> list[LogEntry]:
        return logs.between(tx, actor, person.id, date(2026, 1, 1), date(2027, 1, 1))

    @precondition(lambda self: self.paper)
    @invariant()
    def every_week_adds_up_as_on_paper(self) -> None:
        monday = min(self.paper) - min(self.paper).weekday() * A_DAY
        while monday <= max(self.paper):
            assert astuple(self.do(self.scene.run(totals, monday + 3 * A_DAY))) == counted(self.paper, monday)
            monday += A_WEEK

    @precondition(lambda self: self.paper)
    @invariant()
    def the_twelve_weeks_are_the_weeks(self) -> None:
        everything = self.do(self.scene.change(self._logged))
        last = max(self.paper)
        weeks = twelve_weeks(everything, self.scene.setup.content.catalogue, last, min(self.paper))
        assert [(monday, astuple(found)) for monday, found in weeks] == [
            (monday, counted(self.paper, monday)) for monday, _ in weeks
        ]
        assert sum(found.active_days for _, found in weeks) == sum(bool(page) for page in self.paper.values())


@pytest.fixture(autouse=True)
def _template(sqlite_template: Path) -> None:
    Diary.template = sqlite_template


def test_whatever_is_tapped_told_or_edited_whenever_and_wherever_a_thing_done_counts_once() -> None:
    run_state_machine_as_test(
        Diary,
        settings=settings(
            max_examples=500 if SOAK else 20,
            stateful_step_count=30,
            derandomize=not SOAK,
            deadline=None,
            database=None,
            print_blob=True,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        ),
    )
