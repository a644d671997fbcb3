"""Pictures or none, a word in the evening or none, and an everyday moment for a balance exercise."""

from bot.usecases.keep_holds import after_self_harm
from bot.usecases.settings import show_overview
from bot.usecases.visit import Visit
from bot.views import hold
from bot.views import preferences as views


def want_pictures(visit: Visit, wanted: bool) -> None:
    visit.change_patient(pictures=wanted)
    show_overview(visit)


def want_nudge(visit: Visit, wanted: bool) -> None:
    """A word in the evening when nothing was written down; today's evening is not made up for."""
    visit.change_patient(nudge=wanted)
    show_overview(visit)


def ask_habit(visit: Visit) -> None:
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    else:
        visit.show(views.which_habit(visit.words))


def set_habit(visit: Visit, habit: str) -> None:
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif habit in (*views.HABITS, views.NO_HABIT):
        chosen = None if habit == views.NO_HABIT else habit
        visit.change_patient(habit=chosen)
        visit.show(views.habit_set(visit.words, chosen))
