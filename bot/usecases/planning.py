"""The plan that counts on a day: made from what is known, stored with its rules, and made anew when facts change."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.core.clearance import clearance
from bot.core.history import SESSIONS_KEPT, Symptom
from bot.core.planning import DayPlan, History, plan_day
from bot.core.repeats import place_of
from bot.core.schedule import local_date
from bot.core.stored_plan import StoredPlan
from bot.storage import ladders, limits, logs, plans, reports, sessions
from bot.storage.reports import Report
from bot.usecases.renewal import confirmed_on, review_open
from bot.usecases.visit import Visit

SYMPTOMS = timedelta(days=90)  # after as many silent days everything is asked again, and the rungs are the lowest
DIZZY = frozenset({"dizziness", "faintness"})
NO_SYMPTOM = frozenset({"old_posture", "unsure"})  # answers to the fourth question that tell of nothing new


def history(visit: Visit, day: date) -> History:
    """What happened so far, as far as a plan for this day needs it."""
    tx, actor, person, patient = visit.tx, visit.actor, visit.person, visit.patient
    done = sessions.between(tx, actor, person.id, day - SESSIONS_KEPT, day)
    active = [each.date for every in done.values() for each in every if each.done]
    return History(
        first_day=patient.first_day or day,
        places=ladders.places_before(tx, actor, person.id, day),
        blocks=ladders.blocks_on(tx, actor, person.id, day),
        sessions=done,
        symptoms=tuple(_symptoms(visit)),
        last_active=max(active, default=None) or logs.last_day(tx, actor, person.id, day),
        ill_until=patient.ill_until,
        days_off=patient.days_off,
        key=str(person.id),
        short_on=patient.short_on,
        own_word=patient.own_word,
        unsettled=bool(visit.state().asked) or review_open(visit) or confirmed_on(visit) == day,
        limits=limits.current(tx, actor, person.id),
    )


def _symptoms(visit: Visit) -> Iterator[Symptom]:
    """Those that were reported, and those of the fourth question."""
    recent = reports.since(visit.tx, visit.actor, visit.person.id, visit.now - SYMPTOMS)
    yield from (_symptom(visit, report) for report in recent)
    for told_on, signs in _told(visit).items():
        if signs - NO_SYMPTOM:
            yield Symptom(told_on, "referral", dizzy=bool(DIZZY & signs))


def _told(visit: Visit) -> dict[date, frozenset[str]]:
    """The signs of the fourth question by day. Another answer on the same day corrects a wrong tap; one on a later
    day, when it was asked again, does not undo that they were there (care rule S7)."""
    return {
        local_date(answer.answered_at, visit.person.zone): frozenset(answer.value)
        for field, answer in visit.every_answer()
        if field == "current_signs" and answer.value is not None
    }


def _symptom(visit: Visit, report: Report) -> Symptom:
    return Symptom(
        local_date(report.at, visit.person.zone),
        report.level,
        exercise=report.exercise,
        place=place_of(report.details),
        dizzy=bool(DIZZY & set(report.signs)),
    )


def planned(visit: Visit, day: date) -> DayPlan:
    """What the rules say for this day. An open hold from a symptom is a hold like any other (care rule S1),
    and answers that nobody has confirmed decide nothing, nor do those of before an illness."""
    answers = visit.answers()
    if visit.holds() or "confirmed" not in visit.answered() or _ill(visit, day):
        return DayPlan(day, "hold", clearance(answers), 0, (), ())
    return plan_day(visit.content.catalogue, answers, history(visit, day), day)


def _ill(visit: Visit, day: date) -> bool:
    """Until they are back, and have said what is new (care rules §1)."""
    patient = visit.patient
    resting = patient.pause is not None and patient.pause.rests and patient.pause.covers(day)
    return resting or patient.catch_up_since is not None


def current(visit: Visit, plan: DayPlan) -> StoredPlan:
    """The stored plan of that day; a new version of it where facts or content have changed since."""
    ladders.keep(visit.tx, visit.actor, visit.person, plan)  # a hold that began and ended today has forgotten it
    stored = plans.newest(visit.tx, visit.actor, visit.person.id, plan.date)
    if stored and stored.items == plan.items and stored.content_version == visit.content.version:
        return stored
    return plans.add(visit.tx, visit.actor, visit.person, plan, visit.content.version, visit.now)
