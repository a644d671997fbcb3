"""What is stored about somebody: to read about it, to have it, to delete it; and no more messages."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, tap, yes
from bot.messaging.turn import Turn
from bot.usecases import arrival, privacy
from bot.usecases.clinic import tables
from bot.usecases.gate import for_either
from bot.usecases.meeting import for_person


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["privacy", "gizlilik"], privacy.show, gate=for_person),
        command(["export", "verilerim"], tables.export, gate=for_person),
        command(["delete", "sil"], privacy.ask_to_delete, gate=for_person),
        command(["stop", "dur"], arrival.ask_to_stop, gate=for_person),
        tap("menu:privacy", privacy.show),
        tap("menu:stop", arrival.ask_to_stop),
        tap("data:export", privacy.export, gate=for_either),
        tap("data:delete", privacy.ask_to_delete, gate=for_either),
        tap("data:keep", privacy.keep, gate=for_either),
        tap("stop", arrival.stop, yes, gate=for_person),
    ]
