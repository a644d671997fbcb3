"""Every command by its name in each language, and what it does in a few words: the command menu, and /help."""

from collections.abc import Sequence

from bot.content.words import LANGUAGES, Words
from bot.core.access import Role
from bot.views.clinic import menu as clinic_menu

NAMES = (  # in the order of LANGUAGES
    ("today", "bugun"),
    ("together", "birlikte"),
    ("short", "kisa"),
    ("pause", "ara"),
    ("week", "haftam"),
    ("progress", "ilerleme"),
    ("card", "kart"),
    ("reason", "amacim"),
    ("library", "kutuphane"),
    ("faq", "sss"),
    ("avoid", "kacinin"),
    ("sources", "kaynaklar"),
    ("guidance", "oneriler"),
    ("family", "aile"),
    ("menu", "menu"),
    ("settings", "ayarlar"),
    ("help", "yardim"),
    ("privacy", "gizlilik"),
    ("export", "verilerim"),
    ("delete", "sil"),
    ("start", "basla"),
    ("stop", "dur"),
)

RELATIVE = ("family", "help", "settings", "privacy", "export", "delete", "start", "stop")  # of whoever is no patient


def commands(_: Words) -> Sequence[tuple[str, str]]:
    """Name and description, in the order of the menu."""
    described = {
        "today": _("Today's exercises"),
        "together": _("Do the exercises with me, one at a time"),
        "short": _("Fewer exercises, for today"),
        "pause": _("When you are away, ill or fasting"),
        "week": _("What you have done this week"),
        "progress": _("Your last twelve weeks"),
        "card": _("A card for my doctor"),
        "reason": _("What you would love to do easily"),
        "library": _("All exercises"),
        "faq": _("Questions and answers"),
        "avoid": _("Movements to avoid"),
        "sources": _("Where all of this is from"),
        "guidance": _("Guidance from the clinic"),
        "family": _("Share how it goes with your family"),
        "menu": _("Everything I can do"),
        "settings": _("Hour, days off, language, time zone"),
        "help": _("How this works"),
        "privacy": _("My privacy"),
        "export": _("A copy of all my data"),
        "delete": _("Delete all my data"),
        "start": _("Begin, or come back"),
        "stop": _("No more messages"),
    }
    place = LANGUAGES.index(_.language)
    return [(names[place], described[names[0]]) for names in NAMES]


def relative_commands(_: Words) -> Sequence[tuple[str, str]]:
    """The same for somebody who follows a patient and is none."""
    described = {
        "family": _("Whom I follow"),
        "help": _("How this works"),
        "settings": _("Language, time zone"),
        "privacy": _("My privacy"),
        "export": _("A copy of all my data"),
        "delete": _("Delete all my data"),
        "start": _("Begin, or come back"),
        "stop": _("Leave, and no more messages"),
    }
    place = LANGUAGES.index(_.language)
    return [(names[place], described[names[0]]) for each in RELATIVE for names in NAMES if names[0] == each]


def staff_commands(_: Words, roles: Sequence[Role], *, patient: bool, relative: bool) -> Sequence[tuple[str, str]]:
    """Of somebody who works at the clinic: what their roles bring, then the rest of what they are."""
    theirs = clinic_menu.commands(_, roles)
    rest = commands(_) if patient else relative_commands(_) if relative else _of_staff_only(_)
    return [*theirs, *((name, said) for name, said in rest if name not in dict(theirs))]


def _of_staff_only(_: Words) -> Sequence[tuple[str, str]]:
    described = {
        "guidance": _("Guidance from the clinic"),
        "help": _("How this works"),
        "settings": _("Language, time zone"),
        "privacy": _("My privacy"),
        "delete": _("Delete all my data"),
        "start": _("Begin, or come back"),
        "stop": _("Leave the team, and no more messages"),
    }
    place = LANGUAGES.index(_.language)
    return [(names[place], described[names[0]]) for names in NAMES if names[0] in described]
