"""Which clock somebody lives by: chosen by what it shows, from lists of places."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from bot.content.words import Words
from bot.core.language.folding import fold
from bot.core.zones import PLACES, REGIONS
from bot.views.message import Button, Message, column


def likely(_: Words) -> dict[str, str]:
    """The most likely ones first, with the names of all who share their clock."""
    return {
        "Europe/Istanbul": _("Türkiye"),
        "Europe/London": _("United Kingdom, Ireland"),
        "Europe/Berlin": _("Germany, Austria, the Netherlands, France"),
        "Asia/Nicosia": _("Cyprus, Greece"),
        "Asia/Baku": _("Azerbaijan, Gulf states"),
        "America/New_York": _("New York, Toronto"),
        "America/Chicago": _("Chicago, Houston"),
        "America/Los_Angeles": _("Los Angeles, Vancouver"),
        "Australia/Sydney": _("Sydney, Melbourne"),
    }


def regions(_: Words) -> dict[str, str]:
    """The parts of the world, by id."""
    return {
        "west_europe": _("Western and northern Europe"),
        "east_europe": _("Eastern Europe and the Balkans"),
        "middle_east": _("Türkiye, the Caucasus, the Middle East"),
        "asia": _("Asia"),
        "africa": _("Africa"),
        "north_america": _("North America, Central America, the Caribbean"),
        "south_america": _("South America"),
        "oceania": _("Australia and the Pacific"),
    }


def clock(_: Words, now: datetime, zone: str) -> str:
    """The time on the wall of somebody in that zone."""
    return _.time(now.astimezone(ZoneInfo(zone)).time())


def which_clock(_: Words, now: datetime) -> Message:
    text = _(
        "What does the clock on your wall show? Tap the line that fits, or write the time to me, for example 14:05."
        " You can also send me your location: I keep the time zone, never the place."
    )
    buttons = [_line(_, now, zone, name) for zone, name in likely(_).items()]
    return Message(text, column([*buttons, _elsewhere(_)]))


def which_region(_: Words) -> Message:
    buttons = [(name, f"region:{region}") for region, name in regions(_).items()]
    return Message(_("In which part of the world do you live?"), column([*buttons, (_("Back"), "set:clock")]))


def which_place(_: Words, now: datetime, region: str) -> Message:
    names = {zone: place(_, zone) for zone in REGIONS[region]}
    buttons = [_line(_, now, zone, names[zone]) for zone in sorted(names, key=lambda zone: fold(names[zone]))]
    return Message(_("Where do you live? The time now stands beside each place."), column([*buttons, _elsewhere(_)]))


def which_of(_: Words, now: datetime, zones: Iterable[str]) -> Message:
    """Several places with the time that they named."""
    buttons = [_line(_, now, zone, place(_, zone)) for zone in zones]
    return Message(_("That is the time in several places. Where do you live?"), column([*buttons, _elsewhere(_)]))


def no_such_clock(_: Words, now: datetime) -> Message:
    text = _("I could not find a place with that time. Please tap the line that is nearest to your clock.")
    return Message(text, which_clock(_, now).rows)


def _line(_: Words, now: datetime, zone: str, name: str) -> Button:
    return _("{clock} · {place}", clock=clock(_, now, zone), place=name), f"zone:{zone}"


def _elsewhere(_: Words) -> Button:
    return _("Somewhere else"), "set:region"


def place(_: Words, zone: str) -> str:
    """The country, and the city where a country has several clocks."""
    return _place(_.language, zone)


@lru_cache
def _place(language: str, zone: str) -> str:
    territories = get_global("zone_territories")
    territory = territories.get(zone, "")
    country = str(Locale(language).territories.get(territory, zone))
    if Counter(territories.get(each) for each in PLACES)[territory] < 2:
        return country
    return f"{country}: {get_timezone_location(zone, locale=language, return_city=True)}"
