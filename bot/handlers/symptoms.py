"""Something is wrong, what follows from it, and how a hold ends."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import day, place, row_id, tap, yes
from bot.messaging.turn import Turn
from bot.usecases import appointment, end_hold, follow_report, report_symptom, report_words, what_to_tell
from bot.usecases.gate import when_well


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        tap("sym:open", report_symptom.open_screen),
        tap("sym:fell", report_symptom.fell),
        tap("sym:a", report_symptom.answer, str, str),
        tap("sym:guess", report_words.confirm, str),
        tap("sym:record", follow_report.which_emergency, row_id, str),
        tap("sym:before", follow_report.what_before, row_id, str),
        tap("sym:worse", follow_report.worse, row_id),
        tap("sym:mistake", follow_report.mistake, row_id),
        tap("sym:mistake", follow_report.mistake, row_id, yes),
        tap("sym:tell", what_to_tell.show, row_id),
        tap("sym:send", what_to_tell.send, row_id),
        tap("hold:asked", end_hold.ask, gate=when_well),
        tap("hold:rest", end_hold.rest, gate=when_well),
        tap("hold:no", end_hold.not_yet, gate=when_well),
        tap("hold:word", end_hold.word, str, gate=when_well),
        tap("hold:who", end_hold.who, str, str, gate=when_well),
        tap("hold:when", end_hold.when, str, str, place, gate=when_well),
        tap("hold:sure", end_hold.sure, str, row_id, str, place, gate=when_well),
        tap("hold:how", end_hold.how, gate=when_well),
        tap("appt:ask", appointment.ask, gate=when_well),
        tap("appt:later", appointment.later, gate=when_well),
        tap("appt:on", appointment.note, day, gate=when_well),
        tap("appt:none", appointment.forget, gate=when_well),
        tap("appt:back", appointment.back, gate=when_well),
        tap("hold:tell", what_to_tell.show_newest),
    ]
