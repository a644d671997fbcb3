"""*I have read this*, below a message of the clinic: counted once for each person who got it."""

from bot.storage import broadcasts, guidance
from bot.usecases.visit import Visit
from bot.views.clinic.broadcasting import reading as views


def read(visit: Visit, id: int) -> str | None:
    """By whoever got it, patient or family; a second tap thanks again."""
    if not guidance.has_got(visit.tx, id, visit.person):
        return views.only_looked_at(visit.words) if visit.staff else None
    broadcasts.read(visit.tx, id, visit.person.id, visit.now)
    visit.take_buttons_away()
    return views.thanks(visit.words)
