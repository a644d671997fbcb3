"""Staff of the clinic: where they begin."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import tap
from bot.messaging.turn import Turn
from bot.usecases.clinic import home, keyboard
from bot.usecases.clinic.gate import for_member


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        tap("staff:home", home.open_home, gate=for_member),
        tap("staff:go", keyboard.go, str, gate=for_member),
        tap("staff:myself", home.exercise_myself, gate=for_member),
    ]
