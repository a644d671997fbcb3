"""Staff of the clinic: how they join, and where they begin."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import tap, yes
from bot.messaging.turn import Turn
from bot.usecases.clinic import home, joining, keyboard
from bot.usecases.clinic.gate import for_member
from bot.usecases.meeting import for_person


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        tap("staff:see", joining.see, str, str, gate=for_person),
        tap("staff:join", joining.answer, str, yes, gate=for_person),
        tap("staff:home", home.open_home, gate=for_member),
        tap("staff:go", keyboard.go, str, gate=for_member),
        tap("staff:myself", home.exercise_myself, gate=for_member),
    ]
