"""A message in words: a button's words, an answer to the open question, or something to be understood.

Whatever is not certain is asked about with the screen of care rule T9, never passed over in silence.
"""

import re
from collections.abc import Callable
from datetime import time

from bot.core.dialogue import answers_in
from bot.usecases import daily, menu, report_symptom, resume, settings, week
from bot.usecases.typed import give, wordings
from bot.usecases.visit import Visit
from bot.views import menu as menu_views

CLOCK_TIME = re.compile(r"^\s*([01]?\d|2[0-3])\s*[:.]\s*([0-5]\d)\s*$")


def hear(visit: Visit, text: str) -> None:
    """Read a message of a patient."""
    if entry := menu_views.chosen(text):
        KEYBOARD[entry](visit)
        return
    question = visit.state().question
    if question == settings.CLOCK and (found := CLOCK_TIME.match(text)):
        settings.set_zone_by_clock(visit, time(int(found[1]), int(found[2])))
        return
    fitting = answers_in(text, wordings(visit, question))
    if len(fitting) == 1:
        give(visit, question, fitting[0])
    elif fitting:  # "yes" where there are two ways of yes
        _ask_again(visit, question)
    else:
        report_symptom.not_understood(visit)


def _ask_again(visit: Visit, question: str) -> None:
    if not report_symptom.show_again(visit):
        resume.ask(visit, question)


def _today(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        daily.show_today(visit)


KEYBOARD: dict[str, Callable[[Visit], object]] = {
    "symptom": report_symptom.open_screen,
    "today": _today,
    "week": week.show_week,
    "menu": menu.show_menu,
}
