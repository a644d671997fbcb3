"""/pause: away, ill or in hospital; somebody who fasts only moves the hour."""

from datetime import date

from bot.core.dialogue import State
from bot.core.pause import AWAY, ILLNESSES, LENGTHS, Pause, last_day
from bot.storage import audit, outbox
from bot.storage.outbox import Lane
from bot.usecases import settings
from bot.usecases.come_back import end
from bot.usecases.in_pause import returns_on
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.resume import ask as ask_step
from bot.usecases.resume import next_step, resume, today
from bot.usecases.visit import Visit
from bot.views import help as help_views
from bot.views import hold, onboarding
from bot.views import pause as views

WHAT, HOW_LONG = "pause", "pause_length"


def ask(visit: Visit) -> None:
    """What is it? In a pause: how it stands, and the way back."""
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif visit.patient.reminded_on is None and not visit.holds():
        visit.say(views.nothing_to_pause(visit.words))
        resume(visit)
    elif pause := visit.pause:
        visit.say(views.paused(visit.words, pause, returns_on(visit, pause), change=True))
    else:
        visit.remember(State(question=WHAT))
        visit.say(views.what_is_it(visit.words))


def ask_again(visit: Visit) -> None:
    """Another kind of pause than the present one; or back from the question how long."""
    visit.remember(State(question=WHAT))
    visit.show(views.what_is_it(visit.words))


def choose(visit: Visit, kind: str) -> str | None:
    """One of the kinds, or *Back*."""
    if kind == AWAY:
        visit.remember(State(question=HOW_LONG))
        visit.show(views.how_long(visit.words))
    elif kind in ILLNESSES:
        visit.edit(onboarding.answered(visit.words, *views.chosen(visit.words, kind)))
        return begin(visit, kind, None)
    elif kind == views.FASTING:
        _fast(visit)
    else:
        _leave(visit)
    return None


def _fast(visit: Visit) -> None:
    """Nothing is paused; the hour may move. On a hold nobody talks of exercise."""
    if visit.holds():
        settings.ask_hour(visit)
    else:
        visit.remember(State(question=settings.HOUR))
        visit.show(views.fasting(visit.words))


def _leave(visit: Visit) -> None:
    """No pause after all; what was open before is asked again."""
    visit.remember(State())
    visit.show(help_views.not_stopped(visit.words))
    if not visit.pause and (step := next_step(visit)):
        ask_step(visit, step)


def choose_length(visit: Visit, length: str) -> str | None:
    """For how long they are away: a number of days, or until they say so."""
    if length == views.BACK:
        ask_again(visit)
        return None
    days = int(length) if length.isascii() and length.isdigit() else None
    if length != views.OPEN and days not in LENGTHS:
        return onboarding.already_answered(visit.words)
    visit.edit(onboarding.answered(visit.words, *views.length_chosen(visit.words, length)))
    return begin(visit, AWAY, last_day(visit.day, days) if days else None)


def begin(visit: Visit, kind: str, until: date | None) -> str | None:
    """From today on. An illness that it follows has ended then, and is not forgotten."""
    before = visit.pause
    if before and (before.kind, before.until) == (kind, until):
        return views.noted_already(visit.words)
    if before:
        end(visit, before)
    visit.remember(State())
    visit.change_patient(pause_kind=kind, paused_on=visit.day, paused_until=until, pause_asked_on=visit.day)
    audit.record(visit.tx, visit.actor, visit.person, "paused", visit.now, f"{kind} {until or ''}".strip())
    _confirm(visit, Pause(kind, visit.day, until))
    return None


def _confirm(visit: Visit, pause: Pause) -> None:
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif visit.holds():
        visit.say(views.begun_on_hold(visit.words))
    else:
        waiting = (Lane.REMINDER, Lane.SUMMARY)
        outbox.skip_waiting(visit.tx, person_id=visit.person.id, lanes=waiting, reason="paused")
        visit.say(views.begun(visit.words, pause, returns_on(visit, pause), visit.emergency_number))


def show_all_the_same(visit: Visit) -> None:
    """Today's exercises for somebody who is away."""
    today(visit, although_away=True)
