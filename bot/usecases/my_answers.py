"""My answers: the read-back with the way to change one, and what a home has."""

from bot.core.dialogue import State
from bot.storage import limits
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.resume import given, next_step, resume
from bot.usecases.visit import Visit
from bot.views import hold
from bot.views import limits as limits_views
from bot.views import my_answers as views
from bot.views.read_back import read_back_lines


def show(visit: Visit) -> None:
    """Only complete answers can be looked at; what is open is asked first."""
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
        return
    if next_step(visit):
        resume(visit)
        return
    visit.remember(State())
    lines = read_back_lines(visit.words, visit.content.questionnaire, given(visit))
    decided = limits.current(visit.tx, visit.actor, visit.person.id)
    visit.show(views.my_answers(visit.words, lines, limits_views.summary(visit.words, visit.content, decided)))


def show_home(visit: Visit) -> None:
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif "equipment" not in given(visit):
        resume(visit)
    else:
        visit.show(views.home(visit.words, visit.answers().equipment))


def change_home(visit: Visit, piece: str) -> None:
    """They have it, or not; the plan of today follows from it as soon as it is looked at."""
    known = given(visit)
    if piece not in views.pieces(visit.words) or "equipment" not in known:
        return
    asked = [each for each in known.get("equipment_asked") or () if each != piece]
    visit.answer(equipment=sorted(visit.answers().equipment ^ {piece}), equipment_asked=[*asked, piece])
    visit.show(views.home(visit.words, visit.answers().equipment))


def home_done(visit: Visit) -> None:
    visit.show(views.home_set(visit.words))
