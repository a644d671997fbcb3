"""Family: what a patient shares and with whom, and what a relative sees and may do."""

from typing import Any

from telegram.ext import BaseHandler

from bot.messaging.turn import Turn


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return []
