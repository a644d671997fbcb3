"""The day's exercises, what was done of them, and the weeks."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, day, on, place, row_id, tap
from bot.messaging.turn import Turn
from bot.usecases import change_log, daily, log_day, mere_name, progress, resume, short, together, week
from bot.usecases.gate import when_well


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["today", "bugun"], resume.today, gate=when_well),
        command(["short", "kisa"], short.shorten, gate=when_well),
        command(["week", "haftam"], week.show_week),
        command(["progress", "ilerleme"], progress.show_progress),
        command(["together", "birlikte"], together.begin, gate=when_well),
        tap("menu:together", together.begin, gate=when_well),
        tap("with:go", together.go, row_id, gate=when_well),
        tap("with:done", together.done, row_id, place, gate=when_well),
        tap("with:skip", together.skip, row_id, place, gate=when_well),
        tap("with:stop", together.stop, row_id, gate=when_well),
        tap("menu:today", resume.today, gate=when_well),
        tap("menu:short", short.shorten, gate=when_well),
        tap("short:no", short.lengthen, gate=when_well),
        tap("menu:week", week.show_week),
        tap("menu:progress", progress.show_progress),
        tap("plan", daily.show_plan, row_id, gate=when_well),
        tap("how", daily.show_how, row_id, place, gate=when_well),
        tap("why", daily.show_why, row_id, place, gate=when_well),
        tap("done", log_day.done_all, row_id),
        tap("some", log_day.some_or_none, row_id, gate=when_well),
        tap("did", log_day.tick, row_id, str, on, gate=when_well),
        tap("logged", log_day.ticked, row_id, gate=when_well),
        tap("later", log_day.later, row_id, gate=when_well),
        tap("skip", log_day.not_today, row_id, gate=when_well),
        tap("log:ok", change_log.correct, day, day, gate=when_well),
        tap("log:change", change_log.change, day, day, gate=when_well),
        tap("log:entry", change_log.choose, row_id, gate=when_well),
        tap("log:set", change_log.put, row_id, str, place, gate=when_well),
        tap("log:named", mere_name.was_done, str, day, gate=when_well),
        tap("log:remove", change_log.remove, row_id, gate=when_well),
        tap("log:done", change_log.done, row_id, gate=when_well),
        tap("feel", log_day.feel, row_id, str),
    ]
