"""Holds that follow from the answers, and the question now and then whether somebody has been asked."""

from datetime import datetime

from bot.core.clearance import clearance
from bot.storage import audit, reports
from bot.storage.outbox import Lane
from bot.storage.reports import Report
from bot.usecases.act_on_finding import drop_reminders
from bot.usecases.visit import Visit
from bot.views import hold as views

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


def check_in(visit: Visit, expires: datetime | None = None) -> None:
    """Have they spoken to somebody? Asked at most twice a week (care rules §1)."""
    open_holds = visit.holds()
    reports.checked(visit.tx, visit.actor, visit.person.id, visit.now)
    if after_self_harm(visit):
        message = views.thinking_of_you(visit.words, visit.emergency_number)
    else:
        message = views.check_in(visit.words, visit.content, open_holds[0].rule, visit.emergency_number)
    visit.say(message, Lane.REMINDER, expires_at=expires)


def after_self_harm(visit: Visit) -> bool:
    """While such a hold is open, nobody talks of exercise (care rule T1)."""
    return any("self_harm" in report.signs for report in causes(visit))


def causes(visit: Visit) -> list[Report]:
    """The reports behind the holds that are open, newest first."""
    ids = sorted({hold.report_id for hold in visit.holds() if hold.report_id is not None}, reverse=True)
    found = [reports.find(visit.tx, visit.actor, visit.person.id, report_id) for report_id in ids]
    return [report for report in found if report is not None]
