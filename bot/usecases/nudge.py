"""One word in the evening, for those who wanted it: only where exercises came and nothing is written down."""

from bot.core.schedule import Duty
from bot.core.stored_plan import StoredPlan
from bot.storage import logs, plans
from bot.storage.outbox import Lane
from bot.usecases.visit import Visit
from bot.views import unasked as views


def nudge(visit: Visit, duty: Duty) -> None:
    visit.change_patient(nudged_on=duty.day)
    stored = plans.newest(visit.tx, visit.actor, visit.person.id, duty.day)
    reason = _needless(visit, duty, stored)
    if stored is None or reason:
        visit.skip(duty, Lane.REMINDER, reason or "no exercises")
    else:
        visit.say(views.nudge(visit.words, stored.id), Lane.REMINDER, expires_at=duty.expires)


def not_today(visit: Visit) -> None:
    """They have answered for today."""
    if visit.patient.nudge:
        visit.change_patient(nudged_on=visit.day)


def _needless(visit: Visit, duty: Duty, stored: StoredPlan | None) -> str | None:
    if duty.expires and visit.now >= duty.expires:
        return "stale"
    if visit.state().asked:
        return "symptom"  # nothing on top of an open question about a symptom (care rules §6)
    if stored is None or visit.patient.catch_up_since:
        return "no exercises"
    return "logged" if logs.between(visit.tx, visit.actor, visit.person.id, duty.day, duty.day) else None
