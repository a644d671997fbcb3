"""Pauses, and coming back from them."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, tap
from bot.messaging.turn import Turn
from bot.usecases import come_back, pause
from bot.usecases.gate import when_well


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["pause", "ara"], pause.ask, gate=when_well),
        tap("menu:pause", pause.ask, gate=when_well),
        tap("pause:kind", pause.choose, str, gate=when_well),
        tap("pause:for", pause.choose_length, str, gate=when_well),
        tap("pause:change", pause.ask_again, gate=when_well),
        tap("pause:show", pause.show_all_the_same, gate=when_well),
        tap("pause:wait", come_back.not_yet, gate=when_well),
        tap("pause:end", come_back.back, gate=when_well),
        tap("catch_up", come_back.catch_up, str, gate=when_well),
    ]
