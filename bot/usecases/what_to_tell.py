"""*What to tell them*: the reports, the answers and the week, to be shown or sent on."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.core.schedule import local_date
from bot.core.totals import WeekTotals
from bot.storage import plans, reports
from bot.storage.reports import Report
from bot.usecases.keep_holds import causes
from bot.usecases.visit import Visit
from bot.usecases.week import totals
from bot.views import symptoms, tell
from bot.views.message import Message


def show(visit: Visit, report_id: int) -> str | None:
    """About one report, and whatever else holds."""
    report = reports.find(visit.tx, visit.actor, visit.person.id, report_id)
    if report is None:
        return symptoms.answered_already(visit.words)
    visit.say(tell.what_to_tell(visit.words, visit.content, *_statement(visit, report), report.id))
    return None


def show_newest(visit: Visit) -> None:
    """On a hold: about what opened it, or the answers alone."""
    visit.say(tell.what_to_tell(visit.words, visit.content, *_statement(visit, None), None))


def send(visit: Visit, report_id: int) -> None:
    """The words as a message without buttons, which Telegram forwards whole."""
    report = reports.find(visit.tx, visit.actor, visit.person.id, report_id) if report_id else None
    visit.say(tell.how_to_send(visit.words))
    visit.say(Message(tell.statement(visit.words, visit.content, *_statement(visit, report))))


def _statement(visit: Visit, report: Report | None) -> tuple[list[tell.Told], dict[str, Any], WeekTotals]:
    """This report and those behind the open holds, newest first; the answers; the week."""
    held = {each.id: each for each in [*([report] if report else []), *causes(visit)]}
    newest_first = [told(visit, held[id]) for id in sorted(held, reverse=True)]
    given = {field: answer.value for field, answer in visit.answered().items()}
    return newest_first, given, totals(visit, visit.today)


def told(visit: Visit, report: Report) -> tell.Told:
    """A report as it is put into words."""
    exercise = visit.content.catalogue.exercises.get(report.exercise or "")
    support = _support(visit, report) if exercise else None
    local = report.at.astimezone(ZoneInfo(visit.person.zone))
    return tell.Told(local, report.signs, report.details, exercise, support)


def _support(visit: Visit, report: Report) -> str | None:
    """What they held on to, as it was planned."""
    plan = plans.newest(visit.tx, visit.actor, visit.person.id, local_date(report.at, visit.person.zone))
    items = plan.items if plan else ()
    return next((item.support for item in items if item.exercise == report.exercise), None)
