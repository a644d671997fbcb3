"""/audit: what staff did, newest first, ten on a screen. No patient's name stands in it, only codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.content.words import Words
from bot.core.auditing import ALL, Entry, Kind, Wanted
from bot.views.clinic.deeds import called, deed
from bot.views.clinic.home import to_home
from bot.views.family.sharing import visible
from bot.views.message import Button, Message, column

SCREEN = 10  # entries
MOST_MEMBERS = 40  # buttons


@dataclass(frozen=True, slots=True)
class Screen:
    """`holds`: whether the newest entries are unchanged, None where that was not looked at again."""

    wanted: Wanted
    entries: Sequence[Entry]
    older: bool
    newer: bool
    holds: bool | None
    names: Mapping[int, str]
    zone: str


def listed(_: Words, screen: Screen) -> Message:
    parts = [_title(_, screen)]
    if screen.holds is not None:
        parts.append(_chain(_, screen.holds))
    parts.append("\n".join(_line(_, entry, screen) for entry in screen.entries) or _("Nothing is here."))
    return Message("\n\n".join(parts), column(_buttons(_, screen)), protected=True)


def _title(_: Words, screen: Screen) -> str:
    wanted = screen.wanted
    if wanted.kind is Kind.MEMBER:
        name = visible(called(_, wanted.number, screen.names))
        return _("What {name} did, every step of it. The newest first.", name=name)
    if wanted.kind is Kind.PATIENT:
        return _("What staff did with the data of {patient}. The newest first.", patient=f"P{wanted.number}")
    if wanted.kind is Kind.REFUSED:
        return _("What staff tried and may not do. The newest first.")
    return _("What staff did. The newest first.")


def _chain(_: Words, holds: bool) -> str:
    if holds:
        return _("I have checked the newest entries: nobody has changed them.")
    return _("Careful: an entry of this record was changed or is missing. Please tell whoever runs this bot at once.")


def _line(_: Words, entry: Entry, screen: Screen) -> str:
    at = entry.at.astimezone(ZoneInfo(screen.zone))
    names = {person: visible(name) for person, name in screen.names.items()}
    said = deed(_, entry, names)
    return _("{date} {time} · {said}", date=_.day_and_month(at.date()), time=_.time(at.time()), said=said)


def _buttons(_: Words, screen: Screen) -> list[Button]:
    wanted, entries = screen.wanted, screen.entries
    turning = [
        (_("Older"), f"audit:older:{wanted}:{entries[-1].id}") if screen.older else None,
        (_("Newer"), f"audit:newer:{wanted}:{entries[0].id}") if screen.newer else None,
    ]
    narrowing = [
        (_("What one member did"), "audit:members"),
        (_("One patient"), "audit:patient"),
        (_("What was refused"), "audit:list:refused") if wanted.kind is not Kind.REFUSED else None,
        (_("Everything"), f"audit:list:{ALL}") if wanted != ALL else None,
    ]
    return [*(button for button in turning + narrowing if button), to_home(_)]


def members(_: Words, names: Mapping[int, str]) -> Message:
    buttons = [(visible(name), f"audit:list:{Kind.MEMBER}{person}") for person, name in names.items()]
    return Message(_("Whose steps would you like to see?"), column([*buttons[:MOST_MEMBERS], _back(_)]))


def ask_code(_: Words) -> Message:
    return Message(_("Please write the patient's code, for example P17."), column([_back(_)]))


def no_code(_: Words) -> Message:
    return Message(_("This is no code of a patient. A code looks like P17; please write it again."), column([_back(_)]))


def _back(_: Words) -> Button:
    return _("Back"), f"audit:list:{ALL}"
