"""*What to tell them*: the report, the answers and the week, to be shown or sent on."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.core.schedule import local_date
from bot.storage import plans, reports
from bot.storage.reports import Report
from bot.usecases.visit import Visit
from bot.usecases.week import totals
from bot.views import symptoms, tell
from bot.views.message import Message


def show(visit: Visit, report_id: int) -> str | None:
    """About one report."""
    report = reports.find(visit.tx, visit.actor, visit.person.id, report_id)
    if report is None:
        return symptoms.answered_already(visit.words)
    visit.say(_message(visit, report))
    return None


def show_newest(visit: Visit) -> None:
    """On a hold: about what opened it, or the answers alone."""
    visit.say(_message(visit, _newest(visit)))


def send(visit: Visit, report_id: int) -> None:
    """The words as a message without buttons, which Telegram forwards whole."""
    report = reports.find(visit.tx, visit.actor, visit.person.id, report_id) if report_id else None
    visit.say(tell.how_to_send(visit.words))
    visit.say(Message(tell.statement(visit.words, visit.content, _told(visit, report), *_about(visit))))


def _message(visit: Visit, report: Report | None) -> Message:
    given, week = _about(visit)
    told = _told(visit, report)
    return tell.what_to_tell(visit.words, visit.content, told, given, week, report.id if report else None)


def _about(visit: Visit) -> tuple[dict[str, Any], Any]:
    given = {field: answer.value for field, answer in visit.answered().items()}
    return given, totals(visit, visit.today)


def _newest(visit: Visit) -> Report | None:
    ids = [hold.report_id for hold in visit.holds() if hold.report_id is not None]
    return reports.find(visit.tx, visit.actor, visit.person.id, max(ids)) if ids else None


def _told(visit: Visit, report: Report | None) -> tell.Told | None:
    if report is None:
        return None
    exercise = visit.content.catalogue.exercises.get(report.exercise or "")
    support = _support(visit, report) if exercise else None
    local = report.at.astimezone(ZoneInfo(visit.person.zone))
    return tell.Told(local, report.signs, report.details, exercise, support)


def _support(visit: Visit, report: Report) -> str | None:
    """What they held on to, as it was planned."""
    plan = plans.newest(visit.tx, visit.actor, visit.person.id, local_date(report.at, visit.person.zone))
    items = plan.items if plan else ()
    return next((item.support for item in items if item.exercise == report.exercise), None)
