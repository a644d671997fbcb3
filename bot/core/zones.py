"""The places whose clocks differ, by part of the world, and which of them agree with a clock on the wall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from zoneinfo import ZoneInfo


def _zones(continent: str, cities: str) -> tuple[str, ...]:
    return tuple(f"{continent}/{city}" for city in cities.split())


REGIONS: Mapping[str, tuple[str, ...]] = {
    "west_europe": (
        *_zones(
            "Europe", "London Dublin Berlin Paris Amsterdam Brussels Vienna Zurich Luxembourg Copenhagen Stockholm"
        ),
        *_zones("Europe", "Oslo Madrid Lisbon Rome Malta"),
        *_zones("Atlantic", "Reykjavik Azores Canary"),
    ),
    "east_europe": (
        *_zones("Europe", "Athens Sofia Bucharest Belgrade Sarajevo Skopje Podgorica Tirane Zagreb Ljubljana Budapest"),
        *_zones("Europe", "Prague Bratislava Warsaw Vilnius Riga Tallinn Helsinki Chisinau Kyiv Minsk Kaliningrad"),
        *_zones("Europe", "Moscow Samara"),
    ),
    "middle_east": (
        "Europe/Istanbul",
        *_zones("Asia", "Nicosia Baku Tbilisi Yerevan Jerusalem Hebron Beirut Damascus Amman Baghdad Tehran Riyadh"),
        *_zones("Asia", "Kuwait Bahrain Qatar Dubai Muscat Aden"),
    ),
    "asia": (
        *_zones("Asia", "Tashkent Ashgabat Almaty Bishkek Dushanbe Kabul Karachi Kolkata Colombo Kathmandu Dhaka"),
        *_zones("Asia", "Yangon Bangkok Ho_Chi_Minh Jakarta Makassar Jayapura Kuala_Lumpur Singapore Manila"),
        *_zones("Asia", "Hong_Kong Shanghai Taipei Ulaanbaatar Seoul Tokyo Yekaterinburg Omsk Novosibirsk Krasnoyarsk"),
        *_zones("Asia", "Irkutsk Yakutsk Vladivostok Magadan Kamchatka"),
    ),
    "africa": (
        *_zones(
            "Africa", "Cairo Tripoli Tunis Algiers Casablanca Khartoum Addis_Ababa Mogadishu Nairobi Dar_es_Salaam"
        ),
        *_zones("Africa", "Kampala Lagos Accra Abidjan Dakar Kinshasa Luanda Harare Maputo Johannesburg"),
        *_zones("Indian", "Mauritius Antananarivo"),
        "Atlantic/Cape_Verde",
    ),
    "north_america": (
        *_zones("America", "New_York Toronto Chicago Winnipeg Regina Denver Edmonton Phoenix Los_Angeles Vancouver"),
        *_zones("America", "Anchorage Halifax St_Johns Mexico_City Tijuana Havana Jamaica Santo_Domingo Puerto_Rico"),
        *_zones("America", "Guatemala Costa_Rica Panama Nuuk"),
        "Pacific/Honolulu",
    ),
    "south_america": (
        *_zones("America", "Sao_Paulo Manaus Argentina/Buenos_Aires Santiago Bogota Lima Caracas Guayaquil La_Paz"),
        *_zones("America", "Asuncion Montevideo Guyana Paramaribo Noronha"),
    ),
    "oceania": (
        *_zones("Australia", "Sydney Melbourne Brisbane Adelaide Darwin Perth Eucla Lord_Howe"),
        *_zones("Pacific", "Auckland Chatham Fiji Port_Moresby Noumea Guam Tongatapu Apia Tahiti Marquesas Kiritimati"),
    ),
}
PLACES = tuple(zone for zones in REGIONS.values() for zone in zones)
CLOSE, NEAR = 5, 15  # minutes: as well as a clock on a wall goes; the clocks of two places differ by at least 15


def agreeing(now: datetime, shown: Iterable[time], zones: Iterable[str] = PLACES) -> list[str]:
    """The zones whose clocks show one of these times; where none is close, those that are near."""
    found = {zone: _minutes_apart(now.astimezone(ZoneInfo(zone)).time(), shown) for zone in zones}
    nearest = sorted((zone for zone, apart in found.items() if apart < NEAR), key=lambda zone: found[zone])
    return [zone for zone in nearest if found[zone] <= CLOSE] or nearest


def _minutes_apart(local: time, shown: Iterable[time]) -> int:
    """On the face of a clock, the shorter way round, to the nearest of them."""
    ways = [abs(local.hour * 60 + local.minute - (each.hour * 60 + each.minute)) for each in shown]
    return min(min(way, 24 * 60 - way) for way in ways)


def known(zone: str) -> bool:
    """Whether a clock can be set by this name."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # not there, or no name of a zone at all
        return False
    return True
