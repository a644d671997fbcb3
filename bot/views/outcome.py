"""What follows from the six answers: may they begin, why, and what they need."""

from bot.content.load import Content
from bot.content.words import Words
from bot.core.clearance import Clearance
from bot.core.facts import Answers, falls_risk
from bot.views import onboarding
from bot.views.message import Message, column


def outcome(_: Words, content: Content, found: Clearance, answers: Answers, emergency: str) -> str:
    """The outcome in whole sentences: an opening, one sentence for each reason, a closing."""
    outcomes = content.outcomes
    reasons = [_(outcomes.reasons[key]) for key in _reasons(found, answers)]
    closing = [_(text, emergency=emergency) for text in outcomes.closing[found.level]]
    return "\n\n".join([_(outcomes.opening[found.level]), *reasons, *closing])


def _reasons(found: Clearance, answers: Answers) -> list[str]:
    keys = [f"hold_{rule}" for rule in found.holds]
    if found.level == "hold":
        return keys
    keys += [f"word_{rule}" for rule in found.reasons if rule in ("C1", "C2", "C3", "C4")]
    if falls_risk(answers) == "some":
        keys.append("one_fall")
    return keys + [rule for rule in found.reasons if rule in ("C5", "C7")]


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
    return Message(text, column([(_("No"), "worktop:no"), (_("Yes, I have one"), "worktop:yes")]))


def shoes_answered(_: Words, has: bool) -> Message:
    return onboarding.answered(_, shoes(_).text, _("Yes, I have one") if has else _("No"))
