"""A relative's side: a link, whom they follow, what has happened, kind words, and how it is after a silence."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import on, row_id, tap, yes
from bot.messaging.turn import Turn
from bot.usecases import time_zone
from bot.usecases.family import arrive, cheer, cheer_draft, concern, following, silent
from bot.usecases.gate import for_either
from bot.usecases.meeting import for_person


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
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
        tap("cheer:to", cheer.choose, row_id, gate=for_person),
        tap("cheer:say", cheer.say, row_id, str, gate=for_person),
        tap("cheer:own", cheer_draft.write, row_id, gate=for_person),
        tap("cheer:send", cheer_draft.send, row_id, row_id, gate=for_person),
        tap("cheer:cancel", cheer_draft.cancel, gate=for_person),
        tap("kin:myself", following.exercise_myself, gate=for_person),
        tap("kin:well", silent.all_is_well, row_id, gate=for_person),
        tap("kin:hospital", silent.in_hospital, row_id, gate=for_person),
        tap("kin:sad", silent.ask_whether_died, row_id, gate=for_person),
        tap("kin:died", silent.died, row_id, yes, gate=for_person),
    ]
