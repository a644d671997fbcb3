"""What is wrong with how somebody goes up and down the ladders (care rules §4, progression; S6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.core.day_plan import Item
from bot.core.history import Place, Session
from tests.proof import day as one_day
from tests.proof.patient import Day
from tests.proof.rules import Case, cap, resting
from tests.proof.tables import EXERCISES, IMPACT, RESISTANCE, WALKING

GOOD, WEEK, FORTNIGHT, LONG = ("easy", "right"), *(timedelta(days=days) for days in (7, 14, 28))
LOWEST = 6
GRIP = ("seated", "both_hands", "rail", "one_hand", "fingertips", "hover", "none")


@dataclass
class Record:
    """What the proof itself remembers of an exercise: its sessions, and when it was last shown and last done."""

    sessions: list[Session] = field(default_factory=list)
    shown: date | None = None
    rung: int = 0
    last_done: date | None = None
    relieved: bool = False


def group_of(name: str) -> str:
    """Where steps up are counted: the group, or the category where there is none."""
    return EXERCISES[name].group or EXERCISES[name].category


def slot_of(name: str) -> str | None:
    """Where an exercise has blocks with others: not walking, and not strength beside the four groups."""
    exercise = EXERCISES[name]
    alone = name == WALKING or (exercise.category == RESISTANCE and not exercise.group)
    return None if alone else group_of(name)


class Climb:
    """Looks at one person's plans in their order."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.rises: list[tuple[date, str]] = []
        self.last_active: date | None = None

    def offences(self, day: Day, case: Case) -> Iterator[str]:
        """What is wrong with this day's rungs; what became of the days before is taken from its history."""
        if day.plan is None:
            self.records, self.rises = {}, []
            return
        self._learn(day)
        places = {**day.history.places, **day.plan.places}
        yield from self._kept_rightly(day)
        for item in day.plan.items:
            if item.exercise in places:
                yield from self._item(day, case, item, places[item.exercise])
            else:
                yield f"place: that of {item.exercise} is not kept"
        yield from self._nobody_starves(day, case)
        self._remember(day)

    def _learn(self, day: Day) -> None:
        for name, sessions in day.history.sessions.items():
            record = self.records.setdefault(name, Record())
            known = {session.date for session in record.sessions}
            new = [s for s in sessions if s.date not in known and s.date >= day.history.first_day]
            record.sessions += new
            done = [session.date for session in new if session.done]
            record.last_done = max(done, default=record.last_done)
            self.last_active = max([*done, *([self.last_active] if self.last_active else [])], default=None)

    def _remember(self, day: Day) -> None:
        assert day.plan
        for name, place in day.plan.places.items():
            before = day.history.places.get(name)
            if before and place.rung > before.rung:
                self.rises.append((day.date, name))
        for item in day.plan.items:
            record = self.records.setdefault(item.exercise, Record())
            record.shown, record.rung, record.relieved = day.date, item.rung, False
        filled = {slot_of(item.exercise) for item in day.plan.items} - {None}
        standing = {item.exercise for item in day.plan.items}
        for name, record in self.records.items():
            record.relieved = record.relieved or (slot_of(name) in filled and name not in standing)

    def _kept_rightly(self, day: Day) -> Iterator[str]:
        assert day.plan
        standing = {item.exercise for item in day.plan.items}
        for name, place in day.plan.places.items():
            before = day.history.places.get(name)
            if name not in standing:
                yield f"place: {name} moves without being in the plan"
            if place.since != day.date:
                yield f"place: {name} is dated {place.since} on {day.date}"
            if before and place.rung > before.rung and place.risen != day.date:
                yield f"place: {name} rises and does not say when"
            if before and place.rung <= before.rung and place.risen != before.risen:
                yield f"place: {name} says that it rose"

    def _item(self, day: Day, case: Case, item: Item, place: Place) -> Iterator[str]:
        assert day.plan
        name, before = item.exercise, day.history.places.get(item.exercise)
        highest = min(place.rung, cap(name, case))
        if item.rung > highest:
            yield f"rung: {name} on rung {item.rung}, its place is {place.rung}"
        if item.rung < highest and not too_long(day.plan.items, item, item.rung + 1):
            yield f"rung: {name} on rung {item.rung}, though {highest} is right and fits"
        if before is None:
            if place.rung != 1:
                yield f"climb: {name} begins on rung {place.rung}"
        elif place.rung > before.rung:
            demanding = is_demanding(name, before.rung)
            waits = self._not_allowed_to_rise(day, case, name, before, demanding)
            why = [*waits, *self._down(day, name, before, must=True)]
            yield from (f"climb: {name} to rung {place.rung}: {reason}" for reason in why)
            if place.rung != before.rung + 1:
                yield f"climb: {name} rises {place.rung - before.rung} rungs at once"
        else:
            yield from self._descent(day, case, name, before, place)
        record = self.records.get(name)
        if record and record.shown and item.rung > record.rung + 1 and not EXERCISES[name].ladder[0].minutes:
            yield f"climb: {name} is shown on rung {item.rung} after {record.rung}"

    def _descent(self, day: Day, case: Case, name: str, before: Place, place: Place) -> Iterator[str]:
        down = before.rung - place.rung
        must = self._down(day, name, before, must=True)
        may = self._down(day, name, before, must=False)
        if place.rung > max(1, before.rung - max(must.values(), default=0)):
            yield f"descent: {name} goes from {before.rung} to {place.rung}, in spite of {must}"
        if down and not may and cap(name, case) >= before.rung:
            yield f"descent: {name} goes from {before.rung} to {place.rung} without a reason"
        if down > sum(may.values()) and cap(name, case) >= before.rung:
            yield f"descent: {name} goes from {before.rung} to {place.rung}, that is too far for {may}"

    def _down(self, day: Day, name: str, before: Place, *, must: bool) -> dict[str, int]:
        """Why somebody goes down, and how far. `must`: only what is beyond doubt; else whatever may be a reason."""
        record, today = self.records.get(name, Record()), day.date
        here = [s for s in record.sessions if s.date >= before.since] if must else record.sessions
        done = here if must else [session for session in here if session.done]
        found = {}
        if done and done[-1].done and done[-1].feel == "wobbly":
            found["wobbly"] = 1
        if len(done) >= 2 and all(session.done and session.feel == "hard" for session in done[-2:]):
            found["hard twice"] = 1
        last = max(record.last_done or before.since, before.since)
        if today - last >= FORTNIGHT:
            found["missed"] = 1
        idle = max(self.last_active or before.since, before.since)
        if today - idle >= LONG or (not must and today - last >= LONG):
            found["long missed"] = 2
        ill = day.history.ill_until
        if ill and before.since <= ill and (record.shown is None or record.shown <= ill < today):
            found["ill"] = 2
        away = today - (record.shown or today)
        if (record.relieved and away >= FORTNIGHT) or (not must and away >= WEEK):
            found["returning"] = 1
        if any(
            name in resting(symptom, symptom.date) and symptom.date >= before.since for symptom in day.history.symptoms
        ):
            found["symptom"] = LOWEST
        return found

    def _not_allowed_to_rise(self, day: Day, case: Case, name: str, before: Place, demanding: bool) -> list[str]:
        """The conditions of a step up that do not hold."""
        record, here = self.records.get(name, Record()), day.date - before.since
        last, history = record.sessions[-3:], day.history
        feels = ("easy",) if demanding else GOOD
        days = FORTNIGHT if demanding or history.own_word else WEEK
        group = [when for when, other in self.rises if group_of(other) == group_of(name)]
        conditions = {
            "already at the top": before.rung < 6,
            "beyond what the rules allow": before.rung + 1 <= cap(name, case),
            "not clear": case.level == "clear",
            "too few sessions": len(last) == 3,
            "not all done and good": all(session.done and session.feel in feels for session in last),
            f"only {here.days} days on the rung": here >= days,
            "a symptom within 14 days": all(day.date - symptom.date > FORTNIGHT for symptom in history.symptoms),
            "a question is open": not history.unsettled,
            "the group has gone up this week": all(day.date - when >= WEEK for when in group),
        }
        return [what for what, holds in conditions.items() if not holds]

    def _nobody_starves(self, day: Day, case: Case) -> Iterator[str]:
        """Whoever may go up goes up, one in each group; only what takes too long waits."""
        assert day.plan
        risen = {group_of(name) for name, place in day.plan.places.items() if self._rose(day, name, place)}
        standing = [item.exercise for item in day.plan.items]
        up = [name for name in standing if name in day.plan.places and self._rose(day, name, day.plan.places[name])]
        if len(up) > len(risen):
            yield f"climb: two steps up in a group: {up}"
        for item in day.plan.items:
            before = day.history.places.get(item.exercise)
            if before is None or group_of(item.exercise) in risen or item.rung < before.rung:
                continue
            demanding = is_demanding(item.exercise, before.rung) or more_impacts(item.exercise, before.rung)
            waits = self._not_allowed_to_rise(day, case, item.exercise, before, demanding)
            last = () if waits else self.records[item.exercise].sessions[-3:]
            steady = bool(last) and all(s.date >= before.since and s.rung == before.rung for s in last)
            goes_down = self._down(day, item.exercise, before, must=False)
            if steady and not goes_down and not too_long(day.plan.items, item, before.rung + 1):
                yield f"starving: {item.exercise} stays on rung {before.rung} since {before.since}"

    @staticmethod
    def _rose(day: Day, name: str, place: Place) -> bool:
        before = day.history.places.get(name)
        return bool(before and place.rung > before.rung)


def is_demanding(name: str, rung: int) -> bool:
    """Whether the next rung takes support away or makes the impact rise."""
    if rung == 6:
        return False
    now, then = EXERCISES[name].ladder[rung - 1 : rung + 1]
    less = now.support != then.support and GRIP.index(str(then.support)) > GRIP.index(str(now.support))
    firm = then.impacts is not None and now.impacts is None
    return less or (firm and IMPACT[EXERCISES[name].impact] > IMPACT["low"])


def more_impacts(name: str, rung: int) -> bool:
    """Whether the next rung has more impacts than this one: nobody has to go there as soon as that."""
    return rung < 6 and EXERCISES[name].ladder[rung].impacts is not None


def too_long(items: Sequence[Item], item: Item, rung: int) -> bool:
    """The session takes more than half an hour with this item on that rung."""
    return not one_day.fits([one_day.at(item.exercise, rung) if each is item else each for each in items])
