"""The patient's side of sharing: inviting, confirming, changing, ending, and what comes from the family."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.family import Relation, Scope
from bot.handlers.routes import command, day, on, row_id, tap, yes
from bot.messaging.turn import Turn
from bot.usecases import report_symptom
from bot.usecases.family import cheer, concern, confirm, control, invite
from bot.usecases.gate import when_well


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["family", "aile"], control.show, gate=when_well),
        tap("fam:family", control.show, gate=when_well),
        tap("fam:open", control.open_overview, gate=when_well),
        tap("fam:invite", invite.ask_whom, gate=when_well),
        tap("fam:for", invite.ask_how_much, Relation, gate=when_well),
        tap("fam:link", invite.make, Relation, Scope, row_id, gate=when_well),
        tap("fam:undo", invite.take_back, row_id),
        tap("fam:is", confirm.answer, row_id, yes),
        tap("fam:who", control.open_one, row_id),
        tap("fam:see", control.ask_scope, row_id),
        tap("fam:see", control.change_scope, row_id, Scope),
        tap("fam:pause", control.pause, row_id, on),
        tap("fam:end", control.ask_to_end, row_id),
        tap("fam:end", control.end, row_id, yes),
        tap("fam:unwell", report_symptom.open_screen),
        tap("fam:well", concern.all_is_well, row_id, day),
        tap("cheer:heart", cheer.thank, row_id),
        tap("cheer:mute", cheer.mute_cheers, row_id),
        tap("cheer:unmute", cheer.unmute_cheers, row_id),
    ]
