"""The clinic as a whole: its picture, and its tables."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.access import Action
from bot.handlers.routes import command, tap
from bot.messaging.turn import Turn
from bot.usecases import privacy
from bot.usecases.clinic import overview, tables
from bot.usecases.clinic.gate import for_member, for_staff

EXPORTS = for_staff(Action.EXPORT_PATIENTS)


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["clinic", "klinik"], overview.show, gate=for_staff(Action.SEE_CLINIC)),
        tap("cl:mine", privacy.export, gate=for_member),
        tap("cl:tables", tables.ask_sure, gate=EXPORTS),
        tap("cl:send", tables.send, gate=EXPORTS),
    ]
