"""What the words of the staff's keyboard and the buttons of their home do, for those whose roles have the right."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.usecases.clinic import auditing, home, on_call, overview, staffing, tables
from bot.usecases.clinic.broadcasting import begin
from bot.usecases.clinic.cases import lists
from bot.usecases.clinic.gate import run
from bot.usecases.clinic.patients import find, invite
from bot.usecases.visit import Visit
from bot.views.clinic import menu

# By entry of views.clinic.menu, which says the right that it needs.
KEYBOARD: Mapping[str, Callable[[Visit], Any]] = {
    "cases": lists.show,
    "oncall": on_call.show,
    "broadcast": begin.begin,
    "patients": find.show,
    "invite": invite.ask,
    "clinic": overview.show,
    "tables": tables.ask_which,
    "staff": staffing.show,
    "audit": auditing.show,
}


def press(visit: Visit, text: str) -> bool:
    """Whether these words are a button of the staff's keyboard, and the writer one of them."""
    if visit.staff is None:
        return False
    if menu.is_home(text):
        home.show(visit)
        return True
    entry = menu.chosen(text)
    if entry is None:
        return False
    go(visit, entry)
    return True


def go(visit: Visit, entry: str) -> str | None:
    """An entry of another version leads home."""
    if entry in KEYBOARD:
        return run(visit, menu.ENTRIES[entry][0], KEYBOARD[entry])
    home.show(visit)
    return None
