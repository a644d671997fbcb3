"""Is it the right person? What the patient is asked, and what the relative hears."""

from datetime import datetime

from bot.content.words import Words
from bot.core.family import Relation, Scope
from bot.views.family.sharing import card, related, to_family, visible
from bot.views.message import Message, column


def ask(_: Words, bond_id: int, name: str, relation: Relation, scope: Scope) -> Message:
    text = _(
        "{who} has opened the invitation for {relation} and would see: “{card}”. Is it the right person?",
        who=visible(name),
        relation=related(_, relation),
        card=card(_, scope),
    )
    buttons = [
        (_("No, that is somebody else"), f"fam:is:{bond_id}:no"),
        (_("Yes, it is {who}", who=visible(name)), f"fam:is:{bond_id}:yes"),
    ]
    return Message(text, column(buttons))


def confirmed(_: Words, name: str, scope: Scope) -> Message:
    text = _(
        "Thank you. From now on {who} sees: “{card}”. You can change that at any time with /family.",
        who=visible(name),
        card=card(_, scope),
    )
    return Message(text, column([to_family(_)]))


def refused(_: Words, name: str) -> Message:
    text = _(
        "Good that you looked. {who} sees nothing, and the link does not work any more. If you like, make a new one for"
        " the right person.",
        who=visible(name),
    )
    return Message(text, column([(_("Invite somebody"), "fam:invite"), to_family(_)]))


def to_relative(_: Words, patient: str, first: datetime) -> Message:
    """`first`: when the first summary comes, on their own clock."""
    text = _(
        "{patient} has said yes. Your first summary comes on {weekday}, {date}, at about {hour}.",
        patient=visible(patient),
        weekday=_.weekday(first),
        date=_.date(first),
        hour=_.time(first.time()),
    )
    return Message(text)


def refused_to_relative(_: Words, patient: str) -> str:
    return _(
        "{patient} did not confirm that it is you, so nothing is shared. If that is a mistake, please ask for a new"
        " link.",
        patient=visible(patient),
    )
