"""Cases: /cases, one case, who has it, what is written; who is on call; and what patients ask and answer."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.access import Action
from bot.handlers.routes import command, row_id, tap
from bot.messaging.turn import Turn
from bot.usecases.clinic import answering, on_call
from bot.usecases.clinic.cases import card, claims, lists, writing
from bot.usecases.clinic.gate import for_staff
from bot.usecases.gate import when_well

ACTS, SEES = for_staff(Action.ACT_ON_CASES), for_staff(Action.SEE_CLINIC)


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["cases", "vakalar"], lists.show, gate=ACTS),
        tap("case:list", lists.show, gate=ACTS),
        tap("case:list", lists.show_list, str, row_id, gate=ACTS),
        tap("case:open", card.open_one, row_id, gate=ACTS),
        tap("case:show", card.show_again, row_id, gate=ACTS),
        tap("case:claim", claims.claim, row_id, gate=ACTS),
        tap("case:release", claims.release, row_id, gate=ACTS),
        tap("case:over", claims.take_over, row_id, gate=ACTS),
        tap("case:close", claims.ask_to_close, row_id, gate=ACTS),
        tap("case:close:yes", claims.close, row_id, gate=ACTS),
        tap("case:reopen", claims.reopen, row_id, gate=ACTS),
        tap("case:write", writing.begin_reply, row_id, gate=ACTS),
        tap("case:letter", writing.begin_letter, row_id, gate=ACTS),
        tap("case:note", writing.begin_note, row_id, gate=ACTS),
        tap("case:send", writing.send, row_id, gate=ACTS),
        tap("case:me", writing.hear_instead, row_id, gate=ACTS),
        tap("case:cancel", writing.cancel, gate=ACTS),
        command(["oncall", "nobet"], on_call.show, gate=SEES),
        tap("case:call:take", on_call.take, gate=SEES),
        tap("case:call:nobody", on_call.set_nobody, gate=SEES),
        tap("case:call", on_call.set_to, row_id, gate=SEES),
        tap("ask:answer", answering.begin, row_id, gate=when_well),
        tap("ask:clinic", answering.ask, row_id, gate=when_well),
        tap("ask:leave", answering.leave),
    ]
