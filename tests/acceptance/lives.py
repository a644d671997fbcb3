"""The language of a life: weeks of one patient, or of a family, as a script that is its own transcript.

    # Who this is.                                     kept as it stands
    # Rose: en                                         several people, each with the language of their telephone
    # Nine: tr, as Ayşe Demir                          … and with another name in Telegram than here
    Rose: walked 25 min                                she writes
    Rose: [Done all]                                   she taps; `[Done all] ×2` twice
    Rose (edited): walked 20 min                       she changes what she wrote last
    Rose is at 48.86, 2.35                             she shares where she is
    Rose has her first exercises                       from the welcome to the first plan; only the plan is shown
    Deniz opens a link on paper                        from whoever runs the bot; or `…, as a clinician`
    Deniz sends a photo: Come on Friday                or a document, an animation; the words below it may be left out
    Elif opens Rose's link                             the newest link to the bot in Rose's chat; or `first link` …
    Elif blocks the bot                                `Elif unblocks the bot`
    — Tuesday 3 March, 10:30 —                         time passes, by the clock in Istanbul
    — each day until Sunday 8 March, 12:00: [Done all] [Just right] —
    — each day until Sunday 8 March, 12:00: Rose [Done all] [Just right] —

Of the days between, only the first line of each message is kept.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from tests.acceptance.people import begin_unseen
from tests.acceptance.phone import Phone, Sandbox

FROM_UTC = timedelta(hours=3)  # Istanbul
PERSON = re.compile(r"# (?P<name>[^\W\d]+): (?P<language>\w\w)(?:, as (?P<first_name>\S+)(?: (?P<last_name>.+))?)?")
SPOKEN = re.compile(r"(?P<name>[^\W\d]+)(?P<edited> \(edited\))?: (?P<text>.*)")
PLACE = re.compile(r"(?P<name>[^\W\d]+) is at (?P<latitude>-?[\d.]+), (?P<longitude>-?[\d.]+)")
LINK = re.compile(r"(?P<name>[^\W\d]+) opens (?P<owner>[^\W\d]+)'s (?P<which>(?:(?P<place>\w+) )?link)")
PAPER = re.compile(r"(?P<name>[^\W\d]+) opens a link on paper(?:, as an? (?P<role>\w+))?")
FILE = re.compile(r"(?P<name>[^\W\d]+) sends an? (?P<kind>photo|document|animation)(?:: (?P<words>.+))?")
BEGINS = re.compile(r"(?P<name>[^\W\d]+) has (?:her|his) first exercises")
BLOCK = re.compile(r"(?P<name>[^\W\d]+) (?P<un>un)?blocks the bot")
LATER = re.compile(r"— (?P<day>\w+ \d+ \w+), (?P<hour>\d\d:\d\d) —")
DAILY = re.compile(
    r"— each day until (?P<day>\w+ \d+ \w+), (?P<hour>\d\d:\d\d)(?::(?: (?P<name>[^\W\d]+))?(?P<taps>.*))? —"
)
TAP = re.compile(r"\[(?P<button>.+?)\](?: ×(?P<times>\d))?")
SAID = re.compile(r"Steady(?P<whom> to [^\W\d]+)?(?: \(\w+\))*: (?P<first>.*)")
PLACES = {None: -1, "first": 0, "second": 1, "third": 2}
A_DAY = timedelta(days=1)

Phones = Mapping[str, Phone]


async def live(sandbox: Sandbox, script: str, language: str) -> str:
    """Play the script of one person; the transcript."""
    lines = script.splitlines()
    name = next(found["name"] for found in map(SPOKEN.fullmatch, lines) if found)
    return await _live(lines, {name: await sandbox.phone(name, language)})


async def live_together(sandbox: Sandbox, script: str) -> str:
    """Play the script of several people, whom its first lines name; the transcript."""
    lines = script.splitlines()
    phones: dict[str, Phone] = {}
    for found in filter(None, map(PERSON.fullmatch, lines)):
        about = {key: value for key, value in found.groupdict().items() if value and key.endswith("_name")}
        phones[found["name"]] = await sandbox.phone(found["name"], found["language"], **about)
    transcript: list[str] = []
    for phone in phones.values():
        phone.transcript, phone.beside_others = transcript, True
    return await _live(lines, phones)


async def _live(lines: list[str], phones: Phones) -> str:
    one = next(iter(phones.values()))
    one.transcript += [line for line in lines if line.startswith("#")]
    for line in lines:
        await _play(phones, line)
        await _look(phones)
    return one.text()


async def _play(phones: Phones, line: str) -> None:
    """One line; what the bot said is no part of the script."""
    one = next(iter(phones.values()))
    if found := LATER.fullmatch(line):
        await one.later(_moment(found["day"], found["hour"]).isoformat(), f"{found['day']}, {found['hour']}")
    elif found := DAILY.fullmatch(line):
        who = phones[found["name"]] if found["name"] else one
        await _each_day(phones, who, line, _moment(found["day"], found["hour"]), found["taps"] or "")
    else:
        await _act(phones, line)


async def _act(phones: Phones, line: str) -> None:
    if (found := PLACE.fullmatch(line)) and (phone := phones.get(found["name"])):
        await phone.share_place(float(found["latitude"]), float(found["longitude"]))
    elif (found := LINK.fullmatch(line)) and (phone := phones.get(found["name"])):
        await phone.open_link(phones[found["owner"]], found["which"], PLACES[found["place"]])
    elif (found := PAPER.fullmatch(line)) and (phone := phones.get(found["name"])):
        await phone.open_paper(found["role"])
    elif (found := FILE.fullmatch(line)) and (phone := phones.get(found["name"])):
        await phone.send_file(found["kind"], found["words"])
    elif (found := BEGINS.fullmatch(line)) and (phone := phones.get(found["name"])):
        phone.transcript.append(line)
        await begin_unseen(phone)
    elif (found := BLOCK.fullmatch(line)) and (phone := phones.get(found["name"])):
        await phone.block(blocked=not found["un"])
    elif (found := SPOKEN.fullmatch(line)) and (phone := phones.get(found["name"])):
        await _say(phone, found["text"], edited=bool(found["edited"]))


async def _say(phone: Phone, text: str, *, edited: bool) -> None:
    tap = TAP.fullmatch(text)
    if edited:
        await phone.correct(text)
    elif tap is None:
        await phone.write(text)
    else:
        await phone.tap(tap["button"], int(tap["times"] or 1))


async def _look(phones: Phones) -> None:
    """What came to everybody."""
    for phone in phones.values():
        await phone.look()


async def _each_day(phones: Phones, who: Phone, line: str, until: datetime, taps: str) -> None:
    """At the hour of `until`, each day up to it; a button that is not there that day is left alone."""
    who.transcript.append(line)
    days, before = [], len(who.transcript)
    moment = until
    now = datetime.fromisoformat((await who.sandbox.call("GET", "clock"))["now"])
    while moment - A_DAY > now:
        moment -= A_DAY
    while moment <= until:
        await who.sandbox.move_clock(moment.isoformat())
        await _look(phones)
        for tap in TAP.finditer(taps):
            if await who.offers(tap["button"]):
                await who.tap(tap["button"], int(tap["times"] or 1))
        await _look(phones)
        days.append(f"  {moment + FROM_UTC:%a} {(moment + FROM_UTC).day}: {_in_short(who.transcript[before:])}")
        del who.transcript[before:]
        moment += A_DAY
    who.transcript.append("\n".join(days))


def _in_short(said: Iterable[str]) -> str:
    """What came, and to whom where they are several; not what was tapped, nor what a tap changed."""
    news = [found for each in said if (found := SAID.match(each))]
    return (
        " | ".join(f"{each['whom'].strip()}: {each['first']}" if each["whom"] else each["first"] for each in news)
        or "nothing"
    )


def _moment(day: str, hour: str) -> datetime:
    """`Tuesday 3 March` and `10:30` by the clock in Istanbul."""
    return datetime.strptime(f"2026 {day} {hour}", "%Y %A %d %B %H:%M").replace(tzinfo=UTC) - FROM_UTC
