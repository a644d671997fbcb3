"""The menu and help."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, tap
from bot.messaging.turn import Turn
from bot.usecases import menu
from bot.usecases.meeting import for_person


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["menu"], menu.show_menu),
        command(["help", "yardim"], menu.show_help, gate=for_person),
        tap("menu:open", menu.open_menu),
        tap("menu:group", menu.show_group, str),
        tap("menu:help", menu.show_help),
        tap("fell:no", menu.no_fall),
    ]
