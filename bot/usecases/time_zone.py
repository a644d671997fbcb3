"""The clock that somebody lives by: by the time it shows, by a place in a list, or by where they are.

Of a location only the zone is kept; the coordinates are never stored beyond the update that brought them.
"""

from datetime import time

import tzfpy

from bot.core import zones
from bot.core.clock_words import clock_time
from bot.core.dialogue import State
from bot.usecases import report_symptom
from bot.usecases.family import following
from bot.usecases.visit import Visit
from bot.views import settings as settings_views
from bot.views import zones as views
from bot.views.family import following as family_views
from bot.views.message import Message

CLOCK = "clock"
MOST_PLACES = 12  # to choose from at once


def ask(visit: Visit) -> None:
    visit.remember(State(question=CLOCK))
    visit.say(question(visit))


def question(visit: Visit) -> Message:
    """Whoever is no patient may leave it open."""
    asked = views.which_clock(visit.words, visit.now)
    return family_views.may_leave(visit.words, asked) if visit.has_own_side else asked


def leave(visit: Visit) -> None:
    """The clock that we take them to live by is good enough."""
    if visit.state().question == CLOCK:
        visit.remember(State())
    visit.show(family_views.clock_left(visit.words, views.clock(visit.words, visit.now, visit.person.zone)))
    following.say_who_waits(visit)


def ask_region(visit: Visit) -> None:
    visit.remember(State(question=CLOCK))
    visit.show(views.which_region(visit.words))


def ask_place(visit: Visit, region: str) -> None:
    """The places of a part of the world; one of another version leads back to the list."""
    if region in zones.REGIONS:
        visit.remember(State(question=CLOCK))
        visit.show(views.which_place(visit.words, visit.now, region))
    else:
        ask_region(visit)


def choose(visit: Visit, zone: str) -> None:
    """From now on days and hours are meant in the new zone; a day that had its message gets no second one."""
    if zone in zones.PLACES:
        _set(visit, zone)


def in_words(visit: Visit, text: str) -> bool:
    """They wrote what their clock shows; without "evening" it may be either half of the day."""
    shown = clock_time(text)
    if shown is None:
        return False
    found = _agreeing(visit, [shown.time] if shown.certain else [shown.time, shown.other])
    if not found:
        visit.say(views.no_such_clock(visit.words, visit.now))
    elif len(found) == 1:
        _set(visit, found[0])
    else:
        visit.say(views.which_of(visit.words, visit.now, found))
    return True


def _agreeing(visit: Visit, shown: list[time]) -> list[str]:
    """The likeliest places first."""
    found = zones.agreeing(visit.now, shown)
    first = [zone for zone in views.likely(visit.words) if zone in found]
    return [*first, *(zone for zone in found if zone not in first)][:MOST_PLACES]


def locate(visit: Visit, latitude: float, longitude: float) -> None:
    """A location counts only where the clock was asked about; else it may show what is wrong (care rule T9)."""
    if visit.state().question != CLOCK:
        report_symptom.unreadable(visit)
        return
    zone = tzfpy.get_tz(longitude, latitude)
    if zones.known(zone):
        _set(visit, zone)
    else:
        visit.say(views.which_region(visit.words))


def _set(visit: Visit, zone: str) -> None:
    visit.change_person(zone=zone)
    visit.remember(State())
    clock = views.clock(visit.words, visit.now, zone)
    if visit.has_own_side:
        visit.show(family_views.clock_set(visit.words, clock))
        following.say_who_waits(visit)
        return
    visit.show(settings_views.clock_set(visit.words, clock, visit.patient.reminder_time))
