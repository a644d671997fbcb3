"""On a hold: the day on which they see a doctor or physiotherapist."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.content.words import Words
from bot.views.message import Button, Message, Rows, column

DAYS = 14
PER_ROW = 2


def which_day(_: Words, today: date, known: date | None) -> Message:
    """Today, tomorrow, two weeks; `known`: the day that was noted before."""
    days = [today + timedelta(days=n) for n in range(2, DAYS + 1)]
    rows = _pairs([(_("Today"), _data(today)), (_("Tomorrow"), _data(today + timedelta(days=1)))])
    rows += _pairs([(_.day_and_date(day), _data(day)) for day in days])
    rows += column([(_("Later than that"), "appt:later"), (_("Back"), "appt:back")])
    return Message(question(_, known), rows)


def question(_: Words, known: date | None) -> str:
    if known is None:
        return _("Good. On which day is your appointment? Tap the day, or write it to me, for example 5 December.")
    return _(
        "Your appointment is on {weekday}, {date}. On which day is it now? Tap the day, or write it to me, for example"
        " 5 December.",
        weekday=_.weekday(known),
        date=_.date(known),
    )


def _data(day: date) -> str:
    return f"appt:on:{day.isoformat()}"


def _pairs(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[start : start + PER_ROW]) for start in range(0, len(buttons), PER_ROW))


def later(_: Words) -> Message:
    text = _("On which day is it? Please write it to me, for example 5 December.")
    return Message(text, column([(_("Back"), "appt:ask")]))


def noted(_: Words, day: date) -> Message:
    text = _(
        "I have noted: your appointment is on {weekday}, {date}. The day after it I will ask what they said. Until then"
        " I do not ask, and your exercises wait.",
        weekday=_.weekday(day),
        date=_.date(day),
    )
    buttons = [
        (_("It is on another day"), "appt:ask"),
        (_("I have no appointment any more"), "appt:none"),
        (_("What to tell them"), "hold:tell"),
    ]
    return Message(text, column(buttons))


def too_far(_: Words) -> Message:
    text = _("Please write a day within the next six months, for example 5 December.")
    return Message(text, column([(_("Back"), "appt:ask")]))


def forgotten_already(_: Words) -> str:
    return _("No appointment is noted.")


def forgotten(_: Words) -> Message:
    return Message(_("I have taken it out. From time to time I will ask whether you have spoken to somebody."))
