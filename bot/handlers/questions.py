"""Questions and answers, what to avoid, all exercises, the sources, and the card for a doctor."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, tap
from bot.messaging.turn import Turn
from bot.usecases import card, library, questions
from bot.usecases.gate import when_well


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["faq", "sss"], questions.show_chapters),
        command(["avoid", "kacinin"], questions.show_avoid),
        command(["sources", "kaynaklar"], questions.show_sources),
        command(["library", "kutuphane"], library.show_kinds, gate=when_well),
        tap("lib:open", library.show_kinds, gate=when_well),
        tap("lib:in", library.show_kind, str, gate=when_well),
        tap("lib:x", library.show_exercise, str, gate=when_well),
        tap("lib:why", library.show_why, str, gate=when_well),
        command(["card", "kart"], card.show),
        tap("menu:card", card.show),
        tap("card:in", card.show, str),
        tap("card:send", card.how_to_send),
        tap("faq:open", questions.show_chapters),
        tap("faq:in", questions.show_chapter, str),
        tap("faq:a", questions.show_answer, str),
        tap("faq:from", questions.show_origin, str),
        tap("faq:sources", questions.show_sources),
    ]
