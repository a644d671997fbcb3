"""What is asked after the first days: a few things about them, their reason, height and posture."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, row_id, tap
from bot.messaging.turn import Turn
from bot.usecases import answer_later, measure, reason
from bot.usecases.gate import when_well


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["reason", "amacim"], reason.show, gate=when_well),
        tap("menu:reason", reason.show, gate=when_well),
        tap("reason:change", reason.ask, gate=when_well),
        tap("reason:is", reason.choose, str, gate=when_well),
        tap("later", answer_later.answer, str, str, gate=when_well),
        tap("height:sure", measure.correct, row_id, gate=when_well),
        tap("height:change", measure.change, gate=when_well),
        tap("height:later", measure.put_off, gate=when_well),
        tap("height:never", measure.never, gate=when_well),
        tap("posture:is", measure.posture, str, gate=when_well),
        tap("posture:new", measure.whether_new, str, gate=when_well),
    ]
