"""Settings, pauses, help, menu, privacy, stop."""

from typing import Any

from telegram.ext import BaseHandler

from bot.handlers.routes import command, hour_of_day, on, place, tap, yes
from bot.messaging.turn import Turn
from bot.usecases import arrival, come_back, helped, menu, my_answers, pause, preferences, privacy, settings, time_zone
from bot.usecases.gate import when_well
from bot.usecases.meeting import for_person


def handlers() -> list[BaseHandler[Any, Turn, Any]]:
    return [
        command(["settings", "ayarlar"], settings.show),
        command(["pause", "ara"], pause.ask, gate=when_well),
        command(["menu"], menu.show_menu),
        command(["help", "yardim"], menu.show_help, gate=for_person),
        command(["privacy", "gizlilik"], privacy.show, gate=for_person),
        command(["export", "verilerim"], privacy.export, gate=for_person),
        command(["delete", "sil"], privacy.ask_to_delete, gate=for_person),
        command(["stop", "dur"], arrival.ask_to_stop, gate=for_person),
        tap("stop", arrival.stop, yes, gate=for_person),
        tap("menu:open", menu.open_menu),
        tap("menu:group", menu.show_group, str),
        tap("menu:settings", settings.show),
        tap("menu:pause", pause.ask, gate=when_well),
        tap("menu:help", menu.show_help),
        tap("menu:privacy", privacy.show),
        tap("data:export", privacy.export),
        tap("data:delete", privacy.ask_to_delete),
        tap("data:keep", privacy.keep),
        tap("menu:stop", arrival.ask_to_stop),
        tap("set:hour", settings.ask_hour, gate=when_well),
        tap("set:clock", time_zone.ask, gate=when_well),
        tap("set:region", time_zone.ask_region, gate=when_well),
        tap("region", time_zone.ask_place, str, gate=when_well),
        tap("set:days", settings.ask_days_off),
        tap("set:name", helped.ask_name, gate=when_well),
        tap("set:language", settings.ask_language),
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
        tap("zone", time_zone.choose, str, gate=when_well),
        tap("off:done", settings.days_off_done),
        tap("off", settings.set_day_off, place, on),
        tap("pause:kind", pause.choose, str, gate=when_well),
        tap("pause:for", pause.choose_length, str, gate=when_well),
        tap("pause:change", pause.ask_again, gate=when_well),
        tap("pause:show", pause.show_all_the_same, gate=when_well),
        tap("pause:wait", come_back.not_yet, gate=when_well),
        tap("pause:end", come_back.back, gate=when_well),
        tap("catch_up", come_back.catch_up, str, gate=when_well),
        tap("fell:no", menu.no_fall),
    ]
