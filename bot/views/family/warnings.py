"""What is told to those of the family who see warnings: something serious, its all-clear, and a long silence."""

from datetime import datetime

from bot.content.schema import Emergency
from bot.content.text import Text
from bot.content.words import Words
from bot.views.message import Message


def emergency(
    _: Words, texts: Emergency, name: str, at: datetime, number: str, *, same_clock: bool, today: bool
) -> Message:
    """`at`: on the patient's own clock; `same_clock`: whether the reader's shows the same."""
    text = texts.earlier if not today else texts.today if same_clock else texts.elsewhere
    return Message(_(text, name=name, weekday=_.weekday(at.date()), time=_.time(at.time()), emergency=number))


def referral(_: Words, text: Text, name: str, number: str) -> Message:
    return Message(_(text, name=name, emergency=number))


def all_clear(_: Words, text: Text, name: str) -> Message:
    return Message(_(text, name=name))
