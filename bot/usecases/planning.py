"""The plan that counts on a day: made from what is known, stored with its rules, and made anew when facts change."""

from datetime import date, timedelta

from bot.core.clearance import clearance
from bot.core.planning import DayPlan, History, plan_day
from bot.core.schedule import local_date
from bot.core.stored_plan import StoredPlan
from bot.storage import ladders, plans, reports
from bot.storage.reports import Report
from bot.usecases.visit import Visit

CAUTION_DAYS = timedelta(days=7)  # care rule S6: an exercise that brought a caution rests seven days
LOOK_BACK = timedelta(days=30)
DIZZY = frozenset({"dizziness", "faintness"})


def history(visit: Visit, day: date) -> History:
    """What happened so far, as far as a plan for this day needs it."""
    patient = visit.patient
    stored = ladders.of_patient(visit.tx, visit.actor, visit.person.id)
    recent = reports.since(visit.tx, visit.actor, visit.person.id, visit.now - LOOK_BACK)
    dizzy = [_day_of(visit, report) for report in recent if DIZZY & set(report.signs)]
    signs = visit.answered().get("current_signs")
    if signs and DIZZY & set(signs.value):
        dizzy.append(local_date(signs.answered_at, visit.person.zone))
    return History(
        first_day=patient.first_day or day,
        rungs={exercise: kept.rung for exercise, kept in stored.items()},
        since={exercise: kept.since for exercise, kept in stored.items()},
        out={report.exercise: "S6" for report in recent if report.exercise and _is_out(visit, report)},
        dizziness_on=max(dizzy, default=None),
        days_off=patient.days_off,
        key=str(visit.person.id),
    )


def _day_of(visit: Visit, report: Report) -> date:
    return local_date(report.at, visit.person.zone)


def _is_out(visit: Visit, report: Report) -> bool:
    # Care rule S6: what a referral put out comes back when its hold ends; until then nothing is planned at all.
    return report.level == "caution" and visit.now - report.at < CAUTION_DAYS


def planned(visit: Visit, day: date) -> DayPlan:
    """What the rules say for this day. An open hold from a symptom is a hold like any other (care rule S1),
    and answers that nobody has confirmed decide nothing."""
    answers = visit.answers()
    if visit.holds() or "confirmed" not in visit.answered():
        return DayPlan(day, "hold", clearance(answers), 0, (), ())
    return plan_day(visit.content.catalogue, answers, history(visit, day), day)


def current(visit: Visit, plan: DayPlan) -> StoredPlan:
    """The stored plan of that day; a new version of it where facts or content have changed since."""
    stored = plans.newest(visit.tx, visit.actor, visit.person.id, plan.date)
    if stored and stored.items == plan.items and stored.content_version == visit.content.version:
        return stored
    return plans.add(visit.tx, visit.actor, visit.person, plan, visit.content.version, visit.now)
