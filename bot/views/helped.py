"""What the person is called whom a helper writes for."""

from bot.content.words import Words
from bot.views.message import Message, column


def nameless(_: Words) -> str:
    """Where they would rather not say."""
    return _("the person you help")


def rather_not(_: Words) -> str:
    return _("I would rather not say")


def what_name(_: Words) -> Message:
    text = _("What shall I call the person you help? The first name is enough.")
    return Message(text, column([(rather_not(_), "helped:none")]))


def no_name(_: Words) -> Message:
    """To words that cannot be a name."""
    text = _("Please write me just a short name: letters only, 24 at most. What shall I call the person you help?")
    return Message(text, what_name(_).rows)


def for_whom(_: Words) -> list[str]:
    """The first line of a card that is written to whoever exercises."""
    return [_("For {name}:", name=_.helped)] if _.helped else []


def called(_: Words) -> Message:
    """The name, said back."""
    return Message(_("Thank you. I will call them: {name}", name=_.helped))
