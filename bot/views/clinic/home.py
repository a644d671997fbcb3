"""Where somebody of the staff begins, and what they may not do."""

from bot.content.words import Words
from bot.views.message import Message


def not_yours(_: Words) -> Message:
    return Message(_("Your role does not include this. An administrator can change it under Staff."))
