"""What patients and their family see of a broadcast: the button below it, and the guidance that stays."""

from collections.abc import Sequence
from datetime import date

from bot.content.words import Words
from bot.views.message import Button, Message, column


def read_button(_: Words, id: int) -> Button:
    return _("I have read this"), f"read:{id}"


def thanks(_: Words) -> str:
    """A toast."""
    return _("Thank you.")


def only_looked_at(_: Words) -> str:
    """A toast, to whoever writes it."""
    return _("This is how it will look.")


def no_guidance(_: Words) -> Message:
    return Message(_("There is no guidance from the clinic at the moment."))


def heading(_: Words, version: int, day: date) -> str:
    """Above the words."""
    return _("Guidance from the clinic, number {version}, {date}", version=version, date=_.full_date(day))


def not_while_on_hold(_: Words, version: int, day: date, below: Sequence[Button]) -> Message:
    """In place of words about exercise."""
    text = _("It is about exercises, and yours are paused for now. You can read it here when they go on.")
    return Message(f"{heading(_, version, day)}\n\n{text}", column(below))


def earlier(_: Words, versions: Sequence[tuple[int, int, date]]) -> Message:
    """By id: number and date."""
    buttons = [
        (_("Number {version}, {date}", version=version, date=_.full_date(day)), f"guide:see:{id}")
        for id, version, day in versions
    ]
    return Message(_("Which one would you like to read?"), column([*buttons, (_("Back"), "guide:now")]))


def earlier_button(_: Words) -> Button:
    return _("Earlier versions"), "guide:earlier"


def newest_button(_: Words) -> Button:
    return _("The newest one"), "guide:now"
