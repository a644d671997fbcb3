"""Questions and answers, what to avoid, and the sources."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, tap
from bot.messaging.turn import Turn
from bot.usecases import questions


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["faq", "sss"], questions.show_chapters),
        command(["avoid", "kacinin"], questions.show_avoid),
        command(["sources", "kaynaklar"], questions.show_sources),
        tap("faq:open", questions.show_chapters),
        tap("faq:in", questions.show_chapter, str),
        tap("faq:a", questions.show_answer, str),
        tap("faq:from", questions.show_origin, str),
        tap("faq:sources", questions.show_sources),
    ]
