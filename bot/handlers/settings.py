"""Settings: hour, time zone, days, language, home, and what else somebody would rather have otherwise."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, hour_of_day, on, place, tap
from bot.messaging.turn import Turn
from bot.usecases import helped, my_answers, preferences, settings, time_zone
from bot.usecases.gate import either_when_well, for_either, when_well


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["settings", "ayarlar"], settings.show, gate=for_either),
        tap("menu:settings", settings.show),
        tap("set:hour", settings.ask_hour, gate=when_well),
        tap("set:clock", time_zone.ask, gate=either_when_well),
        tap("set:region", time_zone.ask_region, gate=either_when_well),
        tap("region", time_zone.ask_place, str, gate=either_when_well),
        tap("set:days", settings.ask_days_off),
        tap("set:name", helped.ask_name, gate=when_well),
        tap("set:language", settings.ask_language, gate=for_either),
        tap("set:sunday", settings.ask_sunday_hour),
        tap("sunday", settings.set_sunday_hour, hour_of_day),
        tap("set:pictures", preferences.want_pictures, on),
        tap("set:nudge", preferences.want_nudge, on),
        tap("set:habit", preferences.ask_habit, gate=when_well),
        tap("habit", preferences.set_habit, str, gate=when_well),
        tap("set:answers", my_answers.show, gate=when_well),
        tap("set:home", my_answers.show_home, gate=when_well),
        tap("home:done", my_answers.home_done),
        tap("home", my_answers.change_home, str, gate=when_well),
        tap("hour:keep", settings.keep_hour),
        tap("hour", settings.set_hour, hour_of_day),
        tap("zone", time_zone.choose, str, gate=either_when_well),
        tap("off:done", settings.days_off_done),
        tap("off", settings.set_day_off, place, on),
    ]
