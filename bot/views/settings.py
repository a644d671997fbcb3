"""What a patient can change: hour, days off, language, time zone."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from bot.content.words import Words
from bot.views.message import Button, Message, Rows, column

HOURS = tuple(time(hour) for hour in range(8, 21))
LANGUAGE_NAMES = {"en": "English", "tr": "Türkçe"}
PER_ROW = 3


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
    return Message(_("At what time shall I write to you each day?"), hours(_, HOURS))


def hours(_: Words, offered: Sequence[time]) -> Rows:
    """Hours to choose from; any other can be written."""
    return _grid([(_.time(hour), f"hour:{hour:%H%M}") for hour in offered])


def hour_set(_: Words, reminder: time) -> Message:
    return Message(_("Good. I will write to you each day at {hour}.", hour=_.time(reminder)))


def clock_set(_: Words, shown: str, reminder: time) -> Message:
    text = _(
        "Thank you. So it is now {clock} where you are, and I will write at {hour}.",
        clock=shown,
        hour=_.time(reminder),
    )
    return Message(text)


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
