"""A link is opened, /start with a code behind it: the clinic's own kinds are asked in turn, else it is a family's."""

from collections.abc import Callable

from bot.usecases import tries
from bot.usecases.clinic import joining
from bot.usecases.clinic.patients import arriving
from bot.usecases.family import arrive
from bot.usecases.visit import Visit

# Each: whether the code is one of its kind; it has answered then.
KINDS: tuple[Callable[[Visit, str], bool], ...] = (joining.open_link, arriving.open_link)


def open_link(visit: Visit, code: str) -> None:
    if not tries.too_often(visit) and not _of_clinic(visit, code):
        arrive.open_link(visit, code)


def ask_once_more(visit: Visit) -> None:
    """They wrote something else, and nobody knows them: what is open."""
    if not _of_clinic(visit, visit.state().words):
        arrive.ask_once_more(visit)


def _of_clinic(visit: Visit, code: str) -> bool:
    return any(opened(visit, code) for opened in KINDS)
