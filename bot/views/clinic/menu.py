"""What staff can do, by the rights of their roles: their keyboard, its words in every language, and their commands."""

from collections.abc import Sequence

from bot.content.words import LANGUAGES, Words, words_for
from bot.core.access import Action, Actor, Role, may
from bot.core.language.folding import fold

# By entry: the right that it needs, and its command in the order of LANGUAGES.
ENTRIES: dict[str, tuple[Action, tuple[str, str]]] = {
    "cases": (Action.ACT_ON_CASES, ("cases", "vakalar")),
    "patients": (Action.SEE_PATIENTS, ("patients", "hastalar")),
    "invite": (Action.INVITE_PATIENTS, ("invite", "davet")),
    "broadcast": (Action.BROADCAST, ("broadcast", "duyuru")),
    "clinic": (Action.SEE_CLINIC, ("clinic", "klinik")),
    "tables": (Action.EXPORT_PATIENTS, ("export", "verilerim")),
    "staff": (Action.MANAGE_STAFF, ("staff", "ekip")),
    "oncall": (Action.SEE_CLINIC, ("oncall", "nobet")),
    "audit": (Action.READ_AUDIT, ("audit", "denetim")),
}
ON_KEYBOARD = (("cases", "patients"), ("broadcast", "clinic"), ("staff", "audit"))


def _names(_: Words) -> dict[str, str]:
    return {
        "cases": _("Cases"),
        "patients": _("Patients"),
        "invite": _("Invite a patient"),
        "broadcast": _("Broadcast"),
        "clinic": _("The clinic today"),
        "tables": _("Tables to take along"),
        "staff": _("Staff"),
        "oncall": _("On call"),
        "audit": _("Audit"),
    }


def name(_: Words, entry: str) -> str:
    return _names(_)[entry]


def home_word(_: Words) -> str:
    """The button of somebody who works here and is a patient too, whose keyboard has no other of these."""
    return _("My clinic")


def allowed(roles: Sequence[Role]) -> list[str]:
    """The entries that somebody with these roles may use."""
    actor = Actor(roles[0], also=tuple(roles[1:]))
    return [entry for entry, (action, _) in ENTRIES.items() if may(actor, action)]


def keyboard(_: Words, roles: Sequence[Role]) -> tuple[tuple[str, ...], ...]:
    """What is always on the screen of somebody who works here and is no patient."""
    mine, names = allowed(roles), _names(_)
    rows = (tuple(names[entry] for entry in row if entry in mine) for row in ON_KEYBOARD)
    return tuple(row for row in rows if row)


def chosen(text: str) -> str | None:
    """Which entry the words are, in whatever language; None for other words."""
    for language in LANGUAGES:
        for entry, name in _names(words_for(language)).items():
            if fold(text) == fold(name):
                return entry
    return None


def is_home(text: str) -> bool:
    return any(fold(text) == fold(home_word(words_for(language))) for language in LANGUAGES)


def is_button(text: str) -> bool:
    return is_home(text) or chosen(text) is not None


def commands(_: Words, roles: Sequence[Role]) -> list[tuple[str, str]]:
    """Name and description of each, for Telegram's menu."""
    place, names = LANGUAGES.index(_.language), _names(_)
    return [(ENTRIES[entry][1][place], names[entry]) for entry in allowed(roles)]
