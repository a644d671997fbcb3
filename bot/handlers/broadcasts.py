"""What staff tell many people, and what these people do with it."""

from functools import partial
from typing import Any

from telegram.ext import BaseHandler

from bot.core.access import Action
from bot.handlers.routes import command, day, hour_of_day, on, row_id
from bot.handlers.routes import tap as any_tap
from bot.messaging.turn import Turn
from bot.usecases.clinic.broadcasting import (
    audience,
    begin,
    confirm,
    guidance,
    preview,
    readings,
    running,
    timing,
    urgent,
    writing,
)
from bot.usecases.clinic.gate import for_staff
from bot.usecases.meeting import for_person

tap = partial(any_tap, gate=for_staff(Action.BROADCAST))
approval = partial(any_tap, gate=for_staff(Action.APPROVE_URGENT))


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["broadcast", "duyuru"], begin.begin, gate=for_staff(Action.BROADCAST)),
        tap("bc:home", begin.begin),
        tap("bc:kind", begin.choose_kind, str),
        tap("bc:go", begin.go_on, row_id),
        tap("bc:drop", begin.ask_to_throw_away, row_id),
        tap("bc:dropped", begin.throw_away, row_id),
        tap("bc:in", writing.write, row_id, str),
        tap("bc:stop", writing.stop, row_id),
        tap("bc:use", writing.use, row_id, row_id),
        tap("bc:me", writing.hear_instead, row_id, row_id),
        tap("bc:again", writing.write_again, row_id, row_id),
        tap("bc:same", writing.same_for_all, row_id, str),
        tap("bc:leave", writing.leave, row_id, str),
        tap("bc:words", writing.choose_words, row_id),
        *_audience(),
        *_timing(),
        tap("bc:look", preview.look, row_id),
        tap("bc:send", confirm.ask, row_id),
        tap("bc:sure", confirm.sure, row_id, row_id),
        tap("bc:unask", urgent.take_back, row_id),
        approval("bc:approve", urgent.approve, row_id, str),
        approval("bc:refuse", urgent.refuse, row_id, str),
        *_running(),
        *_of_patients(),
    ]


def _audience() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        tap("bc:who", audience.show_who, row_id),
        tap("bc:every", audience.everybody, row_id),
        tap("bc:by", audience.ask, row_id, str),
        tap("bc:of", audience.ask_exercise, row_id, str),
        tap("bc:set", audience.choose, row_id, str, str),
        tap("bc:family", audience.family, row_id, on),
        tap("bc:holds", audience.holds, row_id, on),
    ]


def _running() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        tap("bc:past", running.show_past),
        tap("bc:open", running.open_one, row_id),
        tap("bc:pause", running.pause, row_id),
        tap("bc:resume", running.resume, row_id),
        tap("bc:cancel", running.ask_to_cancel, row_id),
        tap("bc:cancelled", running.cancel, row_id),
        tap("bc:correct", running.correct, row_id),
        tap("bc:withdraw", running.ask_to_withdraw, row_id),
        tap("bc:withdrawn", running.withdraw, row_id),
    ]


def _of_patients() -> list[BaseHandler[Any, Turn, Any]]:
    """And of their family."""
    return [
        command(["guidance", "oneriler"], guidance.show, gate=for_person),
        any_tap("guide:now", guidance.show, gate=for_person),
        any_tap("guide:earlier", guidance.show_earlier, gate=for_person),
        any_tap("guide:see", guidance.show_one, row_id, gate=for_person),
        any_tap("read", readings.read, row_id, gate=for_person),
    ]


def _timing() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        tap("bc:when", timing.show_when, row_id),
        tap("bc:hours", timing.ask_hour, row_id),
        tap("bc:at", timing.at_hour, row_id, day, hour_of_day),
        tap("bc:other", timing.type_hour, row_id),
        tap("bc:now", timing.at_once, row_id),
        tap("bc:zone", timing.by_zone, row_id, on),
        tap("bc:join", timing.joiners, row_id, on),
        tap("bc:urgent", timing.urgent, row_id, on),
    ]
