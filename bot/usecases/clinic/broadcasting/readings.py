"""*I have read this*, below a message of the clinic: counted once for each person who got it."""

from bot.content.words import LANGUAGES, words_for
from bot.core.language.folding import fold
from bot.storage import broadcasts, guidance
from bot.usecases.visit import Visit
from bot.views.clinic.broadcasting import reading as views
from bot.views.message import Message


def read(visit: Visit, id: int) -> str | None:
    """By whoever got it, patient or family; a second tap thanks again."""
    if not guidance.has_got(visit.tx, id, visit.person):
        return views.only_looked_at(visit.words) if visit.staff else None
    broadcasts.read(visit.tx, id, visit.person.id, visit.now)
    visit.take_buttons_away()
    return views.thanks(visit.words)


def read_in_words(visit: Visit, text: str) -> bool:
    """The words of the button, said instead of pressed; whether they were that."""
    if fold(text) not in {fold(views.read_button(words_for(language), 0)[0]) for language in LANGUAGES}:
        return False
    found = guidance.newest_unread(visit.tx, visit.person)
    if found is None:
        return False
    broadcasts.read(visit.tx, found[0], visit.person.id, visit.now)
    visit.take_buttons_away(found[1])
    visit.say(Message(views.thanks(visit.words)))
    return True
