"""Help, menu, privacy: what is always within reach."""

from bot.usecases.visit import Visit
from bot.views import help as views
from bot.views import week


def show_help(visit: Visit) -> None:
    visit.say(views.help_text(visit.words, visit.emergency_number))


def show_menu(visit: Visit) -> None:
    """The menu's own buttons, and the keyboard again for those who lost it."""
    visit.say(views.here(visit.words))
    visit.say(views.menu(visit.words))


def no_fall(visit: Visit) -> None:
    """The Sunday question, answered with no."""
    visit.edit(week.no_fall(visit.words))
