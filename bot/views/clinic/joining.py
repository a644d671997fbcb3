"""A link of the staff is opened: what it offers, what became of it, and who is told."""

from bot.content.words import Words
from bot.core.access import Role
from bot.views import onboarding
from bot.views.clinic.home import clinic_name
from bot.views.clinic.roles import meaning, role_name
from bot.views.family import arrive as family_views
from bot.views.family.sharing import visible
from bot.views.message import Message, column
from bot.views.settings import LANGUAGE_NAMES


def offer(_: Words, clinic: str | None, role: Role, code: str) -> Message:
    """The clinic, the role, and what it may do and see; in the other language by a tap."""
    text = _(
        "{clinic}\n\nThis link lets you work here with me.\n\nYour role would be: {role}. {meaning}\n\nEverything that"
        " staff do with patients' data goes on record.\n\nWould you like to join?",
        clinic=clinic_name(_, clinic),
        role=role_name(_, role),
        meaning=meaning(_, role),
    )
    others = [(name, f"staff:see:{code}:{each}") for each, name in LANGUAGE_NAMES.items() if each != _.language]
    return Message(
        text, column([(_("Not me"), f"staff:join:{code}:no"), (_("Join"), f"staff:join:{code}:yes"), *others])
    )


def accepted(_: Words, clinic: str | None, role: Role) -> Message:
    """What the offer turns into."""
    return onboarding.answered(_, offer(_, clinic, role, "").text, _("Join"))


def welcome(_: Words) -> Message:
    """With the keyboard."""
    return Message(_("Welcome to the team. Your buttons are below; to begin again at any time, write /start."))


def declined(_: Words) -> Message:
    return Message(_("That is fine; nothing has changed. If it was meant for you after all, open the link again."))


def already(_: Words, role: Role) -> Message:
    return Message(_("You have this role already: {role}.", role=role_name(_, role)))


def used(_: Words) -> Message:
    return family_views.used(_)


def revoked(_: Words) -> Message:
    return family_views.revoked(_)


def expired(_: Words) -> Message:
    return Message(_("This link is too old; a link for staff works for 48 hours. Please ask for a new one."))


def has_joined(_: Words, name: str, role: Role) -> Message:
    """To whoever invited them."""
    return Message(
        _(
            "{name} has joined the team. Role: {role}. If that is not the person you meant, remove them at once"
            " under Staff.",
            name=visible(name),
            role=role_name(_, role),
        )
    )
