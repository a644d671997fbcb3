"""Holds that follow from the answers, and the question now and then whether somebody has been asked."""

from datetime import date, timedelta

from bot.core import schedule
from bot.core.clearance import clearance
from bot.core.schedule import Duty
from bot.storage import audit, reports
from bot.storage.outbox import Lane
from bot.storage.reports import Report
from bot.usecases.act_on_finding import drop_reminders
from bot.usecases.clinic import opening
from bot.usecases.unanswered import count_check_in
from bot.usecases.visit import Visit
from bot.views import hold as views
from bot.views.message import Message

A_DAY = timedelta(days=1)
OF_ANSWERS = ("C1", "C2", "C3", "C4")


def open_holds_from_answers(visit: Visit) -> None:
    """Care rules C1-C4: open what the answers ask for, end what they no longer ask for."""
    wanted = clearance(visit.answers()).holds
    opened = {hold.rule: hold.id for hold in visit.holds() if hold.rule in OF_ANSWERS}
    over = [hold_id for rule, hold_id in opened.items() if rule not in wanted]
    reports.end_holds(visit.tx, visit.actor, visit.person.id, over, ended_at=visit.now, ended_by="answers")
    for rule in wanted:
        reports.hold(visit.tx, visit.actor, visit.person, rule, visit.at)
    changed = [rule for rule in OF_ANSWERS if (rule in opened) != (rule in wanted)]
    if changed:
        audit.record(visit.tx, visit.actor, visit.person, "holds_from_answers", visit.now, " ".join(wanted))
    if wanted:
        drop_reminders(visit)
    if visit.answers().spinal_fracture == "unsure":
        opening.open_spine(visit)


def check_in(visit: Visit, duty: Duty) -> None:
    """Have they spoken to somebody? Asked at most twice a week, or the day after their appointment (care rules §1)."""
    reports.checked(visit.tx, visit.actor, visit.person.id, visit.now)
    if duty.expires and visit.now >= duty.expires:
        visit.skip(duty, Lane.REMINDER, "stale")
        return
    visit.say(_check_in(visit), Lane.REMINDER, expires_at=duty.expires)
    count_check_in(visit)


def _check_in(visit: Visit) -> Message:
    if after_self_harm(visit):
        return views.thinking_of_you(visit.words, visit.emergency_number)
    if (appointment := appointment_on(visit)) is not None:
        visit.change_patient(appointment_on=None)
        return views.after_appointment(visit.words, appointment, yesterday=visit.day - appointment == A_DAY)
    return views.check_in(visit.words, visit.content, visit.holds()[0].rule, visit.emergency_number)


def appointment_on(visit: Visit) -> date | None:
    """The appointment that they were not asked about yet; None without a hold."""
    diary = visit.diary()
    return schedule.appointment_ahead(diary) if diary else None


def clinic_looks_on(visit: Visit) -> date | None:
    """The day on which the clinic looks at the holds again, as long as it lies ahead."""
    diary = visit.diary()
    until = diary.hold_until if diary else None
    return until if until is not None and until > visit.day else None


def after_self_harm(visit: Visit) -> bool:
    """While such a hold is open, nobody talks of exercise (care rule T1)."""
    return any("self_harm" in report.signs for report in causes(visit))


def causes(visit: Visit) -> list[Report]:
    """The reports behind the holds that are open, newest first."""
    ids = sorted({hold.report_id for hold in visit.holds() if hold.report_id is not None}, reverse=True)
    found = [reports.find(visit.tx, visit.actor, visit.person.id, report_id) for report_id in ids]
    return [report for report in found if report is not None]
