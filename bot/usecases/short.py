"""A shorter day: one exercise of each kind, for today only."""

from bot.usecases.planning import planned
from bot.usecases.resume import today
from bot.usecases.visit import Visit
from bot.views import plan as views


def shorten(visit: Visit) -> None:
    """Keep one of each category (care rules §4); tomorrow is a whole day again."""
    whole = planned(visit, visit.day)
    already = visit.patient.short_on == visit.day
    visit.change_patient(short_on=visit.day)
    if whole.day == "plan" and not already and planned(visit, visit.day).items == whole.items:
        visit.change_patient(short_on=None)  # nothing to leave out: it is not called shorter, and offers no way back
        visit.say(views.short_already(visit.words))
    today(visit, although_away=True)


def lengthen(visit: Visit) -> None:
    """All of today's exercises after all."""
    visit.change_patient(short_on=None)
    today(visit, although_away=True)
