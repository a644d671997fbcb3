"""Patients as staff see them: /patients, cards, invitations, a new phone."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.access import Action
from bot.handlers.routes import command, row_id, tap
from bot.messaging.turn import Turn
from bot.usecases.clinic.gate import for_staff
from bot.usecases.clinic.patients import find

SEES = for_staff(Action.SEE_PATIENTS)


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["patients", "hastalar"], find.show, gate=SEES),
        tap("pat:menu", find.open_menu, gate=SEES),
        tap("pat:search", find.show, gate=SEES),
        tap("pat:stop", find.stop, gate=SEES),
        tap("pat:list", find.show_list, str, row_id, gate=SEES),
    ]
