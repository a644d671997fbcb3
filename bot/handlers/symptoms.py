"""Something is wrong, what follows from it, and how a hold ends."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import tap, yes
from bot.messaging.turn import Turn
from bot.usecases import end_hold, follow_report, report_symptom, what_to_tell


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        tap("sym:open", report_symptom.open_screen),
        tap("sym:fell", report_symptom.fell),
        tap("sym:a", report_symptom.answer, str, str),
        tap("sym:record", follow_report.which_emergency, int, str),
        tap("sym:before", follow_report.what_before, int, str),
        tap("sym:worse", follow_report.worse, int),
        tap("sym:mistake", follow_report.mistake, int),
        tap("sym:mistake", follow_report.mistake, int, yes),
        tap("sym:tell", what_to_tell.show, int),
        tap("sym:send", what_to_tell.send, int),
        tap("hold:asked", end_hold.ask),
        tap("hold:no", end_hold.not_yet),
        tap("hold:word", end_hold.word, str),
        tap("hold:who", end_hold.who, str, str),
        tap("hold:when", end_hold.when, str, str, int),
        tap("hold:sure", end_hold.sure, str, int, str, int),
        tap("hold:how", end_hold.how),
        tap("hold:tell", what_to_tell.show_newest),
    ]
