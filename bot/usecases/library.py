"""All exercises, to read about: what they are for, how they are done, and whether they are for this person.

Nothing here invites anybody to do what their rules leave out (care rules §3): then the reason stands in place of the
steps. On a hold, or before the questions are answered, the exercises wait (care rule S1).
"""

from collections.abc import Callable

from bot.core.day_plan import item_of
from bot.core.explaining import ruled
from bot.usecases.in_pause import pause_first
from bot.usecases.planning import current, history, planned
from bot.usecases.resume import next_step, today
from bot.usecases.visit import Visit
from bot.views import library as views
from bot.views.left_out import left_out

GENTLEST = 1  # the rung that is shown of an exercise that is not in the day's plan


def show_kinds(visit: Visit) -> None:
    if not _waits(visit):
        visit.show(views.kinds(visit.words))


def show_kind(visit: Visit, kind: str) -> None:
    """The exercises of one kind; one of another version leads to all kinds."""
    if kind not in views.KINDS:
        show_kinds(visit)
    elif not _waits(visit):
        visit.show(views.of_kind(visit.words, visit.content, kind))


def show_exercise(visit: Visit, exercise: str) -> None:
    _show(visit, exercise, _card)


def show_why(visit: Visit, exercise: str) -> None:
    """What it is good for, with the sources."""
    _show(visit, exercise, lambda visit, exercise: visit.show(views.why(visit.words, visit.content, exercise)))


def _show(visit: Visit, exercise: str, show: Callable[[Visit, str], None]) -> None:
    if exercise not in visit.content.catalogue.exercises:
        show_kinds(visit)
    elif not _waits(visit):
        show(visit, exercise)


def _waits(visit: Visit) -> bool:
    """Whether something stands before all exercises; it is shown instead."""
    pause = pause_first(visit, although_away=True)
    waiting = bool(pause or next_step(visit)) or planned(visit, visit.day).day == "hold"
    if waiting:
        today(visit, although_away=True)
    return waiting


def _card(visit: Visit, exercise: str) -> None:
    """As it stands in the day's plan; why it is left out; or its gentlest step, for another day."""
    _, content, answers, day = visit.words, visit.content, visit.answers(), visit.day
    plan = planned(visit, day)
    stored = current(visit, plan) if plan.day == "plan" else None
    item = next((item for item in stored.items if item.exercise == exercise), None) if stored else None
    if item is not None:
        visit.show(views.in_plan(_, content, answers, item))
        return
    found = ruled(content.catalogue, answers, history(visit, day), day, exercise)
    if found.allowed:
        gentlest = item_of(found.exercise, GENTLEST, found.limited_by)
        visit.show(views.for_another_day(_, content, answers, gentlest))
    else:
        why_not = left_out(_, content, answers, {exercise: found.out_by})
        visit.show(views.not_for_you(_, content, exercise, why_not))
