"""What follows from the six answers: may they begin, why, and what they need."""

from bot.content.load import Content
from bot.content.outcome import outcome_sentences
from bot.content.words import Words
from bot.core.clearance import Clearance
from bot.core.facts import Answers, facts_of
from bot.views import hold, onboarding
from bot.views.message import Message, column


def outcome(_: Words, content: Content, found: Clearance, answers: Answers, emergency: str) -> str:
    """The outcome in whole sentences: an opening, one sentence for each reason, a closing."""
    sentences = outcome_sentences(content.outcomes, found, facts_of(answers))
    return "\n\n".join(_(sentence, emergency=emergency) for sentence in sentences)


def on_hold(_: Words, told: str) -> Message:
    """An outcome that pauses everything: what can be done, and the way to correct an answer."""
    message = hold.with_actions(_, told)
    return Message(message.text, (*message.rows, ((_("Change my answers"), "readback:change"),)))


def equipment(_: Words, content: Content, piece: str, before: str = "") -> Message:
    """Whether they have something that an exercise needs; the first time with the outcome above it."""
    asked = content.questionnaire.question(piece)
    buttons = [(_(option.text), f"have:{piece}:{option.value}") for option in asked.options]
    if before:
        buttons.append((_("Change my answers"), "readback:change"))
    return Message("\n\n".join(part for part in (before, _(asked.text)) if part), column(buttons))


def shoes(_: Words) -> Message:
    """To somebody who said that something is missing."""
    text = _("Flat, firm shoes matter: not slippers, not socks. Do you have a worktop that cannot move?")
    return Message(text, column([(_("No, I have none"), "worktop:no"), (_("Yes, I have one"), "worktop:yes")]))


def shoes_answered(_: Words, has: bool) -> Message:
    return onboarding.answered(_, shoes(_).text, _("Yes, I have one") if has else _("No, I have none"))
