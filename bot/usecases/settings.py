"""Hour, days off, time zone: when and where the daily message reaches the patient."""

from datetime import time

from bot.core.clock_words import by_day, clock_time, wishes_to_be_written_to
from bot.core.dialogue import State
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.visit import Visit
from bot.views import settings as views
from bot.views.family import following as family_views
from bot.views.message import Message
from bot.views.zones import clock

HOUR = "hour"
MOST_DAYS_OFF = 5


def show(visit: Visit) -> None:
    if visit.has_own_side:
        visit.say(family_views.settings(visit.words, visit.now, visit.person.zone))
    else:
        visit.say(_overview(visit))


def show_overview(visit: Visit) -> None:
    """After a change, in place of what was tapped."""
    visit.show(_overview(visit))


def _overview(visit: Visit) -> Message:
    patient = visit.patient
    chosen = views.Chosen(
        hour=patient.reminder_time,
        sunday=patient.summary_time,
        days_off=patient.days_off,
        clock=clock(visit.words, visit.now, visit.person.zone),
        pictures=patient.pictures,
        nudge=patient.nudge,
        habit=patient.habit,
        exercise=not after_self_harm(visit),
    )
    return views.overview(visit.words, chosen)


def agree_on_hour(visit: Visit, praise: str) -> None:
    """After the first exercises: tomorrow's hour, and whether our clock agrees with theirs."""
    shown = clock(visit.words, visit.now, visit.person.zone)
    visit.say(views.first_feel(visit.words, praise, visit.patient.reminder_time, shown))


def keep_hour(visit: Visit) -> None:
    visit.edit(views.hour_set(visit.words, visit.patient.reminder_time))


def ask_hour(visit: Visit) -> None:
    visit.remember(State(question=HOUR))
    visit.say(views.which_hour(visit.words))


def set_hour(visit: Visit, hour: time) -> None:
    """From the next message on. Today's, if it has been sent, is not sent again at the new hour."""
    visit.change_patient(reminder_time=hour)
    if visit.state().question == HOUR:
        visit.remember(State())
    visit.edit(views.hour_set(visit.words, hour))


def hour_in_words(visit: Visit, text: str) -> bool:
    """They wrote the hour instead of tapping it."""
    found = clock_time(text)
    if found is not None:
        set_hour(visit, by_day(found))
    return found is not None


def hour_wished(visit: Visit, text: str) -> bool:
    """ "Write at nine", while nothing else is asked."""
    return not visit.state().question and wishes_to_be_written_to(text) and hour_in_words(visit, text)


def ask_sunday_hour(visit: Visit) -> None:
    visit.say(views.which_sunday_hour(visit.words))


def set_sunday_hour(visit: Visit, hour: time) -> None:
    """Of the summary, theirs and the family's. A Sunday whose summary has gone out gets no other."""
    if hour in views.SUNDAY_HOURS:
        visit.change_patient(summary_time=hour)
    visit.edit(views.sunday_hour_set(visit.words, visit.patient.summary_time))


def ask_days_off(visit: Visit) -> None:
    visit.say(views.which_days_off(visit.words, visit.patient.days_off))


def set_day_off(visit: Visit, day: int, off: bool) -> str | None:
    if day not in range(7):
        return None
    days = visit.patient.days_off | {day} if off else visit.patient.days_off - {day}
    if len(days) > MOST_DAYS_OFF:
        return views.too_many_days_off(visit.words)
    visit.change_patient(days_off=sorted(days))
    visit.edit(views.which_days_off(visit.words, days))
    return None


def days_off_done(visit: Visit) -> None:
    visit.edit(views.days_off_set(visit.words, visit.patient.days_off))


def ask_language(visit: Visit) -> None:
    visit.say(views.which_language(visit.words))
