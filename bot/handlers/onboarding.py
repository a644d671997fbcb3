"""From the welcome to the first plan."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, on, tap, yes
from bot.messaging.turn import Turn
from bot.usecases import arrival, equipment, helped, questionnaire
from bot.usecases.meeting import for_person


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["start", "basla"], arrival.start, gate=for_person, by_link=arrival.start_by_link),
        tap("language", arrival.choose_language, str, gate=for_person),
        tap("begin", arrival.begin, gate=for_person),
        tap("consent:read", arrival.read_notice, gate=for_person),
        tap("consent", arrival.consent, yes, gate=for_person),
        tap("who", questionnaire.who, str),
        tap("agreed", questionnaire.agreed, str),
        tap("helped:none", helped.no_name),
        tap("q", questionnaire.answer, str, str),
        tap("tick", questionnaire.tick, str, on),
        tap("ticked", questionnaire.ticked),
        tap("readback", questionnaire.read_back, lambda word: word == "correct"),
        tap("change", questionnaire.change, str),
        tap("have:counter", equipment.worktop_and_shoes, yes),
        tap("worktop", equipment.worktop, yes),
    ]
