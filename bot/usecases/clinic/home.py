"""Where somebody of the staff begins: what they can do by their roles, and the way to become a patient too."""

from bot.content.words import Words, words_for
from bot.storage import people
from bot.usecases.visit import Visit
from bot.views.clinic import home as views
from bot.views.message import Message


def staff_words(visit: Visit) -> Words:
    """Never a helper's: these sentences are not about the person whom a helper writes for."""
    return words_for(visit.person.language)


def show(visit: Visit) -> None:
    """As a message of its own."""
    visit.say(_home(visit))


def open_home(visit: Visit) -> None:
    """In place of what was tapped."""
    visit.show(_home(visit))


def _home(visit: Visit) -> Message:
    patient = people.has_consented(visit.tx, visit.person.id)
    return views.home(staff_words(visit), visit.setup.clinic_name, visit.member.roles, patient=patient)


def unreadable(visit: Visit) -> None:
    """A voice, a picture, a sticker, while they write nothing."""
    visit.say(views.unreadable(staff_words(visit), visit.emergency_number))


def exercise_myself(visit: Visit) -> None:
    """The patient's welcome, beside their work; whoever exercises already is where they were."""
    if people.has_consented(visit.tx, visit.person.id):
        open_home(visit)
    else:
        visit.show(views.welcome(staff_words(visit), visit.emergency_number))
