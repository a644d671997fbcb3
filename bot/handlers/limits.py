"""What staff decide about a patient: may exercise, within limits, or wait."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.access import Action
from bot.core.limits import Kind
from bot.handlers.routes import day, row_id, tap
from bot.messaging.turn import Turn
from bot.usecases.clinic import limiting, outcomes
from bot.usecases.clinic.gate import for_staff
from bot.usecases.clinic.outcomes import subject

DECIDES = for_staff(Action.SET_LIMITS)


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        tap("out:case", outcomes.of_case, row_id, gate=DECIDES),
        tap("out:patient", outcomes.of_card, row_id, gate=DECIDES),
        tap("out:show", outcomes.show, subject, gate=DECIDES),
        tap("out:may", outcomes.ask_clear, subject, gate=DECIDES),
        tap("out:clear", outcomes.clear, subject, str, gate=DECIDES),
        tap("out:stay", outcomes.ask_how_long, subject, gate=DECIDES),
        tap("out:day", outcomes.ask_day, subject, gate=DECIDES),
        tap("out:until", outcomes.ask_wait, subject, day, gate=DECIDES),
        tap("out:wait", outcomes.wait, subject, day, str, gate=DECIDES),
        tap("out:limits", limiting.begin, subject, gate=DECIDES),
        tap("out:draft", limiting.show_draft, subject, gate=DECIDES),
        tap("out:pick", limiting.pick, subject, Kind, gate=DECIDES),
        tap("out:list", limiting.pick_of, subject, Kind, str, gate=DECIDES),
        tap("out:rungs", limiting.ask_rung, subject, str, gate=DECIDES),
        tap("out:put", limiting.put, subject, limiting.read, gate=DECIDES),
        tap("out:gone", limiting.ask_which_goes, subject, gate=DECIDES),
        tap("out:drop", limiting.drop, subject, limiting.read, gate=DECIDES),
        tap("out:check", limiting.check, subject, gate=DECIDES),
        tap("out:decide", limiting.decide, subject, str, gate=DECIDES),
    ]
