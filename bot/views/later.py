"""What is asked after the first days: age and diagnosis, a few things at home, and a word about high impact."""

from bot.content.load import Content
from bot.content.words import Words
from bot.views import onboarding
from bot.views.message import Message, column

LATER, BACK, SURE = "later", "back", "sure"  # no option has these values


def question(_: Words, content: Content, id: str, *, back: bool) -> Message:
    """Its answers; *Later* where it can only be known, not guessed; *Back* to the question before it."""
    asked = content.questionnaire.question(id)
    buttons = [(_(option.text), f"later:{id}:{option.value}") for option in asked.options]
    if "unsure" not in {option.value for option in asked.options}:
        buttons.append((_("Later"), f"later:{id}:{LATER}"))
    if back:
        buttons.append((_("Back"), f"later:{id}:{BACK}"))
    return Message(_(asked.text), column(buttons))


def answered(_: Words, content: Content, id: str, value: str) -> Message:
    """What the question turns into."""
    asked = content.questionnaire.question(id)
    said = _("Later") if value == LATER else _(asked.option(value).text)
    return onboarding.answered(_, _(asked.text), said)


def told_so(_: Words, id: str) -> Message:
    """The second tap: what exactly somebody has said."""
    return Message(
        _told_so(_),
        column([(_("No, go back"), f"later:{id}:{BACK}"), (_("Yes, they told me so"), f"later:{id}:{SURE}")]),
    )


def answered_told_so(_: Words) -> Message:
    return onboarding.answered(_, _told_so(_), _("Yes, they told me so"))


def _told_so(_: Words) -> str:
    return _(
        "Is this right?\n• A doctor or physiotherapist told me that high-impact moves, such as jumping, are right for"
        " me."
    )


def after_high_impact(_: Words, allowed: bool) -> Message:
    if allowed:
        return Message(
            _("Thank you. I wrote that down. Such exercises come one at a time, and only after enough practice.")
        )
    return Message(_("Thank you. Then I leave such exercises out."))
