"""What a patient can change: hour, days off, language, time zone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.content.words import Words
from bot.views.message import Button, Message, Rows, column
from bot.views.preferences import habit_names

HOURS = tuple(time(hour) for hour in range(8, 21))
SUNDAY_HOURS = (time(12), time(15), time(18), time(20))
LANGUAGE_NAMES = {"en": "English", "tr": "Türkçe"}
PER_ROW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What stands at the moment; `clock`: what theirs shows; `exercise`: whether it may be spoken of."""

    hour: time
    sunday: time
    days_off: frozenset[int]
    clock: str
    pictures: bool
    nudge: bool
    habit: str | None
    exercise: bool


def overview(_: Words, chosen: Chosen) -> Message:
    text = _(
        "Settings\n\nI write to you at: {hour}\nDays off: {days}\nYour clock shows: {clock}\nPictures: {pictures}\n"
        "A word in the evening: {nudge}\nSummary on Sundays: {sunday}\n\nWhat would you like to change?",
        hour=_.time(chosen.hour),
        days=", ".join(_weekday(_, day) for day in sorted(chosen.days_off)) or _("none"),
        clock=chosen.clock,
        pictures=_("yes, please") if chosen.pictures else _("no, thank you"),
        nudge=_("yes, please") if chosen.nudge else _("no, thank you"),
        sunday=_.time(chosen.sunday),
    )
    buttons = [
        (_("The hour"), "set:hour"),
        (_("My days off"), "set:days"),
        (_("The hour on Sundays"), "set:sunday"),
        (_("Language"), "set:language"),
        (_("My clock is different"), "set:clock"),
        (
            _("Without pictures") if chosen.pictures else _("With pictures"),
            f"set:pictures:{'off' if chosen.pictures else 'on'}",
        ),
        (
            _("No word in the evening") if chosen.nudge else _("A word in the evening"),
            f"set:nudge:{'off' if chosen.nudge else 'on'}",
        ),
    ]
    if chosen.exercise:
        buttons += [
            (_habit(_, chosen.habit), "set:habit"),
            (_("My answers"), "set:answers"),
            (_("What I have at home"), "set:home"),
        ]
    if _.helped:
        buttons.append((_("Their name"), "set:name"))
    return Message(text, column(buttons))


def _habit(_: Words, habit: str | None) -> str:
    if habit is None:
        return _("A moment for balance")
    return _("Moment for balance: {habit}", habit=_.inside(habit_names(_)[habit]))


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


def which_sunday_hour(_: Words) -> Message:
    text = _("At what time shall the summary go out on Sundays, yours and the family's?")
    return Message(text, column((_.time(hour), f"sunday:{hour:%H%M}") for hour in SUNDAY_HOURS))


def sunday_hour_set(_: Words, hour: time) -> Message:
    return Message(_("Good. The summary goes out on Sundays at {hour}.", hour=_.time(hour)))


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
        ticked = day in days_off
        buttons.append((_("✓ {day}", day=name) if ticked else name, f"off:{day}:{'off' if ticked else 'on'}"))
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
