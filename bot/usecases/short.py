"""A shorter day: one exercise of each kind, for today only."""

from bot.usecases.resume import today
from bot.usecases.visit import Visit


def shorten(visit: Visit) -> None:
    """Keep one of each category (care rules §4); tomorrow is a whole day again."""
    visit.change_patient(short_on=visit.day)
    today(visit, although_away=True)


def lengthen(visit: Visit) -> None:
    """All of today's exercises after all."""
    visit.change_patient(short_on=None)
    today(visit, although_away=True)
