"""Today's exercises: shown when asked for, sent at their hour, explained one by one."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.core.activities.entries import fulfilled
from bot.core.activities.standing import in_order, is_begun
from bot.core.day_plan import DayPlan
from bot.core.explaining import explained
from bot.core.schedule import Duty
from bot.core.stored_plan import StoredPlan
from bot.core.totals import LogEntry
from bot.storage import logs, plans
from bot.storage.outbox import Lane
from bot.storage.patients import Patient
from bot.usecases.in_pause import ask_to_catch_up, pause_first, show_pause
from bot.usecases.keep_holds import after_self_harm, clinic_looks_on
from bot.usecases.planning import current, history, planned
from bot.usecases.renewal import ask_for_review, begin_review, say_review
from bot.usecases.visit import Visit
from bot.views import hold
from bot.views import plan as views
from bot.views.message import Message
from bot.views.pause import welcome
from bot.views.why import why


def show_today(visit: Visit, *, although_away: bool = False) -> None:
    """The plan of this day, or why there is none; `although_away`: somebody who is away wants it all the same."""
    if pause := pause_first(visit, although_away=although_away):
        show_pause(visit, pause)
    elif visit.patient.catch_up_since and not visit.holds():
        ask_to_catch_up(visit)
    else:
        _show(visit, planned(visit, visit.day))


def _show(visit: Visit, plan: DayPlan) -> None:
    if plan.day == "hold" and after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif plan.day == "hold" and any(held.rule == "T1" for held in visit.holds()):
        visit.say(hold.after_emergency(visit.words, visit.content, visit.emergency_number))
    elif plan.day == "hold":
        visit.say(hold.on_hold(visit.words, visit.setup, visit.emergency_number, clinic_looks_on(visit)))
    elif plan.day == "off":
        visit.say(views.day_off(visit.words))
    elif not plan.items:
        visit.say(views.nothing_left(visit.words))
    else:
        begin_programme(visit, visit.day)
        visit.say(message_of(visit, current(visit, plan), plan.news), content_version=visit.content.version)


def begin_programme(visit: Visit, day: date) -> None:
    """The first plan is the first day, also after a hold; reminders and summaries follow from there."""
    patient = visit.patient
    if patient.first_day is None:
        summarised = patient.summarised_on or day
        visit.change_patient(first_day=day, reminded_on=day, summarised_on=summarised)


def remind(visit: Visit, duty: Duty) -> None:
    """The daily message, at the patient's hour; late or needless ones are recorded, not sent."""
    back, unanswered = _first_after_pause(visit.patient, duty.day), visit.patient.silence
    visit.change_patient(reminded_on=duty.day, silence=unanswered + 1)
    plan = planned(visit, duty.day)
    if reason := _needless(visit, duty, plan):
        visit.change_patient(silence=unanswered)
        visit.skip(duty, Lane.REMINDER, reason)
        if reason == "logged":
            ask_for_review(visit, duty)
        return
    if asked := begin_review(visit, duty.day):
        plan = planned(visit, duty.day)  # from here on without progression
    begin_programme(visit, duty.day)
    message = message_of(visit, current(visit, plan), plan.news, greeting=not back)
    if back:
        message = welcome(visit.words, message)
    visit.say(message, Lane.REMINDER, expires_at=duty.expires, content_version=visit.content.version)
    if asked:
        say_review(visit, duty)


def _first_after_pause(patient: Patient, day: date) -> bool:
    """Whether a dated pause lies between the last reminder and this one."""
    until, last = patient.paused_until, patient.reminded_on
    return until is not None and last is not None and last <= until < day


def _needless(visit: Visit, duty: Duty, plan: DayPlan) -> str | None:
    if duty.expires and visit.now >= duty.expires:
        return "stale"
    if begun(visit, plan):
        return "logged"
    if visit.state().asked:
        return "symptom"  # nothing on top of an open question about a symptom (care rules §6)
    if plan.day == "plan":
        return None if plan.items else "nothing"
    return plan.day


def begun(visit: Visit, plan: DayPlan) -> bool:
    """Whether something of this plan is written down."""
    return is_begun(plan.items, logs.between(visit.tx, visit.actor, visit.person.id, plan.date, plan.date))


def message_of(
    visit: Visit, stored: StoredPlan, news: Mapping[str, str] | None = None, *, greeting: bool = False
) -> Message:
    """A plan as the patient sees it at this moment: what is done of it comes first."""
    patient = visit.patient
    entries = logs.between(visit.tx, visit.actor, visit.person.id, stored.date, stored.date)
    if is_begun(stored.items, entries):
        done = in_order(stored.items, entries)
        return views.begun(visit.words, visit.content, visit.answers(), stored, done, places_left(stored, entries))
    return views.plan(
        visit.words,
        visit.content,
        visit.answers(),
        stored,
        greeting=greeting,
        short=patient.short_on == stored.date,
        news=news,
        habit=patient.habit,
    )


def places_left(stored: StoredPlan, entries: Sequence[LogEntry]) -> list[int]:
    """Of what is not done yet as planned."""
    done = fulfilled(stored.items, entries)
    return [place for place, item in enumerate(stored.items) if item.exercise not in done]


def show_how(visit: Visit, plan_id: int, place: int) -> str | None:
    """The card of one exercise. On a hold there is none to show (care rule S1)."""
    stored = usable(visit, plan_id)
    if stored is None or not 0 <= place < len(stored.items):
        return None
    visit.say(views.how_to(visit.words, visit.content, visit.answers(), stored, place))
    return None


def show_plan(visit: Visit, plan_id: int) -> None:
    """Back from a card to the day's list."""
    if stored := usable(visit, plan_id):
        visit.say(message_of(visit, stored), content_version=stored.content_version)


def show_why(visit: Visit, plan_id: int, place: int) -> str | None:
    """Why this exercise is in the plan, by the rules of the plan's day."""
    stored = usable(visit, plan_id)
    if stored is None or not 0 <= place < len(stored.items):
        return None
    answers = visit.answers()
    reasons = explained(visit.content.catalogue, answers, history(visit, stored.date), stored.date, stored.items[place])
    visit.say(why(visit.words, visit.content, answers, stored, place, reasons))
    return None


def usable(visit: Visit, plan_id: int) -> StoredPlan | None:
    """The plan behind a button, if it still counts; otherwise what counts now is shown instead."""
    stored = counting(visit, plan_id)
    if stored is None:
        show_today(visit)
    return stored


def counting(visit: Visit, plan_id: int) -> StoredPlan | None:
    """The plan behind a button, if it still counts."""
    stored = plans.by_id(visit.tx, visit.actor, visit.person.id, plan_id)
    today = planned(visit, visit.day)
    if stored and today.day == "plan" and stored.date == visit.day and current(visit, today).id == stored.id:
        return stored
    return None
