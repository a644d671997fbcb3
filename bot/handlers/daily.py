"""The day's exercises, what was done of them, and the week."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, tap
from bot.messaging.turn import Turn
from bot.usecases import daily, log_day, week
from bot.usecases.gate import when_well


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["today", "bugun"], daily.show_today, gate=when_well),
        command(["week", "haftam"], week.show_week),
        tap("menu:today", daily.show_today, gate=when_well),
        tap("menu:week", week.show_week),
        tap("plan", daily.show_plan, int, gate=when_well),
        tap("how", daily.show_how, int, int, gate=when_well),
        tap("why", daily.show_why, int, int),
        tap("done", log_day.done_all, int),
        tap("some", log_day.some_or_none, int, gate=when_well),
        tap("did", log_day.tick, int, str, gate=when_well),
        tap("logged", log_day.ticked, int, gate=when_well),
        tap("later", log_day.later, int, gate=when_well),
        tap("skip", log_day.not_today, int, gate=when_well),
        tap("feel", log_day.feel, int, str),
    ]
