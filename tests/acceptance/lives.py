"""The language of a life: four weeks of one patient, as a script that is its own transcript.

    # Who this is.                                     kept as it stands
    Rose: walked 25 min                                she writes
    Rose: [Done all]                                   she taps; `[Done all] ×2` twice
    Rose (edited): walked 20 min                       she changes what she wrote last
    Rose is at 48.86, 2.35                             she shares where she is
    — Tuesday 3 March, 10:30 —                         time passes, by the clock in Istanbul
    — each day until Sunday 8 March, 12:00: [Done all] [Just right] —

Of the days between, only the first line of each message is kept.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from tests.acceptance.phone import Phone, Sandbox

FROM_UTC = timedelta(hours=3)  # Istanbul
SPOKEN = re.compile(r"(?P<name>[^\W\d]+)(?P<edited> \(edited\))?: (?P<text>.*)")
PLACE = re.compile(r"(?P<name>[^\W\d]+) is at (?P<latitude>-?[\d.]+), (?P<longitude>-?[\d.]+)")
LATER = re.compile(r"— (?P<day>\w+ \d+ \w+), (?P<hour>\d\d:\d\d) —")
DAILY = re.compile(r"— each day until (?P<day>\w+ \d+ \w+), (?P<hour>\d\d:\d\d)(?::(?P<taps>.*))? —")
TAP = re.compile(r"\[(?P<button>.+?)\](?: ×(?P<times>\d))?")
A_DAY = timedelta(days=1)


async def live(sandbox: Sandbox, script: str, language: str) -> str:
    """Play the script; the transcript."""
    lines = script.splitlines()
    phone = await sandbox.phone(next(found["name"] for found in map(SPOKEN.fullmatch, lines) if found), language)
    phone.transcript += [line for line in lines if line.startswith("#")]
    for line in lines:
        await _play(phone, line)
    return phone.text()


async def _play(phone: Phone, line: str) -> None:
    if found := LATER.fullmatch(line):
        await phone.later(_moment(found["day"], found["hour"]).isoformat(), f"{found['day']}, {found['hour']}")
    elif found := DAILY.fullmatch(line):
        await _each_day(phone, line, _moment(found["day"], found["hour"]), found["taps"] or "")
    elif (found := PLACE.fullmatch(line)) and found["name"] == phone.name:
        await phone.share_place(float(found["latitude"]), float(found["longitude"]))
    elif (found := SPOKEN.fullmatch(line)) and found["name"] == phone.name:
        await _say(phone, found["text"], edited=bool(found["edited"]))


async def _say(phone: Phone, text: str, *, edited: bool) -> None:
    tap = TAP.fullmatch(text)
    if edited:
        await phone.correct(text)
    elif tap is None:
        await phone.write(text)
    else:
        await phone.tap(tap["button"], int(tap["times"] or 1))


async def _each_day(phone: Phone, line: str, until: datetime, taps: str) -> None:
    """At the hour of `until`, each day up to it; a button that is not there that day is left alone."""
    phone.transcript.append(line)
    days, before = [], len(phone.transcript)
    moment = until
    now = datetime.fromisoformat((await phone.sandbox.call("GET", "clock"))["now"])
    while moment - A_DAY > now:
        moment -= A_DAY
    while moment <= until:
        await phone.sandbox.move_clock(moment.isoformat())
        await phone.read()
        for tap in TAP.finditer(taps):
            if await phone.offers(tap["button"]):
                await phone.tap(tap["button"], int(tap["times"] or 1))
        days.append(f"  {moment + FROM_UTC:%a} {(moment + FROM_UTC).day}: {_in_short(phone.transcript[before:])}")
        del phone.transcript[before:]
        moment += A_DAY
    phone.transcript.append("\n".join(days))


def _in_short(said: Iterable[str]) -> str:
    """What came; not what was tapped, nor what a tap changed."""
    news = [each.removeprefix("Steady: ").splitlines()[0] for each in said if each.startswith("Steady: ")]
    return " | ".join(news) or "nothing"


def _moment(day: str, hour: str) -> datetime:
    """`Tuesday 3 March` and `10:30` by the clock in Istanbul."""
    return datetime.strptime(f"2026 {day} {hour}", "%Y %A %d %B %H:%M").replace(tzinfo=UTC) - FROM_UTC
