"""A message in words: a button's words, an answer to the open question, or something to be understood.

1. The very words of a button are a tap on it; everything else is read for a symptom first, whatever is asked.
2. What was done is written down, and a symptom in the same message is answered first.
3. Whatever is not certain is asked about with the screen of care rule T9, never passed over in silence.
"""

import re
from collections.abc import Callable, Sequence
from datetime import time

from bot.core.activities.activity import Activity
from bot.core.activities.grammar import activities_in
from bot.core.dialogue import answers_in
from bot.core.findings import EMERGENCY
from bot.core.triage.judging import judge
from bot.core.triage.verdict import NONE, UNSURE, Verdict
from bot.storage import people
from bot.usecases import (
    arrival,
    change_log,
    come_back,
    log_words,
    menu,
    pause,
    progress,
    report_symptom,
    report_words,
    resume,
    settings,
    short,
    small_talk,
    week,
)
from bot.usecases.typed import fitting, give, way_in, wordings
from bot.usecases.visit import Visit
from bot.views import menu as menu_views

CLOCK_TIME = re.compile(r"^\s*([01]?\d|2[0-3])\s*[:.]\s*([0-5]\d)\s*$")


def hear(visit: Visit, text: str) -> None:
    """Read a message of anybody; before consent only the way in can be answered."""
    if not people.has_consented(visit.tx, visit.person.id):
        _before_consent(visit, text)
    elif entry := menu_views.chosen(text):
        KEYBOARD[entry](visit)
    elif not _time_of_day(visit, text) and not change_log.typed(visit, text):
        _answer(visit, text)


def hear_edited(visit: Visit, text: str) -> None:
    """A message that was changed later: it is read anew, but answers no question that was asked since."""
    if not people.has_consented(visit.tx, visit.person.id):
        resume.resume(visit)
    elif entry := menu_views.chosen(text):
        log_words.take_back(visit)
        KEYBOARD[entry](visit)
    elif not _understand_edited(visit, text):
        log_words.take_back(visit)


def hear_caption(visit: Visit, text: str) -> None:
    """Words below a picture, which may itself show what is wrong (care rule T9)."""
    verdict, done = _read(visit, text)
    _write_down(visit, verdict.level, done, beside_symptom=True)
    if verdict.level == NONE:
        report_symptom.unreadable(visit)
    else:
        report_words.report(visit, verdict, text)


def hear_behind_command(visit: Visit, text: str) -> bool:
    """Words behind a command, "/help I fell": whether they name a symptom, which then goes before the command."""
    if not people.has_consented(visit.tx, visit.person.id):
        return False
    verdict, _ = _read(visit, text)
    if verdict.level == NONE or (verdict.level == UNSURE and len(text.split()) == 1):  # one word: a link's payload
        return False
    _understand(visit, text)
    return True


def _understand(visit: Visit, text: str) -> None:
    """Care rules §6: a symptom goes before everything else."""
    verdict, done = _read(visit, text)
    _write_down(visit, verdict.level, done, beside_symptom=verdict.level != NONE)
    if verdict.level != NONE:
        report_words.report(visit, verdict, text)
    elif not done:
        small_talk.reply(visit, text)


def _understand_edited(visit: Visit, text: str) -> bool:
    """Only what is new is answered. Whether the words tell of anything done."""
    verdict, done = _read(visit, text)
    _write_down(visit, verdict.level, done, beside_symptom=verdict.level != NONE)
    if verdict.level != NONE:
        report_words.report_edited(visit, verdict, text)
    return bool(done)


def _write_down(visit: Visit, level: str, done: Sequence[Activity], *, beside_symptom: bool) -> None:
    """Before the symptom: its advice overtakes what is said here, so that its question comes last."""
    if done and level == EMERGENCY:
        log_words.keep(visit, done)
    elif done:
        log_words.log(visit, done, beside_symptom=beside_symptom)


def _read(visit: Visit, text: str) -> tuple[Verdict, Sequence[Activity]]:
    """What the words say about the patient's health, and what was done."""
    helper = visit.patient.exerciser == "helper"
    verdict = judge(text, visit.content.understanding, helper=helper)
    return verdict, activities_in(text, visit.content.activity_words)


def _before_consent(visit: Visit, text: str) -> None:
    asked = visit.state().question == resume.CONSENT
    fitting = answers_in(text, wordings(visit, resume.CONSENT) if asked else way_in(visit))
    if len(fitting) == 1 and asked:
        give(visit, resume.CONSENT, fitting[0])
    elif fitting:
        arrival.begin(visit)
    else:
        resume.resume(visit)


def _time_of_day(visit: Visit, text: str) -> bool:
    """A time in answer to the question for the hour, or for what their clock shows."""
    question, found = visit.state().question, CLOCK_TIME.match(text)
    if found is None or question not in (settings.CLOCK, settings.HOUR):
        return False
    shown = time(int(found[1]), int(found[2]))
    if question == settings.CLOCK:
        settings.set_zone_by_clock(visit, shown)
    else:
        settings.set_hour_in_words(visit, shown)
    return True


def _answer(visit: Visit, text: str) -> None:
    question = visit.state().question
    found = fitting(visit, question, text)
    if len(found) == 1:
        give(visit, question, found[0])
    elif found:  # "yes" where there are two ways of yes
        _ask_again(visit, question)
    else:
        _understand(visit, text)


def _ask_again(visit: Visit, question: str) -> None:
    if not report_symptom.show_again(visit):
        resume.ask(visit, question)


def _today(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        resume.today(visit)


def _short(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        short.shorten(visit)


def _pause(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        pause.ask(visit)


def _back(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        come_back.back(visit)


KEYBOARD: dict[str, Callable[[Visit], object]] = {
    "symptom": report_symptom.open_screen,
    "today": _today,
    "short": _short,
    "week": week.show_week,
    "menu": menu.show_menu,
    "progress": progress.show_progress,
    "pause": _pause,
    "back": _back,
}
