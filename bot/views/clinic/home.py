"""Where somebody of the staff begins, and what they may not do."""

from collections.abc import Sequence

from bot.content.words import Words
from bot.core.access import Role
from bot.views import onboarding
from bot.views.clinic import menu
from bot.views.clinic.roles import role_names
from bot.views.family.arrive import myself
from bot.views.message import Button, Message, column

HOME = "staff:home"


def not_yours(_: Words) -> Message:
    return Message(_("Your role does not include this. An administrator can change it under Staff."))


def clinic_name(_: Words, name: str | None) -> str:
    """What the clinic is called where the operator gave it no name."""
    return name or _("The clinic")


def clinic_inside(_: Words, name: str | None) -> str:
    """The same where it does not begin a sentence."""
    return name or _.inside(_("The clinic"))


def home(_: Words, clinic: str | None, roles: Sequence[Role], *, patient: bool) -> Message:
    """What they can do, by their roles. `patient`: they exercise themselves already."""
    text = _(
        "{clinic}\n\nYour role: {roles}\n\nWhat would you like to do?",
        clinic=clinic_name(_, clinic),
        roles=role_names(_, roles),
    )
    entries = [(menu.name(_, entry), f"staff:go:{entry}") for entry in menu.allowed(roles)]
    return Message(text, column([*entries, *([] if patient else [(myself(_)[0], "staff:myself")])]))


def unreadable(_: Words, emergency: str) -> Message:
    return Message(
        _(
            "I cannot look at pictures or listen, and I pass nothing on by itself. To send something to patients, begin"
            " with one of your buttons. In an emergency, call {emergency}.",
            emergency=emergency,
        )
    )


def help_text(_: Words, listed: Sequence[tuple[str, str]], emergency: str) -> Message:
    """`listed`: their commands, with what each does."""
    lines = "\n".join(_("• /{command}: {what}", command=name, what=said) for name, said in listed)
    return Message(
        _(
            "How I can help you\n\n{commands}\n\nWhat you do with patients' data goes on record.\n\nI am a computer"
            " program. I do not replace a doctor, and I cannot call for help. In an emergency, call {emergency}.",
            commands=lines,
            emergency=emergency,
        )
    )


def welcome(_: Words, emergency: str) -> Message:
    """A patient's welcome, for somebody of the staff who would like to exercise too."""
    return Message(onboarding.welcome(_, emergency).text, column([(_("Let's begin"), "begin"), to_home(_)]))


def to_home(_: Words) -> Button:
    return _("Back"), HOME
