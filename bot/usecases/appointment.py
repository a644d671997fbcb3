"""On a hold: the day of an appointment, noted so that nobody is asked before it (care rules §1)."""

from datetime import date, timedelta

from bot.content.day_names import day_names
from bot.core.day_words import day_in_words
from bot.core.dialogue import State
from bot.usecases.daily import show_today
from bot.usecases.keep_holds import after_self_harm, appointment_on
from bot.usecases.visit import Visit
from bot.views import appointment as views
from bot.views import hold

APPOINTMENT = "appointment"
FARTHEST = timedelta(days=183)


def ask(visit: Visit) -> str | None:
    """*I have an appointment*: on which day?"""
    if not _may_be_noted(visit):
        return _instead(visit)
    visit.remember(State(question=APPOINTMENT))
    visit.show(views.which_day(visit.words, visit.day, appointment_on(visit)))
    return None


def later(visit: Visit) -> str | None:
    """Farther off than there are buttons: in words."""
    if not _may_be_noted(visit):
        return _instead(visit)
    visit.remember(State(question=APPOINTMENT))
    visit.show(views.later(visit.words))
    return None


def note(visit: Visit, day: date) -> str | None:
    """A day was tapped. A button of days ago may show one that is over."""
    if not _may_be_noted(visit):
        return _instead(visit)
    if not visit.day <= day <= visit.day + FARTHEST:
        return ask(visit)
    visit.remember(State())
    visit.change_patient(appointment_on=day)
    visit.show(views.noted(visit.words, day))
    return None


def in_words(visit: Visit, text: str) -> bool:
    """They wrote the day instead of tapping it."""
    day = day_in_words(text, visit.day, day_names())
    if day is None or not _may_be_noted(visit):
        return False
    if day > visit.day + FARTHEST:
        visit.say(views.too_far(visit.words))
    else:
        note(visit, day)
    return True


def forget(visit: Visit) -> str | None:
    """There is none any more; the check-ins go on."""
    if visit.patient.appointment_on is None:
        return views.forgotten_already(visit.words)
    visit.change_patient(appointment_on=None)
    visit.show(views.forgotten(visit.words))
    return None


def back(visit: Visit) -> None:
    if visit.state().question == APPOINTMENT:
        visit.remember(State())
    show_today(visit)


def _may_be_noted(visit: Visit) -> bool:
    return bool(visit.holds()) and not after_self_harm(visit)


def _instead(visit: Visit) -> str | None:
    if not visit.holds():
        return hold.not_paused(visit.words)
    visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    return None
