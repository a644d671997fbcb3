"""Patients as staff see them: /patients, cards, invitations, a new phone."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.access import Action
from bot.handlers.routes import command, row_id, tap
from bot.messaging.turn import Turn
from bot.usecases.clinic.gate import for_staff
from bot.usecases.clinic.patients import card, find, pause

SEES, LIMITS = for_staff(Action.SEE_PATIENTS), for_staff(Action.SET_LIMITS)


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["patients", "hastalar"], find.show, gate=SEES),
        tap("pat:menu", find.open_menu, gate=SEES),
        tap("pat:search", find.show, gate=SEES),
        tap("pat:stop", find.stop, gate=SEES),
        tap("pat:list", find.show_list, str, row_id, gate=SEES),
        tap("pat:open", card.open_one, row_id, gate=SEES),
        tap("pat:weeks", card.show_weeks, row_id, gate=SEES),
        tap("pat:plan", card.show_plan, row_id, gate=SEES),
        tap("pat:cases", card.show_cases, row_id, gate=SEES),
        tap("pat:pause", pause.ask, row_id, gate=LIMITS),
        tap("pat:pause", pause.choose, row_id, str, gate=LIMITS),
        tap("pat:pause", pause.choose_length, row_id, str, str, gate=LIMITS),
        tap("pat:back", pause.end, row_id, gate=LIMITS),
    ]
