"""The end of a pause: *I am back*, the question now and then, and after an illness what is new (care rules §1)."""

from datetime import timedelta

from bot.core.dialogue import State
from bot.core.pause import Pause
from bot.core.schedule import Duty
from bot.storage import audit
from bot.storage.outbox import Lane
from bot.usecases.daily import show_today
from bot.usecases.renewal import confirmed_on, review_open, take_back_answers, wait_for_news
from bot.usecases.resume import resume
from bot.usecases.visit import Visit
from bot.views import help as help_views
from bot.views import hold, onboarding, unasked
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
            catch_up_since=confirmed_on(visit) or pause.since,
        )
    audit.record(visit.tx, visit.actor, visit.person, "pause_ended", visit.now, pause.kind)


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
    waits = visit.patient.catch_up_since is not None
    since = visit.patient.catch_up_since or (confirmed_on(visit) if review_open(visit) else None)
    still_ill = visit.pause is not None and visit.pause.rests
    if answer not in views.CATCH_UP_ANSWERS or since is None or still_ill:
        return onboarding.already_answered(visit.words)
    if visit.holds():  # asked again when they have ended: until then the answers stay as they are
        wait_for_news(visit, since)
        show_today(visit)
        return None
    asked = views.catch_up(visit.words, since) if waits else unasked.review(visit.words, since)
    visit.edit(onboarding.answered(visit.words, asked.text, views.caught_up(visit.words, answer)))
    audit.record(visit.tx, visit.actor, visit.person, "caught_up", visit.now, answer)
    if answer == views.NOTHING:
        _nothing_new(visit, waited=waits)
    else:
        take_back_answers(visit)
        visit.say(views.after_catch_up(visit.words, answer))
        resume(visit)
    return None


def _nothing_new(visit: Visit, *, waited: bool) -> None:
    """`waited`: the plan did; otherwise the day's exercises are there already."""
    visit.change_patient(catch_up_since=None, review_asked_on=None)
    if "confirmed" in visit.answered():
        visit.answer(confirmed=True)
    if waited:
        visit.say(views.after_catch_up(visit.words, views.NOTHING))
        resume(visit)
    else:
        visit.say(unasked.reviewed(visit.words))
