"""Words of somebody who follows a patient and is none: they are never read as the patient's own."""

from collections.abc import Callable

from bot.usecases.family import cheer, concern, following
from bot.usecases.typed import in_form
from bot.usecases.visit import Visit
from bot.views import menu


def hear(visit: Visit, text: str) -> None:
    """A button of the keyboard, an answer to the open question, or something that has happened."""
    if entry := menu.chosen_by_relative(text):
        KEYBOARD[entry](visit)
    elif not in_form(visit, text):
        concern.hear(visit, text)


KEYBOARD: dict[str, Callable[[Visit], object]] = {
    "happened": concern.ask,
    "cheer": cheer.begin,
    "family": following.show,
}
