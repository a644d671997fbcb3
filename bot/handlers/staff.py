"""Staff of the clinic: how they join, where they begin, and how administrators change who they are."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.access import Action, Role
from bot.handlers.routes import command, on, row_id, tap, yes
from bot.messaging.turn import Turn
from bot.usecases import arrival
from bot.usecases.clinic import home, joining, keyboard, staffing
from bot.usecases.clinic.gate import for_member, for_staff
from bot.usecases.meeting import for_person


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    managing = for_staff(Action.MANAGE_STAFF)
    return [
        tap("staff:see", joining.see, str, str, gate=for_person),
        tap("staff:join", joining.answer, str, yes, gate=for_person),
        command(["staff", "ekip"], staffing.show, gate=managing),
        tap("staff:list", staffing.open_list, gate=managing),
        tap("staff:list", staffing.open_list, row_id, gate=managing),
        tap("staff:new", staffing.ask_role, gate=managing),
        tap("staff:link", staffing.make_link, Role, row_id, gate=managing),
        tap("staff:undo", staffing.take_back, row_id, gate=managing),
        tap("staff:one", staffing.open_one, row_id, gate=managing),
        tap("staff:role", staffing.change_role, row_id, Role, on, gate=managing),
        tap("staff:out", staffing.ask_to_remove, row_id, gate=managing),
        tap("staff:out", staffing.remove, row_id, yes, gate=managing),
        tap("staff:stop", arrival.stop_at_once, gate=for_member),
        tap("staff:home", home.open_home, gate=for_member),
        tap("staff:go", keyboard.go, str, gate=for_member),
        tap("staff:myself", home.exercise_myself, gate=for_member),
    ]
