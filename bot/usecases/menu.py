"""Help, menu, privacy: what is always within reach."""

from collections.abc import Callable

from bot.content.words import Words, words_for
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.logbook import is_paused
from bot.usecases.visit import Visit
from bot.views import help as views
from bot.views import week
from bot.views.clinic import home as clinic_views
from bot.views.clinic import menu as clinic_menu
from bot.views.commands import staff_commands
from bot.views.family import following as family_views
from bot.views.message import Message

ABOUT = "about"
GROUPS: dict[str, Callable[[Words], Message]] = {"weeks": views.weeks, "learn": views.learn, ABOUT: views.about}


def show_help(visit: Visit) -> None:
    """Whoever works here has a help of their own, beside that of a patient or a relative."""
    relative = visit.is_relative_only
    if relative or not visit.is_staff_only:
        found = family_views.help_text if relative else views.help_text
        visit.say(found(visit.words, visit.emergency_number))
    if visit.staff:
        _show_staffs_help(visit, relative)


def _show_staffs_help(visit: Visit, relative: bool) -> None:
    _, roles = words_for(visit.person.language), visit.member.roles
    alone = visit.is_staff_only and not relative
    listed = staff_commands(_, roles, patient=False, relative=False) if alone else clinic_menu.commands(_, roles)
    visit.say(clinic_views.help_text(_, listed, visit.emergency_number))


def show_menu(visit: Visit) -> None:
    """The menu's own buttons, and the keyboard again for those who lost it."""
    visit.say(views.here(visit.words))
    visit.say(_menu(visit))


def _menu(visit: Visit) -> Message:
    return views.menu(visit.words, paused=is_paused(visit), quiet=after_self_harm(visit))


def open_menu(visit: Visit) -> None:
    """Back from one of its groups."""
    visit.show(_menu(visit))


def show_group(visit: Visit, group: str) -> None:
    """A group of the menu, in its place. What speaks of exercise has no place after thoughts of self-harm."""
    found = GROUPS.get(group)
    if found is None or (group != ABOUT and after_self_harm(visit)):
        open_menu(visit)
    else:
        visit.show(found(visit.words))


def no_fall(visit: Visit) -> None:
    """The Sunday question, answered with no."""
    visit.edit(week.no_fall(visit.words))
