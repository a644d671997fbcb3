"""Hour, days off, time zone: when and where the daily message reaches the patient."""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.core.dialogue import State
from bot.usecases.visit import Visit
from bot.views import settings as views

CLOCK, HOUR = "clock", "hour"
MOST_DAYS_OFF = 5
CLOCK_TIME = re.compile(r"^\s*([01]?\d|2[0-3])\s*[:.]\s*([0-5]\d)\s*$")


def show(visit: Visit) -> None:
    patient = visit.patient
    clock = views.clock(visit.words, visit.now, visit.person.zone)
    visit.say(views.overview(visit.words, patient.reminder_time, patient.days_off, clock))


def agree_on_hour(visit: Visit, praise: str) -> None:
    """After the first exercises: tomorrow's hour, and whether our clock agrees with theirs."""
    clock = views.clock(visit.words, visit.now, visit.person.zone)
    visit.say(views.first_feel(visit.words, praise, visit.patient.reminder_time, clock))


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
    hour = _time_of_day(text)
    if hour is not None:
        set_hour(visit, hour)
    return hour is not None


def clock_in_words(visit: Visit, text: str) -> bool:
    """They wrote what their clock shows."""
    shown = _time_of_day(text)
    if shown is not None:
        set_zone_by_clock(visit, shown)
    return shown is not None


def _time_of_day(text: str) -> time | None:
    found = CLOCK_TIME.match(text)
    return time(int(found[1]), int(found[2])) if found else None


def ask_clock(visit: Visit) -> None:
    visit.remember(State(question=CLOCK))
    visit.say(views.which_clock(visit.words, visit.now, _zones(visit)))


def set_zone(visit: Visit, zone: str) -> None:
    """From now on days and hours are meant in the new zone; a day that had its message gets no second one."""
    if zone not in {known for known, _place in _zones(visit)}:
        return
    visit.change_person(zone=zone)
    visit.remember(State())
    clock = views.clock(visit.words, visit.now, zone)
    visit.edit(views.clock_set(visit.words, clock, visit.patient.reminder_time))


def set_zone_by_clock(visit: Visit, shown: time) -> None:
    """The first zone of the list that agrees with their clock within a quarter of an hour."""
    zone = next((zone for zone, _place in _zones(visit) if _agrees(visit.now, zone, shown)), None)
    if zone is None:
        visit.say(views.no_such_clock(visit.words))
        return
    set_zone(visit, zone)


def _agrees(now: datetime, zone: str, shown: time) -> bool:
    local = now.astimezone(ZoneInfo(zone))
    apart = abs((local.hour * 60 + local.minute) - (shown.hour * 60 + shown.minute))
    return min(apart, 24 * 60 - apart) <= 15


def _zones(visit: Visit) -> list[tuple[str, str]]:
    return views.places(visit.words)


def ask_days_off(visit: Visit) -> None:
    visit.say(views.which_days_off(visit.words, visit.patient.days_off))


def toggle_day_off(visit: Visit, day: int) -> str | None:
    if day not in range(7):
        return None
    days = visit.patient.days_off ^ {day}
    if len(days) > MOST_DAYS_OFF:
        return views.too_many_days_off(visit.words)
    visit.change_patient(days_off=sorted(days))
    visit.edit(views.which_days_off(visit.words, days))
    return None


def days_off_done(visit: Visit) -> None:
    visit.edit(views.days_off_set(visit.words, visit.patient.days_off))


def ask_language(visit: Visit) -> None:
    visit.say(views.which_language(visit.words))
