"""When a broadcast goes out: at once, or at an hour of the clinic's clock or of everybody's own."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.core.access import Role
from bot.core.clock_words import by_day, clock_time
from bot.core.schedule import local_date, local_moment
from bot.storage import broadcasts, modes, staff
from bot.storage.broadcasts import Broadcast
from bot.storage.modes import Mode
from bot.storage.staff import Member
from bot.usecases.clinic.broadcasting.draft import HOUR, mine
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.written import Written
from bot.usecases.visit import Visit
from bot.views.clinic.broadcasting import timing as views
from bot.views.clinic.broadcasting import writing
from bot.views.message import Message

DAYS_AHEAD = 7
A_DAY = timedelta(days=1)


def chosen(visit: Visit, draft: Broadcast) -> views.Chosen:
    return views.Chosen(draft.send_at, visit.setup.zone, draft.by_zone, draft.joiners, draft.urgent)


def screen(visit: Visit, draft: Broadcast) -> Message:
    return views.when(staff_words(visit), draft.id, chosen(visit, draft))


def show_when(visit: Visit, id: int) -> str | None:
    draft = mine(visit, id)
    if draft is None:
        return writing.closed(staff_words(visit))
    visit.show(screen(visit, draft))
    return None


def at_once(visit: Visit, id: int) -> str | None:
    return _change(visit, id, send_at=None, by_zone=False)


def by_zone(visit: Visit, id: int, on: bool) -> str | None:
    """Of an hour that was chosen."""
    draft = mine(visit, id)
    return _change(visit, id, by_zone=on and draft is not None and draft.send_at is not None)


def joiners(visit: Visit, id: int, on: bool) -> str | None:
    return _change(visit, id, joiners=on)


def urgent(visit: Visit, id: int, on: bool) -> str | None:
    """Only where somebody else can say yes to it."""
    if on and not others_who_approve(visit):
        return views.nobody_to_approve(staff_words(visit))
    return _change(visit, id, urgent=on)


def others_who_approve(visit: Visit) -> list[Member]:
    """Every administrator but the one who asks."""
    everyone = staff.everyone(visit.tx, visit.person.bot_id, Role.ADMINISTRATOR)
    return [each for each in everyone if each.person_id != visit.person.id]


def ask_hour(visit: Visit, id: int) -> str | None:
    if mine(visit, id) is None:
        return writing.closed(staff_words(visit))
    today = local_date(visit.now, visit.setup.zone)
    still = [hour for hour in views.HOURS if local_moment(today, hour, visit.setup.zone) > visit.now]
    visit.show(views.hours(staff_words(visit), id, [(today, still), (today + A_DAY, views.HOURS)]))
    return None


def at_hour(visit: Visit, id: int, day: date, hour: time) -> str | None:
    """A button of a day that is over means the same hour of the next one."""
    today = local_date(visit.now, visit.setup.zone)
    if not today - A_DAY <= day <= today + DAYS_AHEAD * A_DAY:
        return show_when(visit, id)
    return _change(visit, id, send_at=_next(visit, day, hour))


def _next(visit: Visit, day: date, hour: time) -> datetime:
    """The first time that it is this hour on that day or later."""
    at = local_moment(day, hour, visit.setup.zone)
    while at <= visit.now:
        day += A_DAY
        at = local_moment(day, hour, visit.setup.zone)
    return at


def type_hour(visit: Visit, id: int) -> str | None:
    """*Another time*."""
    if mine(visit, id) is None:
        return writing.closed(staff_words(visit))
    modes.begin(visit.tx, visit.person, HOUR, id, visit.now)
    visit.show(views.write_time(staff_words(visit), id))
    return None


def take_hour(visit: Visit, mode: Mode, written: Written) -> None:
    """The hour in words."""
    _, draft, found = staff_words(visit), mine(visit, mode.subject_id or 0), clock_time(written.text)
    if draft is None:
        modes.end(visit.tx, visit.person.id)
        visit.say(Message(writing.closed(_)))
    elif found is None:
        visit.say(views.no_time(_, draft.id))
    else:
        modes.end(visit.tx, visit.person.id)
        at = _next(visit, local_date(visit.now, visit.setup.zone), by_day(found))
        broadcasts.change(visit.tx, draft.id, send_at=at)
        visit.say(screen(visit, replace(draft, send_at=at)))


def is_over(visit: Visit, draft: Broadcast) -> bool:
    """Whether the hour that was chosen has passed meanwhile."""
    return draft.send_at is not None and draft.send_at <= visit.now


def _change(visit: Visit, id: int, **values: Any) -> str | None:
    draft = mine(visit, id)
    if draft is None:
        return writing.closed(staff_words(visit))
    broadcasts.change(visit.tx, draft.id, **values)
    visit.show(screen(visit, replace(draft, **values)))
    return None
