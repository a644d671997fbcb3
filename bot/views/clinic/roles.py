"""The roles of staff in words, and what each may do and see."""

from collections.abc import Sequence

from bot.content.words import Words
from bot.core.access import Role


def role_name(_: Words, role: Role) -> str:
    return {
        Role.ADMINISTRATOR: _("Administrator"),
        Role.CLINICIAN: _("Clinician"),
        Role.COMMUNICATOR: _("Communicator"),
    }[role]


def role_names(_: Words, roles: Sequence[Role]) -> str:
    return ", ".join(role_name(_, role) for role in roles)


def meaning(_: Words, role: Role) -> str:
    """What somebody with this role may do and see, in one sentence."""
    return {
        Role.ADMINISTRATOR: _(
            "You invite and remove staff, say who is on call, and read the record of who did what. You see no"
            " patient's data."
        ),
        Role.CLINICIAN: _(
            "You see the clinic's patients and what they tell me, you answer them, set limits, and write to many of"
            " them at once."
        ),
        Role.COMMUNICATOR: _("You write to many patients at once. You see no patient's data."),
    }[role]
