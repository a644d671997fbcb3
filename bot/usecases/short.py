"""A shorter day: one exercise of each kind, for today only."""

from bot.usecases import logbook
from bot.usecases.daily import begun, places_left
from bot.usecases.planning import current, planned
from bot.usecases.resume import next_step, today
from bot.usecases.visit import Visit
from bot.views import plan as views


def shorten(visit: Visit) -> None:
    """Keep one of each category (care rules §4); tomorrow is a whole day again.

    A day that is done stays as it was done, and what was asked before midnight is not meant for the new day.
    """
    plan = planned(visit, visit.day)
    if begun(visit, plan):
        if places_left(current(visit, plan), logbook.page(visit, visit.day).entries):
            visit.say(views.not_shorter(visit.words))
    elif visit.today == visit.day and not next_step(visit):
        _shorten(visit)
    today(visit, although_away=True)


def _shorten(visit: Visit) -> None:
    whole = planned(visit, visit.day)
    already = visit.patient.short_on == visit.day
    visit.change_patient(short_on=visit.day)
    if whole.day == "plan" and not already and planned(visit, visit.day).items == whole.items:
        visit.change_patient(short_on=None)  # nothing to leave out: it is not called shorter, and offers no way back
        visit.say(views.short_already(visit.words))


def lengthen(visit: Visit) -> None:
    """All of today's exercises after all."""
    visit.change_patient(short_on=None)
    today(visit, although_away=True)
