"""One patient and what happens to them, as a value that can be read, and the days that follow from it.

`live` does what the bot does: it asks for each day's plan and hands on to the next day what that plan changed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from bot.core.catalogue import Catalogue
from bot.core.day_plan import DayPlan
from bot.core.facts import Answers
from bot.core.history import History, Session, Symptom
from bot.core.planning import plan_day

MONDAY = date(2026, 1, 5)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FEELS = ("easy", "right", "hard", "wobbly")
AT_EASE: Mapping[str, Any] = {
    "spinal_fracture": "no",
    "frequent_fractures": "no",
    "falls_12m": "none",
    "serious_fall": None,
    "unsteady": "no",
    "current_signs": [],
    "medical_caution": "no",
    "professional_ok": "yes",
    "age_band": "65_plus",
    "diagnosis": "yes",
    "high_impact_ok": "yes",
    "signs_cleared": False,
}


@dataclass(frozen=True, order=True)
class Event:
    """What happens on a day: a feel, `dizzy`, `short`, `own word`; `ache` at a place; `partly`: so many are done;
    `pain` with the exercise in that place of the plan; for so many days `missed`, `ill`, a `question` that is open,
    `held` after dizziness, or `paused`: no plans at all."""

    day: int
    what: str
    much: int | str = 1

    def __str__(self) -> str:
        return f"day {self.day}: {self.what}" + (f" {self.much}" if self.much != 1 else "")


@dataclass(frozen=True, repr=False)
class Patient:
    """`answers` by field as they were given, `feel`: how a day feels that has no event."""

    answers: Mapping[str, Any] = field(default_factory=lambda: AT_EASE)
    equipment: frozenset[str] = frozenset()
    days_off: frozenset[int] = frozenset()
    feel: str = "easy"
    events: tuple[Event, ...] = ()
    key: str = ""

    def __repr__(self) -> str:
        unlike = {name: value for name, value in self.answers.items() if AT_EASE.get(name, "?") != value}
        told = [f"{name} {'missing' if value is None else value}" for name, value in sorted(unlike.items())]
        off = [f"off on {' '.join(WEEKDAYS[day] for day in sorted(self.days_off))}"] if self.days_off else []
        has = f"has {' '.join(sorted(self.equipment)) or 'nothing'}"
        who = ", ".join([*(told or ["nothing to worry about"]), has, *off, f"key {self.key!r}"])
        return f"<{who}; usually {self.feel}; {'; '.join(map(str, self.events)) or 'nothing happens'}>"

    @property
    def given(self) -> Answers:
        return Answers.from_values({**self.answers, "equipment": sorted(self.equipment)})


@dataclass(frozen=True)
class Day:
    """One day as it was planned: its number since the beginning, its history, its plan; `plan` None where on hold."""

    number: int
    date: date
    history: History
    plan: DayPlan | None


@dataclass
class Diary:
    """What the bot has written down so far."""

    history: History
    ill: range = range(0)
    away: range = range(0)
    held: range = range(0)
    paused: range = range(0)
    asked: range = range(0)

    def on(self, day: date, number: int, short: bool) -> History:
        """The history as the next plan is given it: sessions of four weeks, symptoms of ninety days."""
        sessions = {name: past(every, day, 28) for name, every in self.history.sessions.items() if past(every, day, 28)}
        done = [session.date for every in sessions.values() for session in every if session.done]
        return replace(
            self.history,
            sessions=sessions,
            symptoms=past(self.history.symptoms, day, 90),
            last_active=max(done, default=None),
            unsettled=number in self.asked,
            short_on=day if short else None,
        )

    def keep(self, plan: DayPlan, done: int, feel: str | None) -> None:
        """What the plan changed, and what became of it: the first exercises were done, and the day felt so."""
        before = self.history
        sessions = dict(before.sessions)
        for place, item in enumerate(plan.items):
            session = Session(plan.date, item.rung, place < done, feel if done else None)
            sessions[item.exercise] = (*sessions.get(item.exercise, ()), session)
        places, blocks = {**before.places, **plan.places}, {**before.blocks, **plan.blocks}
        self.history = replace(before, places=places, blocks=blocks, sessions=sessions)

    def report(self, symptom: Symptom) -> None:
        self.history = replace(self.history, symptoms=(*self.history.symptoms, symptom))


def past(every: tuple[Any, ...], day: date, days: int) -> tuple[Any, ...]:
    return tuple(each for each in every if timedelta(0) < day - each.date <= timedelta(days=days))


def live(patient: Patient, catalogue: Catalogue, days: int = 84) -> Iterator[Day]:
    """Day by day, with what the patient does and reports in between."""
    diary = Diary(History(first_day=MONDAY, days_off=patient.days_off, key=patient.key))
    for number in range(1, days + 1):
        today = MONDAY + timedelta(days=number - 1)
        events = {event.what: event.much for event in patient.events if event.day == number}
        begin(diary, events, number)
        if number in diary.paused:
            continue
        if number in diary.held:
            yield Day(number, today, diary.history, None)
            begin_again(diary, number, today)
            continue
        history = diary.on(today, number, "short" in events)
        plan = plan_day(catalogue, patient.given, history, today)
        yield Day(number, today, history, plan)
        if plan.day == "plan":
            spend(diary, patient, plan, events, number)
        tell(diary, plan, events, number)


def begin(diary: Diary, events: Mapping[str, int | str], number: int) -> None:
    """What is known before the day's plan is made."""
    for what, name in (("ill", "ill"), ("missed", "away"), ("question", "asked"), ("paused", "paused")):
        if what in events and number not in diary.held:
            setattr(diary, name, range(number, number + int(events[what])))
    if "own word" in events:
        diary.history = replace(diary.history, own_word=True)


def spend(diary: Diary, patient: Patient, plan: DayPlan, events: Mapping[str, int | str], number: int) -> None:
    feel = next((feel for feel in reversed(FEELS) if feel in events), patient.feel)
    done = int(events.get("partly", len(plan.items)))
    diary.keep(plan, 0 if number in diary.away or number in diary.ill else done, feel)


def tell(diary: Diary, plan: DayPlan, events: Mapping[str, int | str], number: int) -> None:
    """What is reported in the course of the day, after its plan."""
    if diary.ill and number == diary.ill[-1]:
        diary.history = replace(diary.history, ill_until=plan.date)
    if "pain" in events and plan.items:
        hurt = plan.items[int(events["pain"]) % len(plan.items)].exercise
        diary.report(Symptom(plan.date, "caution", exercise=hurt))
    if "ache" in events:
        diary.report(Symptom(plan.date, "caution", place=str(events["ache"])))
    if "dizzy" in events:
        diary.report(Symptom(plan.date, "referral", dizzy=True))
    if "held" in events:
        diary.report(Symptom(plan.date, "referral", dizzy=True))
        diary.held = range(number + 1, number + 1 + int(events["held"]))


def begin_again(diary: Diary, number: int, today: date) -> None:
    """On the last day of a hold: a new first day, lowest rungs, by the patient's own word."""
    if number == diary.held[-1]:
        first = today + timedelta(days=1)
        diary.history = replace(diary.history, first_day=first, places={}, blocks={}, own_word=True)
