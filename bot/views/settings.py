"""What a patient can change: hour, days off, language, time zone."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.content.words import Words
from bot.views.message import Button, Message, Rows, column

HOURS = tuple(time(hour) for hour in range(8, 21))
LANGUAGE_NAMES = {"en": "English", "tr": "Türkçe"}
PER_ROW = 3


def places(_: Words) -> list[tuple[str, str]]:
    """The time zones to choose from: the most likely ones, and names that people know."""
    return [
        ("Europe/Istanbul", _("Türkiye")),
        ("Europe/London", _("United Kingdom, Ireland")),
        ("Europe/Berlin", _("Germany, Austria, the Netherlands, France")),
        ("Asia/Nicosia", _("Cyprus, Greece")),
        ("Asia/Baku", _("Azerbaijan, Gulf states")),
        ("America/New_York", _("New York, Toronto")),
        ("America/Chicago", _("Chicago, Houston")),
        ("America/Los_Angeles", _("Los Angeles, Vancouver")),
        ("Australia/Sydney", _("Sydney, Melbourne")),
    ]


def overview(_: Words, reminder: time, days_off: frozenset[int], clock: str) -> Message:
    text = _(
        "Settings\n\nI write to you at: {hour}\nDays off: {days}\nYour clock shows: {clock}\n\nWhat would you like to"
        " change?",
        hour=_.time(reminder),
        days=", ".join(_weekday(_, day) for day in sorted(days_off)) or _("none"),
        clock=clock,
    )
    buttons = [
        (_("The hour"), "set:hour"),
        (_("My days off"), "set:days"),
        (_("Language"), "set:language"),
        (_("My clock is different"), "set:clock"),
    ]
    if _.helped:
        buttons.append((_("Their name"), "set:name"))
    return Message(text, column(buttons))


def clock(_: Words, now: datetime, zone: str) -> str:
    """The time on the wall of somebody in that zone."""
    return _.time(now.astimezone(ZoneInfo(zone)).time())


def first_feel(_: Words, praise: str, reminder: time, shown: str) -> Message:
    text = _(
        "{praise}\n\nI will write tomorrow at {hour}. My clock says it is now {clock} where you are.",
        praise=praise,
        hour=_.time(reminder),
        clock=shown,
    )
    buttons = [
        (_("That is fine"), "hour:keep"),
        (_("Another hour"), "set:hour"),
        (_("My clock is different"), "set:clock"),
    ]
    return Message(text, column(buttons))


def which_hour(_: Words) -> Message:
    buttons = [(_.time(hour), f"hour:{hour:%H%M}") for hour in HOURS]
    return Message(_("At what time shall I write to you each day?"), _grid(buttons))


def hour_set(_: Words, reminder: time) -> Message:
    return Message(_("Good. I will write to you each day at {hour}.", hour=_.time(reminder)))


def which_clock(_: Words, now: datetime, zones: Sequence[tuple[str, str]]) -> Message:
    buttons = [
        (_("{clock} · {place}", clock=clock(_, now, zone), place=place), f"zone:{zone}") for zone, place in zones
    ]
    text = _(
        "What does the clock on your wall show? Tap the line that fits, or write the time to me, for example 14:05."
    )
    return Message(text, column(buttons))


def clock_set(_: Words, shown: str, reminder: time) -> Message:
    text = _(
        "Thank you. So it is now {clock} where you are, and I will write at {hour}.",
        clock=shown,
        hour=_.time(reminder),
    )
    return Message(text)


def no_such_clock(_: Words) -> Message:
    return Message(_("I could not find a place with that time. Please tap the line that is nearest to your clock."))


def which_days_off(_: Words, days_off: frozenset[int]) -> Message:
    buttons: list[Button] = []
    for day in range(7):
        name = _weekday(_, day)
        buttons.append((_("✓ {day}", day=name) if day in days_off else name, f"off:{day}"))
    text = _("On which days shall I leave you in peace? Tap a day to change it. At least two days a week must stay.")
    return Message(text, column([*buttons, (_("Done"), "off:done")]))


def days_off_set(_: Words, days_off: frozenset[int]) -> Message:
    if not days_off:
        return Message(_("Good. You have no day off; a missed day is never a problem."))
    return Message(_("Good. Your days off: {days}.", days=", ".join(_weekday(_, day) for day in sorted(days_off))))


def too_many_days_off(_: Words) -> str:
    return _("At least two days a week must stay.")


def which_language(_: Words) -> Message:
    return Message(
        _("Which language shall I write?"), column((name, f"language:{code}") for code, name in LANGUAGE_NAMES.items())
    )


def language_set(_: Words) -> Message:
    return Message(_("From now on I write English."))


def _weekday(_: Words, day: int) -> str:
    return _.weekday(date(2024, 1, 1) + timedelta(days=day))  # a Monday


def _grid(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[start : start + PER_ROW]) for start in range(0, len(buttons), PER_ROW))
