"""The clinic as a whole: its picture, and its tables."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.access import Action
from bot.handlers.routes import command
from bot.messaging.turn import Turn
from bot.usecases.clinic import overview
from bot.usecases.clinic.gate import for_staff


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["clinic", "klinik"], overview.show, gate=for_staff(Action.SEE_CLINIC)),
    ]
