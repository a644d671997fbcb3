"""Family: what a patient shares and with whom, and what a relative sees and may do."""

from typing import Any

from telegram.ext import BaseHandler

from bot.core.family import Relation, Scope
from bot.handlers.routes import command, day, on, row_id, tap, yes
from bot.messaging.turn import Turn
from bot.usecases import time_zone
from bot.usecases.family import arrive, cheer, concern, confirm, control, following, invite, silent
from bot.usecases.gate import for_either, when_well
from bot.usecases.meeting import for_person


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
        tap("kin:see", arrive.see, str, str, gate=for_person),
        tap("kin:join", arrive.agree, str, yes, gate=for_person),
        tap("kin:clock", time_zone.leave, gate=for_either),
        tap("kin:list", following.open_overview, gate=for_person),
        tap("kin:of", following.open_one, row_id, gate=for_person),
        tap("kin:mute", following.mute, row_id, on, gate=for_person),
        tap("kin:leave", following.ask_to_leave, row_id, gate=for_person),
        tap("kin:left", following.leave, row_id, gate=for_person),
        tap("kin:stop", following.stop, gate=for_person),
        tap("kin:happened", concern.ask, gate=for_person),
        tap("kin:about", concern.about, row_id, gate=for_person),
        tap("kin:calm", concern.calm, row_id, gate=for_person),
        tap("kin:clinic", concern.tell_clinic, row_id, gate=for_person),
        tap("kin:ask", concern.ask_after, row_id, gate=for_person),
        tap("fam:well", concern.all_is_well, row_id, day),
        tap("cheer:to", cheer.choose, row_id, gate=for_person),
        tap("cheer:say", cheer.say, row_id, str, gate=for_person),
        tap("cheer:own", cheer.write, row_id, gate=for_person),
        tap("cheer:send", cheer.send, row_id, row_id, gate=for_person),
        tap("cheer:cancel", cheer.cancel, gate=for_person),
        tap("cheer:heart", cheer.thank, row_id),
        tap("cheer:mute", cheer.mute_cheers, row_id),
        tap("cheer:unmute", cheer.unmute_cheers, row_id),
        tap("kin:myself", following.exercise_myself, gate=for_person),
        tap("kin:well", silent.all_is_well, row_id, gate=for_person),
        tap("kin:hospital", silent.in_hospital, row_id, gate=for_person),
        tap("kin:sad", silent.ask_whether_died, row_id, gate=for_person),
        tap("kin:died", silent.died, row_id, yes, gate=for_person),
    ]
