"""Messages that nobody answers: how they are, once a week, goodbye (`bot.core.silence`)."""

from bot.core.schedule import Duty
from bot.core.silence import Step, after_check_in, next_step
from bot.storage import audit
from bot.storage.outbox import Lane
from bot.usecases.family import silent
from bot.usecases.visit import Visit
from bot.views import unasked as views


def write_instead(visit: Visit, duty: Duty) -> bool:
    """Whether something else is written than the exercises; what is late or comes amid a symptom is left out."""
    unanswered = visit.patient.silence
    step = next_step(unanswered)
    if step is Step.AS_EVER:
        return False
    visit.change_patient(reminded_on=duty.day)
    if duty.expires is not None and visit.now >= duty.expires:
        visit.skip(duty, Lane.REMINDER, "stale")
    elif visit.state().asked:
        visit.skip(duty, Lane.REMINDER, "symptom")
    else:
        visit.say(views.silent(visit.words, step), Lane.REMINDER, expires_at=duty.expires)
        visit.change_patient(silence=unanswered + 1)
        _record(visit, step)
    return True


def count_check_in(visit: Visit) -> None:
    """On a hold its own check-ins go on, and become weekly."""
    unanswered = visit.patient.silence
    visit.change_patient(silence=after_check_in(unanswered))
    _record(visit, next_step(unanswered))
    silent.tell_family(visit)


def _record(visit: Visit, step: Step) -> None:
    """For the clinic, and for the family who are to be warned. The patient is promised nothing."""
    if step is Step.SLOWER:
        silent.tell_family(visit)
    if step in (Step.SLOWER, Step.GOODBYE):
        action = "silent" if step is Step.SLOWER else "goodbye"
        heard_on = visit.patient.heard_on
        detail = heard_on.isoformat() if heard_on else None
        audit.record(visit.tx, visit.actor, visit.person, action, visit.now, detail)
