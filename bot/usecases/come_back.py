"""The end of a pause: *I am back*, the question now and then, and after an illness what is new (care rules §1)."""

from datetime import date, timedelta

from bot.core.dialogue import State
from bot.core.pause import Pause
from bot.core.schedule import Duty, local_date
from bot.storage import audit
from bot.storage.outbox import Lane
from bot.usecases.in_pause import CATCH_UP
from bot.usecases.resume import next_step, resume, take_back_answers
from bot.usecases.visit import Visit
from bot.views import help as help_views
from bot.views import hold, onboarding
from bot.views import pause as views

WHETHER_BACK = "whether_back"


def back(visit: Visit) -> str | None:
    """*I am back*: the pause is over, and the next step follows."""
    pause = visit.pause
    if pause is None and visit.occasion.callback_id:
        return hold.not_paused(visit.words)
    if pause is not None:
        end(visit, pause)
        visit.show(help_views.welcome_back(visit.words))
    resume(visit)
    return None


def end(visit: Visit, pause: Pause) -> None:
    """It ends today; after an illness nothing is planned before it is known what is new."""
    visit.forget_missed()
    visit.change_patient(paused_until=visit.day - timedelta(days=1))
    if pause.rests:
        patient = visit.patient
        visit.change_patient(
            ill_until=pause.ill_until(visit.day) or patient.ill_until,
            catch_up_since=_confirmed_on(visit) or pause.since,
        )
    audit.record(visit.tx, visit.actor, visit.person, "pause_ended", visit.now, pause.kind)


def _confirmed_on(visit: Visit) -> date | None:
    confirmed = visit.answered().get("confirmed")
    return local_date(confirmed.answered_at, visit.person.zone) if confirmed else None


def ask_whether_back(visit: Visit, duty: Duty) -> None:
    """Once a week in a pause without an end."""
    visit.change_patient(pause_asked_on=duty.day)
    state = visit.state()
    if duty.expires is not None and visit.now >= duty.expires:
        visit.skip(duty, Lane.REMINDER, "stale")
    elif state.asked:
        visit.skip(duty, Lane.REMINDER, "symptom")  # nothing on top of it (care rules §6)
    else:
        if not state.question:
            visit.remember(State(question=WHETHER_BACK))
        visit.say(views.whether_back(visit.words), Lane.REMINDER, expires_at=duty.expires)


def not_yet(visit: Visit) -> str | None:
    """Any time is the right one; a week later it is asked again."""
    if visit.pause is None:
        return hold.not_paused(visit.words)
    if visit.state().question == WHETHER_BACK:
        visit.remember(State())
    visit.change_patient(pause_asked_on=visit.day)
    visit.show(views.no_hurry(visit.words))
    return None


def catch_up(visit: Visit, answer: str) -> str | None:
    """*Nothing new*: gently on. *Something* or *Not sure*: all six questions first."""
    still_ill = visit.pause is not None and visit.pause.rests
    if answer not in views.CATCH_UP_ANSWERS or next_step(visit) != CATCH_UP or still_ill:
        return onboarding.already_answered(visit.words)
    since = visit.patient.catch_up_since
    assert since is not None
    visit.edit(onboarding.answered(visit.words, *views.caught_up(visit.words, since, answer)))
    audit.record(visit.tx, visit.actor, visit.person, "caught_up", visit.now, answer)
    if answer == views.NOTHING:
        visit.change_patient(catch_up_since=None)
        if "confirmed" in visit.answered():
            visit.answer(confirmed=True)
    else:
        take_back_answers(visit)
    visit.say(views.after_catch_up(visit.words, answer))
    resume(visit)
    return None
