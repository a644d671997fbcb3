"""*Do it with me*: one exercise a screen, written down as it is done.

1. A screen carries its plan and its place. What is tapped on an older one is written down too, but only the newest
   screen leads on; so a tap that comes twice does no harm.
2. A new day, another plan or a hold ends it kindly (care rule S1).
3. Each screen is a message of its own: words cannot take the place of an animation.
"""

from dataclasses import replace

from bot.core.activities.standing import in_order, is_begun, with_one
from bot.core.stored_plan import StoredPlan
from bot.storage import logs
from bot.usecases import logbook
from bot.usecases.daily import begin_programme, counting, places_left
from bot.usecases.in_pause import pause_first
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.planning import current, planned
from bot.usecases.resume import next_step, today
from bot.usecases.visit import Visit
from bot.views import done as done_views
from bot.views import together as views

BEFORE, BEHIND = -1, 999  # the places of the setting and of the end


def begin(visit: Visit) -> None:
    """What to have ready, and the warm-up; or what *Today* has to say where there is nothing to do together."""
    plan = planned(visit, visit.day)
    if pause_first(visit, although_away=True) or next_step(visit) or plan.day != "plan":
        today(visit, although_away=True)
        return
    begin_programme(visit, visit.day)
    stored = current(visit, plan)
    if left := _left(visit, stored):
        _remember(visit, stored, BEFORE)
        visit.say(views.setting(visit.words, visit.content, stored, left))
    else:
        today(visit, although_away=True)


def go(visit: Visit, plan_id: int) -> str | None:
    """Ready: the first exercise that is left."""
    stored = _running(visit, plan_id)
    return _show_next(visit, stored, BEFORE) if stored else None


def done(visit: Visit, plan_id: int, place: int) -> str | None:
    """Write it down like a tick, and go on."""
    stored = _running(visit, plan_id)
    if stored is None:
        return None
    if place < len(stored.items):
        page = logbook.page(visit, stored.date)
        entries = with_one(page.entries, stored.items[place], stored.date)
        logbook.write(visit, replace(page, plan=stored), entries)
    return _show_next(visit, stored, place)


def skip(visit: Visit, plan_id: int, place: int) -> str | None:
    """Leave it out; it waits under *Today*."""
    stored = _running(visit, plan_id)
    return _show_next(visit, stored, place) if stored else None


def stop(visit: Visit, plan_id: int) -> None:
    """Enough: what was done stands."""
    if stored := _running(visit, plan_id):
        _finish(visit, stored)


def _running(visit: Visit, plan_id: int) -> StoredPlan | None:
    """The plan of the screen, while it counts; otherwise it ends here, and what counts now is shown."""
    stored = counting(visit, plan_id)
    if stored is None:
        visit.say(views.ended(visit.words, quiet=after_self_harm(visit)))
        today(visit, although_away=True)
    return stored


def _left(visit: Visit, stored: StoredPlan) -> list[int]:
    return places_left(stored, logbook.page(visit, stored.date).entries)


def _remember(visit: Visit, stored: StoredPlan, place: int) -> None:
    visit.remember(replace(visit.state(), together=f"{stored.id}:{place}"))


def _is_older(visit: Visit, stored: StoredPlan, place: int) -> bool:
    """Whether the walk through this plan is at another place by now."""
    newest, _, at = visit.state().together.partition(":")
    return newest == str(stored.id) and at != str(place)


def _show_next(visit: Visit, stored: StoredPlan, place: int) -> str | None:
    """The next exercise behind this place that is left; behind the last one, the end."""
    if _is_older(visit, stored, place):
        return views.further_down(visit.words)
    if found := [each for each in _left(visit, stored) if each > place]:
        _remember(visit, stored, found[0])
        visit.say(views.exercise(visit.words, visit.content, visit.answers(), stored, found[0]))
    else:
        _finish(visit, stored)
    return None


def _finish(visit: Visit, stored: StoredPlan) -> None:
    """What was written down, and how it felt; nothing is asked twice."""
    _remember(visit, stored, BEHIND)
    entries = in_order(stored.items, logbook.page(visit, stored.date).entries)
    felt = logs.felt(visit.tx, visit.actor, visit.person.id, stored.id)
    if not is_begun(stored.items, entries):
        visit.say(done_views.later(visit.words))
    elif felt is None:
        visit.say(done_views.written_down(visit.words, visit.content, stored, entries))
    else:
        visit.say(done_views.felt_as(visit.words, visit.content, stored, entries, felt))
