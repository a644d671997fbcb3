"""What was done of a plan, and how it felt. A repeated tap changes nothing; a correction replaces."""

from collections.abc import Sequence
from datetime import timedelta

from bot.core.day_plan import Item
from bot.core.dialogue import State
from bot.core.findings import WOBBLY_TWICE
from bot.core.schedule import Duty, Kind, local_moment
from bot.core.stored_plan import StoredPlan
from bot.core.totals import entry_of
from bot.storage import logs, plans
from bot.storage.outbox import Lane
from bot.usecases import settings
from bot.usecases.equipment import ask_next_piece
from bot.usecases.report_symptom import open_finding
from bot.usecases.visit import Visit
from bot.views import plan as views

SOME = "some"
WOBBLY_DAYS = timedelta(days=14)  # care rules §5: twice in 14 days is care rule T4


def done_all(visit: Visit, plan_id: int) -> str | None:
    """Everything of this plan was done."""
    stored = _loggable(visit, plan_id)
    if stored is None:
        return views.outdated(visit.words)
    done = logs.between(visit.tx, visit.actor, visit.person.id, stored.date, stored.date)
    if {entry.exercise for entry in done} == {item.exercise for item in stored.items}:
        return views.written_already(visit.words)
    _write_down(visit, stored, stored.items)
    return None


def some_or_none(visit: Visit, plan_id: int) -> str | None:
    """Which ones? What is written down already is ticked, so that this also corrects."""
    stored = _loggable(visit, plan_id)
    if stored is None:
        return views.outdated(visit.words)
    done = logs.between(visit.tx, visit.actor, visit.person.id, stored.date, stored.date)
    ticks = tuple(entry.exercise for entry in done)
    visit.remember(State(question=SOME, ticks=ticks, about=stored.id))
    visit.say(views.some_or_none(visit.words, visit.content, stored, ticks))
    return None


def tick(visit: Visit, plan_id: int, exercise: str) -> str | None:
    """One exercise was ticked or taken back."""
    stored, state = _loggable(visit, plan_id), visit.state()
    if stored is None or not _is_open(state, plan_id):
        return views.outdated(visit.words)
    state = state.ticked(exercise)
    visit.remember(state)
    visit.edit(views.some_or_none(visit.words, visit.content, stored, state.ticks))
    return None


def ticked(visit: Visit, plan_id: int) -> str | None:
    """The ticked ones were done."""
    stored, state = _loggable(visit, plan_id), visit.state()
    if stored is None or not _is_open(state, plan_id):
        return views.outdated(visit.words)
    done = [item for item in stored.items if item.exercise in state.ticks]
    if not done:
        return views.tick_one(visit.words)
    visit.remember(State())
    _write_down(visit, stored, done)
    return None


def later(visit: Visit, plan_id: int) -> None:
    """Not now: the exercises wait."""
    visit.remember(State())
    visit.edit(views.later(visit.words))


def not_today(visit: Visit, plan_id: int) -> str | None:
    """Nothing was done; never scolded."""
    stored = _loggable(visit, plan_id)
    if stored is None:
        return views.outdated(visit.words)
    visit.remember(State())
    logs.replace(visit.tx, visit.actor, visit.person, stored, [], visit.now)
    reminded_on = visit.patient.reminded_on
    if stored.date == visit.day and reminded_on and reminded_on < visit.day:  # they have answered before it was asked
        visit.change_patient(reminded_on=visit.day)
        due = local_moment(visit.day, visit.patient.reminder_time, visit.person.zone)
        visit.skip(Duty(Kind.REMINDER, due, visit.day), Lane.REMINDER, "answered")
    visit.edit(views.skipped(visit.words))
    return None


def feel(visit: Visit, plan_id: int, feeling: str) -> str | None:
    """How it felt; the first time, the hour of tomorrow's message is agreed."""
    stored = _loggable(visit, plan_id)
    if stored is None or feeling not in views.FEELINGS:
        return views.outdated(visit.words)
    done = logs.between(visit.tx, visit.actor, visit.person.id, stored.date, stored.date)
    items = [item for item in stored.items if item.exercise in {entry.exercise for entry in done}]
    if not items:  # taken back since it was asked
        return some_or_none(visit, plan_id)
    visit.edit(views.felt_as(visit.words, visit.content, stored, items, feeling))
    if logs.felt(visit.tx, visit.actor, visit.person.id, stored.id) == feeling:
        return views.written_already(visit.words)
    first = not logs.has_felt(visit.tx, visit.actor, visit.person.id)
    logs.feel(visit.tx, visit.actor, visit.person, stored.id, feeling, visit.at)
    _answer_feeling(visit, feeling, first, stored.date == visit.patient.first_day)
    return None


def _answer_feeling(visit: Visit, feeling: str, first: bool, first_day: bool) -> None:
    recent = logs.feelings_since(visit.tx, visit.actor, visit.person.id, visit.at - WOBBLY_DAYS)
    if feeling == "wobbly" and recent.count("wobbly") > 1:
        visit.say(views.wobbled_twice(visit.words))
        open_finding(visit, WOBBLY_TWICE)
        return
    praise = views.praised(visit.words, feeling)
    if visit.holds() or visit.pause or visit.person.stopped_at:
        visit.say(views.felt(visit.words, praise))  # nothing is promised, nothing more is asked
    elif first:
        settings.agree_on_hour(visit, views.good_first_day(visit.words, praise) if first_day else praise)
    else:
        visit.say(views.felt(visit.words, praise))
        ask_next_piece(visit)


def _write_down(visit: Visit, stored: StoredPlan, done: Sequence[Item]) -> None:
    entries = [entry_of(item, stored.date) for item in done]
    logs.replace(visit.tx, visit.actor, visit.person, stored, entries, visit.now)
    visit.say(views.written_down(visit.words, visit.content, stored, done))


def _loggable(visit: Visit, plan_id: int) -> StoredPlan | None:
    """Their own plan of today or yesterday (care rules §5)."""
    stored = plans.by_id(visit.tx, visit.actor, visit.person.id, plan_id)
    return stored if stored and visit.today - stored.date <= timedelta(days=1) else None


def _is_open(state: State, plan_id: int) -> bool:
    return state.question == SOME and state.about == plan_id
