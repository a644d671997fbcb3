"""What was done of a plan, and how it felt. A repeated tap changes nothing; a correction replaces."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.core.activities.standing import in_order, is_all, is_begun, with_all, with_some
from bot.core.dialogue import State
from bot.core.findings import WOBBLY_TWICE
from bot.core.schedule import Duty, Kind, local_moment
from bot.core.stored_plan import StoredPlan
from bot.core.totals import PLAN, LogEntry
from bot.storage import logs, plans
from bot.storage.outbox import Lane
from bot.usecases import logbook, nudge, settings
from bot.usecases.ask_later import ask_next
from bot.usecases.logbook import Page
from bot.usecases.report_symptom import open_finding
from bot.usecases.visit import Visit
from bot.views import done as views
from bot.views.message import Message

SOME = "some"
WOBBLY_DAYS = timedelta(days=14)  # care rules §5: twice in 14 days is care rule T4


def done_all(visit: Visit, plan_id: int) -> str | None:
    """Everything of this plan was done."""
    stored = _loggable(visit, plan_id)
    if stored is None:
        return views.outdated(visit.words)
    page = logbook.page(visit, stored.date)
    if is_all(page.entries, stored.items):
        return views.written_already(visit.words)
    _write_down(visit, page, stored, with_all(page.entries, stored.items, stored.date))
    return None


def some_or_none(visit: Visit, plan_id: int) -> str | None:
    """Which ones? What is written down already is ticked, so that this also corrects."""
    stored = _loggable(visit, plan_id)
    if stored is None:
        return views.outdated(visit.words)
    done = logbook.page(visit, stored.date).entries
    ticks = tuple(dict.fromkeys(entry.exercise for entry in done))
    visit.remember(State(question=SOME, ticks=ticks, about=stored.id))
    visit.say(views.some_or_none(visit.words, visit.content, stored, ticks, done))
    return None


def ticks_so_far(visit: Visit) -> Message | None:
    """The open question which ones, as it is ticked; None where the day is over."""
    state = visit.state()
    stored = _loggable(visit, state.about) if state.about is not None else None
    if stored is None:
        return None
    done = logbook.page(visit, stored.date).entries
    return views.some_or_none(visit.words, visit.content, stored, state.ticks, done)


def tick(visit: Visit, plan_id: int, exercise: str, on: bool) -> str | None:
    """One exercise was ticked or taken back."""
    stored, state = _loggable(visit, plan_id), visit.state()
    if stored is None or not _is_open(state, plan_id):
        return views.outdated(visit.words)
    state = state.ticked(exercise, on=on)
    visit.remember(state)
    done = logbook.page(visit, stored.date).entries
    visit.edit(views.some_or_none(visit.words, visit.content, stored, state.ticks, done))
    return None


def ticked(visit: Visit, plan_id: int) -> str | None:
    """The ticked ones were done."""
    stored, state = _loggable(visit, plan_id), visit.state()
    if stored is None or not _is_open(state, plan_id):
        return views.outdated(visit.words)
    done = [item.exercise for item in stored.items if item.exercise in state.ticks]
    if not done:
        return views.tick_one(visit.words)
    visit.remember(State())
    page = logbook.page(visit, stored.date)
    _write_down(visit, page, stored, with_some(page.entries, stored.items, done, stored.date))
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
    nothing_done(visit, stored)
    return None


def nothing_done(visit: Visit, stored: StoredPlan) -> None:
    """Of this plan; what was told with words of its own stays."""
    page = logbook.page(visit, stored.date)
    logbook.write(visit, page, [entry for entry in page.entries if entry.source != PLAN])
    reminded_on = visit.patient.reminded_on
    if stored.date == visit.day and reminded_on and reminded_on < visit.day:  # they have answered before it was asked
        visit.change_patient(reminded_on=visit.day)
        due = local_moment(visit.day, visit.patient.reminder_time, visit.person.zone)
        visit.skip(Duty(Kind.REMINDER, due, visit.day), Lane.REMINDER, "answered")
    if stored.date == visit.day:
        nudge.not_today(visit)
    visit.show(views.skipped(visit.words))


def feel(visit: Visit, plan_id: int, feeling: str) -> str | None:
    """How it felt; the first time, the hour of tomorrow's message is agreed."""
    stored = _loggable(visit, plan_id)
    if stored is None or feeling not in views.FEELINGS:
        return views.outdated(visit.words)
    entries = logbook.page(visit, stored.date).entries
    if not is_begun(stored.items, entries):  # taken back since it was asked
        return some_or_none(visit, plan_id)
    visit.edit(views.felt_as(visit.words, visit.content, stored, in_order(stored.items, entries), feeling))
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
    if visit.holds() or visit.pause or visit.person.stopped_at or visit.state().asked:
        visit.say(views.felt(visit.words, praise))  # nothing is promised, nothing more is asked
    elif first:
        settings.agree_on_hour(visit, views.good_first_day(visit.words, praise) if first_day else praise)
    else:
        visit.say(views.felt(visit.words, praise))
        ask_next(visit)


def _write_down(visit: Visit, page: Page, stored: StoredPlan, entries: Sequence[LogEntry]) -> None:
    logbook.write(visit, replace(page, plan=stored), entries)
    visit.say(views.written_down(visit.words, visit.content, stored, in_order(stored.items, entries)))


def ask_how_it_felt(visit: Visit, day: date) -> bool:
    """After words about the day's plan, as after *Done all*; False where there is nothing to ask, or it is known."""
    page = logbook.page(visit, day)
    if page.plan is None or not is_begun(page.items, page.entries):
        return False
    if logs.felt(visit.tx, visit.actor, visit.person.id, page.plan.id):
        return False
    done = in_order(page.items, page.entries)  # what was told beside the plan stands too, and would be missed
    visit.show(views.written_down(visit.words, visit.content, page.plan, done))
    return True


def _loggable(visit: Visit, plan_id: int) -> StoredPlan | None:
    """Their own plan of today or yesterday (care rules §5)."""
    stored = plans.by_id(visit.tx, visit.actor, visit.person.id, plan_id)
    return stored if stored and logbook.is_open(visit, stored.date) else None


def _is_open(state: State, plan_id: int) -> bool:
    return state.question == SOME and state.about == plan_id
