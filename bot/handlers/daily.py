"""The day's exercises, what was done of them, and the week."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, tap
from bot.messaging.turn import Turn
from bot.usecases import daily, log_day, week


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["today", "bugun"], daily.show_today),
        command(["week", "haftam"], week.show_week),
        tap("menu:today", daily.show_today),
        tap("menu:week", week.show_week),
        tap("plan", daily.show_plan, int),
        tap("how", daily.show_how, int, int),
        tap("why", daily.show_why, int, int),
        tap("done", log_day.done_all, int),
        tap("some", log_day.some_or_none, int),
        tap("did", log_day.tick, int, str),
        tap("logged", log_day.ticked, int),
        tap("later", log_day.later, int),
        tap("skip", log_day.not_today, int),
        tap("feel", log_day.feel, int, str),
    ]
