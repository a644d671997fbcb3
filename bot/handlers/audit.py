"""The record of what staff did, for administrators."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.access import Action
from bot.core.auditing import wanted
from bot.handlers.routes import command, row_id, tap
from bot.messaging.turn import Turn
from bot.usecases.clinic import auditing
from bot.usecases.clinic.gate import for_staff


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    reading = for_staff(Action.READ_AUDIT)
    return [
        command(["audit", "denetim"], auditing.show, gate=reading),
        tap("audit:list", auditing.open_list, wanted, gate=reading),
        tap("audit:older", auditing.older, wanted, row_id, gate=reading),
        tap("audit:newer", auditing.newer, wanted, row_id, gate=reading),
        tap("audit:members", auditing.choose_member, gate=reading),
        tap("audit:patient", auditing.ask_code, gate=reading),
    ]
