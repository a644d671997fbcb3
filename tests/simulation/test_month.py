"""Four weeks around the change of the clocks, for twenty people, with a bot that is down at times and crashes.

`tests.simulation.watch` looks at every update and every message; here stands what must have become of the month. One
seed is one month, named in the test's id; `STEADY_SOAK=1` plays fifty.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.core.access import SYSTEM
from bot.core.pause import Pause
from bot.storage import logs as stored_logs
from bot.storage import people as accounts
from bot.storage.database import Database, Tx
from bot.storage.tables import holds, outbox, patients, people, places
from bot.usecases.occasion import Occasion
from bot.usecases.visit import Visit
from bot.usecases.week import totals
from tests.simulation.people import PROFILES, ZONES, Patient
from tests.simulation.world import World
from tests.usecases.scene import BOT, content

SOAK = os.environ.get("STEADY_SOAK") == "1"
SEEDS = range(50) if SOAK else range(3)
PEOPLE, DAYS = 20, 28
SPRING, AUTUMN = datetime(2026, 3, 5, 6, tzinfo=UTC), datetime(2026, 10, 14, 6, tzinfo=UTC)
ONE_DAY = timedelta(days=1)
SLOWER = 8  # unanswered messages until it is weekly
MODERATE = {"brisk_walking", "dancing", "tai_chi"}
WEIGHT_BEARING = {"brisk_walking", "dancing", "marching_on_spot"}
NOT_BALANCE = {"seated_march"}


@dataclass(frozen=True)
class Frame:
    """What decides whether somebody is reminded."""

    zone: str
    hour: time
    days_off: tuple[int, ...]
    first_day: date | None
    held: bool
    reachable: bool
    programme: date | None  # it begins anew after a hold, with exercises that were shown at once
    pause: Pause | None  # of their own, the last one

    def reminds_on(self, day: date) -> bool:
        begun = self.first_day is not None and self.first_day < day
        paused = self.pause is not None and self.pause.covers(day)
        return begun and self.reachable and not self.held and not paused and day.weekday() not in self.days_off


@dataclass
class Month:
    """By person: `frames` with the moment each began, and the local days that are `unlike` their neighbours."""

    world: World
    random: Random
    patients: list[Patient] = field(default_factory=list)
    begun: dict[int, date] = field(default_factory=dict)
    frames: dict[int, list[tuple[datetime, Frame]]] = field(default_factory=lambda: defaultdict(list))
    unlike: dict[int, set[date]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self.begin = self.world.now

    async def play(self) -> None:
        for number in range(PEOPLE):
            profile = sorted(PROFILES)[number % len(PROFILES)]
            phone = self.world.phone(self.random.choice(["en", "tr"]))
            self.patients.append(Patient(phone, self.random, profile, self.random.choice(ZONES)))
            self.world.now += timedelta(minutes=7)
            await self.patients[-1].arrive()
        await self.world.database.run(self._climb)
        for moment, what in sorted(self._events(), key=lambda each: each[0]):
            await self.world.pass_to(moment)
            await self._happens(what)
        self.world.up = True
        await self.world.go_up()
        for patient in self.patients:
            patient.phone.blocks = False
        await self.world.pass_to(self.world.now + 2 * ONE_DAY)

    def _climb(self, tx: Tx) -> None:
        """Everybody stands somewhere on every ladder, as if months had gone by."""
        for person in tx.execute(select(people)).all():
            for exercise in sorted(content().catalogue.exercises):
                row = {"patient_id": person.id, "exercise": exercise, "bot_id": person.bot_id}
                row |= {"rung": self.random.randint(1, 6), "since": self.begin.date() - ONE_DAY}
                tx.execute(places.insert().values(row))

    def _events(self) -> Iterator[tuple[datetime, Any]]:
        for day in range(1, DAYS):
            for patient in self.patients:
                for _ in range(self.random.choice([0, 1, 2, 3])):
                    yield self.begin + day * ONE_DAY + timedelta(minutes=self.random.randint(0, 16 * 60)), patient
            if self.random.random() < 0.25:
                down = self.begin + day * ONE_DAY + timedelta(minutes=self.random.randint(0, 24 * 60))
                yield down, "down"
                yield down + timedelta(minutes=self.random.choice([20, 200, 600, 2000])), "up"
            for _ in range(3):
                yield self.begin + day * ONE_DAY + timedelta(minutes=self.random.randint(0, 24 * 60)), "crash"

    async def _happens(self, what: Any) -> None:
        if isinstance(what, Patient):
            await what.act()
        elif what == "down":
            self.world.up = False
        elif what == "up":
            late = {phone.user for phone, _ in self.world.waiting}
            await self.world.go_up()
            await self.world.database.run(self._note_late, late)
        else:
            self.world.end_at(self.random.randint(1, 60))
        await self.world.database.run(self._note_changes)

    def _note_late(self, tx: Tx, users: set[int]) -> None:
        """Whoever wrote while the bot was down may have gone and come back in one moment."""
        for row in tx.execute(select(people).where(people.c.user_id.in_(users))):
            today = local_day(self.world.now, row.zone)
            self.unlike[row.id] |= {today - n * ONE_DAY for n in range(-1, 3)}

    def _note_changes(self, tx: Tx) -> None:
        """From here on a day is like the day before it, or it is noted as unlike."""
        held = set(tx.execute(select(holds.c.patient_id).where(holds.c.ended_at.is_(None))).scalars())
        for row in tx.execute(select(patients, people).join(people, people.c.id == patients.c.person_id)).mappings():
            number, reachable = row["person_id"], row["blocked_at"] is None and row["stopped_at"] is None
            if row["first_day"]:  # it begins anew after a hold; the reminders go on
                self.begun.setdefault(number, row["first_day"])
            days_off, begun = tuple(row["days_off"]), self.begun.get(number)
            pause = Pause(row["pause_kind"], row["paused_on"], row["paused_until"]) if row["pause_kind"] else None
            programme = (number in held, reachable, row["first_day"], pause)
            now = Frame(row["zone"], row["reminder_time"], days_off, begun, *programme)
            frames = self.frames[number]
            if not frames or frames[-1][1] != now:
                for zone in {now.zone, *(frame.zone for _, frame in frames[-1:])}:
                    today = local_day(self.world.now, zone)
                    self.unlike[number] |= {today - ONE_DAY, today, today + ONE_DAY}
                frames.append((self.world.now, now))

    def frame(self, number: int, day: date) -> Frame | None:
        """What held on all of this local day and on those beside it; None where something changed."""
        noon = datetime.combine(day, time(12), UTC)
        before = [frame for moment, frame in self.frames[number] if moment <= noon]
        return before[-1] if before and day not in self.unlike[number] else None


def local_day(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_month_of_twenty_lives_is_safe_and_loses_nothing(sqlite_database: Database, seed: int) -> None:
    random = Random(seed)
    month = Month(World(sqlite_database, random.choice([SPRING, AUTUMN])), random)
    await month.play()
    await sqlite_database.run(check_nothing_is_left)
    await sqlite_database.run(check_reminders, month)
    print(f"seed {seed}: {dict(month.world.counted)}")
    assert month.world.counted["weekly"], "nobody fell silent"
    for patient in month.patients:
        await sqlite_database.run(check_weeks, patient, month.world)


def check_nothing_is_left(tx: Tx) -> None:
    rows = tx.execute(select(outbox.c.state, outbox.c.error)).all()
    assert {row.state for row in rows} <= {"sent", "skipped", "blocked"}
    assert all(row.error for row in rows if row.state == "skipped")


def check_reminders(tx: Tx, month: Month) -> None:
    """A day that is like its neighbours has one reminder, sent or skipped with the reason; or none, if it is quiet.

    To somebody who has not answered eight of them it comes once a week.
    """
    reminders = tx.execute(select(outbox).where(outbox.c.key.like("reminder:%"))).all()
    users = {row.id: row.user_id for row in tx.execute(select(people))}
    for number in month.frames:
        mine = [(due_of(row.key), row) for row in reminders if row.person_id == number]
        said = [(row.created_at, due) for due, row in mine if not row.key.endswith(":skipped")]
        for day in (month.begin.date() + n * ONE_DAY for n in range(1, DAYS)):
            if frame := month.frame(number, day):
                found = [(due, row.state, row.error) for due, row in mine if local_day(due, frame.zone) == day]
                told = [each for each in found if each[2] != "questions"]  # an open question is asked in its place
                heard = month.world.heard[users[number]]
                if unanswered(said, heard, day, frame.zone) >= SLOWER:
                    if any(local_day(moment, frame.zone) == day for moment in heard):
                        continue  # they came back on this day, before or after its hour
                    check_weekly({local_day(due, frame.zone) for due, _ in mine}, day)
                    month.world.counted["weekly"] += 1
                    continue
                once = len({due for due, *_ in found}) == 1 and len(told) <= 1
                assert once if frame.reminds_on(day) else not found, f"person {number}, {day}: {found}, {frame}"


def unanswered(said: list[tuple[datetime, datetime]], heard: list[datetime], day: date, zone: str) -> int:
    """The messages before this local day that nothing came after."""
    began = datetime.combine(day, time(), ZoneInfo(zone))
    last = max((moment for moment in heard if moment < began), default=datetime.min.replace(tzinfo=UTC))
    return len({due for moment, due in said if last < moment < began})


def check_weekly(reminded: set[date], day: date) -> None:
    """Six quiet days lie before a message; and after as many days and those off, one comes."""
    before = {other for other in reminded if other < day}
    if day in reminded:
        assert (day - max(before)).days >= 7, f"{day} after {max(before)}"
    else:
        assert (day - max(before)).days < 7 + 6, f"nothing on {day} since {max(before)}"


def due_of(key: str) -> datetime:
    return datetime.fromisoformat(key.split(":", 2)[2].rpartition(":")[0])


def check_weeks(tx: Tx, patient: Patient, world: World) -> None:
    """The bot's sums against ours, of what it told them it wrote down."""
    person = accounts.find(tx, BOT, patient.phone.user)
    assert person is not None
    visit = Visit(tx, Occasion(world.setup, BOT, "", world.now, patient.phone.user), person, SYSTEM)
    mondays = {day - day.weekday() * ONE_DAY for day in patient.done}
    for monday in mondays - {day - day.weekday() * ONE_DAY for day in patient.unseen}:
        week = {day: items for day, items in patient.done.items() if items and 0 <= (day - monday).days < 7}
        done = [item for items in week.values() for item in items.values()]
        said = totals(visit, monday)
        assert said.moderate_minutes == sum(_minutes(each) for each in done if each.exercise in MODERATE)
        assert said.weight_bearing_minutes == sum(_minutes(each) for each in done if each.exercise in WEIGHT_BEARING)
        assert said.impacts == sum(each.sets * (each.impacts or 0) for each in done)
        assert said.active_days == len(week)
        assert said.balance_days == _days_with(
            week, lambda each: each.category == "balance" and each.exercise not in NOT_BALANCE
        )
        assert said.strength_days == _days_with(week, lambda each: each.category == "resistance")
        assert set(said.groups) == {each.group for each in done if each.group}
    everything = stored_logs.between(tx, SYSTEM, person.id, date(2026, 1, 1), date(2027, 1, 1))
    logged = {each.date for each in everything} - patient.unseen
    assert logged == {day for day, items in patient.done.items() if items} - patient.unseen


def _minutes(item: Any) -> int:
    return int(item.sets * (item.minutes or 0))


def _days_with(week: Mapping[date, Mapping[str, Any]], counts: Any) -> int:
    return sum(any(counts(item) for item in items.values()) for items in week.values())
