"""Patients as staff see them: /patients, cards, invitations, a new phone."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.access import Action
from bot.handlers.routes import command, row_id, tap, yes
from bot.messaging.turn import Turn
from bot.usecases.clinic.gate import for_staff
from bot.usecases.clinic.patients import arriving, card, find, invite, match, pause
from bot.usecases.meeting import for_person

INVITES = for_staff(Action.INVITE_PATIENTS)
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
        command(["invite", "davet"], invite.ask, gate=INVITES),
        tap("inv:new", invite.ask, gate=INVITES),
        tap("inv:plain", invite.without_number, gate=INVITES),
        tap("inv:make", invite.make, row_id, gate=INVITES),
        tap("inv:cancel", invite.cancel, gate=INVITES),
        tap("inv:list", invite.show_open, gate=INVITES),
        tap("inv:see", invite.open_one, row_id, gate=INVITES),
        tap("inv:undo", invite.take_back, row_id, gate=INVITES),
        tap("inv:phone", invite.ask_new_phone, row_id, gate=INVITES),
        tap("inv:move", invite.make_for_new_phone, row_id, row_id, gate=INVITES),
        tap("inv:is", match.answer, row_id, yes, gate=INVITES),
        tap("inv:read", arriving.see, str, str, gate=for_person),
        tap("inv:open", arriving.answer, str, str, gate=for_person),
    ]
