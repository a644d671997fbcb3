"""What somebody would love to do easily: asked once, seen and changed with /reason, quoted on Sundays."""

from collections.abc import Mapping

from bot.content.words import Words
from bot.views import onboarding
from bot.views.message import Message, column

NONE = "none"


def wishes(_: Words) -> Mapping[str, str]:
    """Everyday ones to choose from, by id."""
    return {
        "stairs": _("Climbing stairs"),
        "shopping": _("Carrying my shopping"),
        "grandchildren": _("Playing with my grandchildren"),
        "garden": _("Working in the garden"),
        "getting_up": _("Getting up from the floor or a chair"),
        "walking": _("Walking to the shops"),
    }


def ask(_: Words) -> Message:
    buttons = [(wish, f"reason:is:{id}") for id, wish in wishes(_).items()]
    return Message(_question(_), column([*buttons, (_("I would rather not say"), f"reason:is:{NONE}")]))


def _question(_: Words) -> str:
    return _("What would you love to do easily? Choose one, or write it to me in your own words.")


def answered(_: Words, wish: str) -> Message:
    return onboarding.answered(_, _question(_), wishes(_).get(wish, _("I would rather not say")))


def quote(_: Words, reason: str) -> str:
    """Their own words, in quotation marks, in a sentence of their own."""
    return _("What you would love to do easily: “{reason}”", reason=wishes(_).get(reason, reason))


def thanks(_: Words, reason: str) -> Message:
    kindly = _("Thank you. I will remind you of it on Sundays. To see or change it: /reason")
    return Message("\n\n".join([quote(_, reason), kindly]))


def declined(_: Words) -> Message:
    return Message(_("That is fine. If you would like to tell me one day, write /reason"))


def shown(_: Words, reason: str) -> Message:
    buttons = [(_("Change it"), "reason:change"), (_("Forget it"), f"reason:is:{NONE}")]
    return Message(quote(_, reason), column(buttons))


def too_long(_: Words) -> Message:
    return Message(
        _("Thank you for telling me so much. Please say it in one short line, so that I can remind you of it.")
    )
