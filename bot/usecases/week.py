"""The week's totals: when asked for, and on Sunday evening; as a picture and in words."""

from datetime import date, timedelta

from bot.core.clearance import clearance
from bot.core.schedule import Duty, local_date
from bot.core.totals import DayTotals, WeekTotals, day_totals, monday_of, week_totals
from bot.storage import logs, reports
from bot.storage.outbox import Lane
from bot.usecases.keep_holds import after_self_harm, appointment_on, clinic_looks_on
from bot.usecases.renewal import review_open
from bot.usecases.unanswered import count_check_in
from bot.usecases.visit import Visit
from bot.views import hold as hold_views
from bot.views import week as views
from bot.views.reason import quote


def totals(visit: Visit, day: date) -> WeekTotals:
    """Of the week, Monday to Sunday, that holds this local day."""
    return by_day(visit, day)[1]


def by_day(visit: Visit, day: date) -> tuple[tuple[DayTotals, ...], WeekTotals]:
    """Each day of that week, and the whole."""
    monday = monday_of(day)
    done = logs.between(visit.tx, visit.actor, visit.person.id, monday, monday + timedelta(days=6))
    catalogue = visit.content.catalogue
    return day_totals(done, catalogue, day), week_totals(done, catalogue, day)


def show_week(visit: Visit) -> None:
    if after_self_harm(visit):
        visit.say(hold_views.thinking_of_you(visit.words, visit.emergency_number))
        return
    paused, targets = bool(visit.holds()), visit.content.catalogue.targets
    days, found = by_day(visit, visit.today)
    if visit.pause and not paused:
        visit.say(views.in_pause(visit.words, days, found))
    else:
        visit.say(views.so_far(visit.words, days, found, targets, paused))


def summarise(visit: Visit, duty: Duty) -> None:
    """The Sunday summary, on a hold in its own form; and whether they fell, as a message of its own."""
    visit.change_patient(summarised_on=duty.day)
    if duty.expires and visit.now >= duty.expires:
        visit.skip(duty, Lane.SUMMARY, "stale")
        return
    if visit.state().asked:
        visit.skip(duty, Lane.SUMMARY, "symptom")  # its "No" would answer what is asked about a symptom (care rules §6)
        return
    if after_self_harm(visit):
        visit.skip(duty, Lane.SUMMARY, "self-harm")
        return
    days, found = by_day(visit, duty.day)
    holds = visit.holds()
    advised = clearance(visit.answers()).level == "advised"
    if holds:
        ahead, looks_on = appointment_on(visit), clinic_looks_on(visit)
        message = views.on_hold(visit.words, found, signs_this_week(visit, duty.day), ahead, looks_on)
        if ahead is None and looks_on is None:
            reports.checked(visit.tx, visit.actor, visit.person.id, visit.now)
            count_check_in(visit)
    else:
        reason = visit.patient.reason and quote(visit.words, visit.patient.reason)
        message = views.summary(visit.words, days, found, visit.content.catalogue.targets, advised, reason)
    visit.say(message, Lane.SUMMARY, expires_at=duty.expires)
    told = signs_this_week(visit, duty.day)
    fell = told is not None and "fall" in told[1]  # they have said so, and it is no question any more
    if not fell and (holds or not _asked_what_is_new(visit)):
        visit.say(views.any_fall(visit.words), Lane.SUMMARY, expires_at=duty.expires)


def _asked_what_is_new(visit: Visit) -> bool:
    """That question stands open at their hour, and names falls: two open questions are one too many."""
    return visit.patient.catch_up_since is not None or review_open(visit)


def signs_this_week(visit: Visit, day: date) -> tuple[date, tuple[str, ...]] | None:
    """The day and the signs of the week's last report that paused the programme; None where there was none."""
    monday = monday_of(day)
    recent = reports.since(visit.tx, visit.actor, visit.person.id, visit.now - timedelta(days=8))
    grave = [report for report in recent if report.level in ("emergency", "referral")]
    days = [(local_date(report.at, visit.person.zone), report.signs) for report in grave]
    return next((found for found in reversed(days) if found[0] >= monday), None)
