"""The last twelve weeks, one line each."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from bot.core.schedule import local_date
from bot.core.totals import WEEKS, WeekTotals, monday_of, twelve_weeks
from bot.storage import logs, plans, reports
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.visit import Visit
from bot.views import hold as hold_views
from bot.views import progress as views

A_WEEK = timedelta(days=7)


def show_progress(visit: Visit) -> None:
    """From the week of the first plan there ever was; what came before a hold stays in sight."""
    if after_self_harm(visit):
        visit.say(hold_views.thinking_of_you(visit.words, visit.emergency_number))
        return
    weeks, paused_now = last_weeks(visit), bool(visit.holds() or visit.pause)
    if not weeks:
        visit.say(views.not_begun(visit.words, paused_now))
        return
    paused = paused_weeks(visit, [monday for monday, _ in weeks])
    visit.say(views.weeks(visit.words, weeks, paused, paused_now))


def last_weeks(visit: Visit) -> Sequence[tuple[date, WeekTotals]]:
    """Monday and totals of the last twelve, oldest first; none before the first plan there ever was."""
    today = visit.today
    begun = plans.first_day(visit.tx, visit.actor, visit.person.id)
    if begun is None:
        return ()
    monday = monday_of(today) - (WEEKS - 1) * A_WEEK
    done = logs.between(visit.tx, visit.actor, visit.person.id, monday, monday_of(today) + timedelta(days=6))
    return twelve_weeks(done, visit.content.catalogue, today, min(begun, today))


def paused_weeks(visit: Visit, mondays: Collection[date]) -> frozenset[date]:
    """The weeks with a day on which a hold stood, or of the newest pause; one that ended on its first day, like a
    mistake, paused nothing."""
    zone, own = visit.person.zone, visit.patient.pause
    pauses = [
        (local_date(began, zone), local_date(ended, zone) if ended else date.max)
        for began, ended in reports.pauses(visit.tx, visit.actor, visit.person.id)
    ]
    if own is not None:
        pauses.append((own.since, own.until + timedelta(days=1) if own.until else date.max))
    return frozenset(m for m in mondays for began, ended in pauses if max(began, m) < min(ended, m + A_WEEK))
