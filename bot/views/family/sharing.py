"""What is shared and with whom, as the patient reads it."""

from bot.content.words import Words
from bot.core.family import Relation, Scope
from bot.views.message import Button

LONGEST_NAME = 40  # characters


def visible(name: str) -> str:
    """A name as Telegram shows it: on one line, without what is not seen, and not too long."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())
    return f"{line[: LONGEST_NAME - 1]}…" if len(line) > LONGEST_NAME else line or "?"


def invited(_: Words, relation: Relation) -> str:
    """On a button: whom they would like to invite."""
    return {
        Relation.DAUGHTER: _("My daughter"),
        Relation.SON: _("My son"),
        Relation.PARTNER: _("My husband, wife or partner"),
        Relation.SIBLING: _("My brother or sister"),
        Relation.GRANDCHILD: _("My grandchild"),
        Relation.FRIEND: _("A friend"),
        Relation.CARER: _("Somebody who looks after me"),
        Relation.OTHER: _("Somebody else"),
    }[relation]


def related(_: Words, relation: Relation) -> str:
    """Inside a sentence."""
    return {
        Relation.DAUGHTER: _("your daughter"),
        Relation.SON: _("your son"),
        Relation.PARTNER: _("your husband, wife or partner"),
        Relation.SIBLING: _("your brother or sister"),
        Relation.GRANDCHILD: _("your grandchild"),
        Relation.FRIEND: _("a friend"),
        Relation.CARER: _("somebody who looks after you"),
        Relation.OTHER: _("somebody close to you"),
    }[relation]


def card(_: Words, scope: Scope) -> str:
    """The name of one of the three cards."""
    return {
        Scope.MOVED: _("That I moved"),
        Scope.NUMBERS: _("My numbers"),
        Scope.WARNINGS: _("Numbers and warnings"),
    }[scope]


def in_words(_: Words) -> str:
    """All three cards. Your own words are never among it."""
    return _(
        "“{moved}”: on which days you moved, and whether you are having a pause.\n\n"
        "“{numbers}”: also your minutes and sets.\n\n"
        "“{warnings}”: also why there is a pause. I also write to them when I told you to get help, or have not heard"
        " from you for days.",
        moved=card(_, Scope.MOVED),
        numbers=card(_, Scope.NUMBERS),
        warnings=card(_, Scope.WARNINGS),
    )


def to_family(_: Words) -> Button:
    return _("Back"), "fam:open"
