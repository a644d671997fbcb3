"""An invitation: for whom, how much they may see, and the link with its picture."""

from datetime import date
from urllib.parse import quote

from bot.content.words import Words
from bot.core.family import MOST_BONDS, Relation, Scope
from bot.views.family.sharing import card, in_words, invited, related, to_family
from bot.views.message import Message, column
from bot.views.pictures import qr


def for_whom(_: Words) -> Message:
    buttons = [(invited(_, relation), f"fam:for:{relation}") for relation in Relation]
    return Message(_("Whom would you like to invite?"), column([*buttons, to_family(_)]))


def how_much(_: Words, relation: Relation, made: int) -> Message:
    """`made`: how many links there were before this one, so that a second tap makes no other."""
    text = _("What may they see? A short summary goes to them each Sunday.\n\n{cards}", cards=in_words(_))
    buttons = [(card(_, scope), f"fam:link:{relation}:{scope}:{made}") for scope in Scope]
    return Message(text, column([*buttons, (_("Back"), "fam:invite")]))


def chosen(_: Words, relation: Relation, scope: Scope) -> Message:
    return Message(
        _("An invitation for {relation}: “{card}”.", relation=related(_, relation), card=card(_, scope)),
    )


def picture(_: Words, link: str) -> Message:
    text = _("If they are beside you, they can point the camera of their telephone at this picture.")
    return Message(text, picture=qr.draw(link))


def link_in_words(_: Words, link: str, until: date) -> Message:
    text = _(
        "This is the link:\n{link}\n\nIt works once, until {weekday}, {date}. Please send it to this one person only."
        "\n\nWhen they have opened it, I ask you by name whether it is the right person. Before that, nobody sees"
        " anything.",
        link=link,
        weekday=_.weekday(until),
        date=_.date(until),
    )
    return Message(text, column([(_("Family"), "fam:family")]), links=share_links(_, link))


def share_links(_: Words, link: str) -> tuple[tuple[str, str], ...]:
    """Ways to pass it on; what they pass on names nobody."""
    said = _(
        "I would like to share something with you in Steady. Please open this link. It works once, for seven days."
    )
    return (
        (_("Send it in Telegram"), f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(said, safe='')}"),
        (_("Send it in WhatsApp"), "https://wa.me/?text=" + quote(f"{said}\n{link}", safe="")),
    )


def too_many(_: Words) -> Message:
    text = _(
        "At most {n} people can follow you. Open invitations count too. Please remove somebody first, or take one"
        " back.",
        n=_.number(MOST_BONDS),
    )
    return Message(text, column([to_family(_)]))


def made_already(_: Words) -> str:
    return _("A link has been made already. Press Family to see it or to take it back.")


def taken_back(_: Words) -> str:
    return _("Taken back. This link does not work any more.")
