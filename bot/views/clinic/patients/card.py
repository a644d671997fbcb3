"""One patient on one screen, for staff. Everything here is protected: it can be neither forwarded nor saved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from bot.content.words import Words
from bot.core.cases import Case
from bot.core.pause import Pause
from bot.core.roster import Listed
from bot.core.schedule import local_date
from bot.core.totals import WeekTotals
from bot.views import progress
from bot.views.clinic.case_news import about
from bot.views.clinic.patients import reasons
from bot.views.clinic.patients.find import called, search_again
from bot.views.message import Button, Message, column
from bot.views.pictures import weeks as pictures

MOST_CASES = 10


@dataclass(frozen=True, slots=True)
class Card:
    """`level`: by confirmed answers; `holds`: rule and the day it began; `facts`: what about, and the answer;
    `begun`: the first day of the programme."""

    listed: Listed
    begun: date | None
    by_helper: bool
    level: str | None
    holds: Sequence[tuple[str, date]]
    limits: Sequence[str]
    facts: Sequence[tuple[str, str]]
    week: WeekTotals
    heard_on: date | None
    pause: Pause | None
    stopped: bool
    blocked: bool
    died: bool
    followed: bool
    open_cases: int


def card(_: Words, found: Card) -> Message:
    parts = ["\n".join(_who(_, found)), "\n".join(_may(_, found)), "\n".join(_lately(_, found))]
    return Message("\n\n".join(parts), column(_buttons(_, found)), protected=True)


def _who(_: Words, found: Card) -> list[str]:
    lines = [called(_, found.listed)]
    if found.listed.record:
        lines.append(_("Record number: {record}", record=found.listed.record))
    if found.begun:
        lines.append(_("Exercises with me since {date}.", date=_.full_date(found.begun)))
    else:
        lines.append(_("The exercises have not begun yet."))
    if found.by_helper:
        lines.append(_("Somebody who helps writes for this patient."))
    return [*lines, *(_("{about}: {answer}", about=about, answer=answer) for about, answer in found.facts)]


def _may(_: Words, found: Card) -> list[str]:
    """Holds go before what the answers say by themselves."""
    held = [
        _("On hold since {date}: {reason}.", date=_.date(since), reason=reasons.reason(_, rule))
        for rule, since in found.holds
    ]
    lines = held or [reasons.level(_, found.level)]
    if found.pause and found.pause.until:
        kind = reasons.pause(_, found.pause.kind)
        lines.append(_("In a pause until {date}: {kind}.", date=_.date(found.pause.until), kind=kind))
    elif found.pause:
        lines.append(_("In a pause without an end: {kind}.", kind=reasons.pause(_, found.pause.kind)))
    return [*lines, *found.limits]


def _lately(_: Words, found: Card) -> list[str]:
    week = ", ".join(progress.counts(_, found.week)) or _("nothing written down yet")
    lines = [_("This week: {week}.", week=week)]
    if found.heard_on:
        lines.append(_("Last heard from on {date}.", date=_.date(found.heard_on)))
    if found.died:
        lines.append(_("The family has told me that this patient has died."))
    elif found.blocked:
        lines.append(_("Has blocked me: nothing arrives."))
    elif found.stopped:
        lines.append(_("Has stopped my messages."))
    lines.append(_("The family follows.") if found.followed else _("Nobody of the family follows."))
    lines.append(_.plural("{n} open case.", "{n} open cases.", found.open_cases))
    return lines


def _buttons(_: Words, found: Card) -> list[Button]:
    number = found.listed.person_id
    return [
        (_("Write to this patient"), f"case:letter:{number}"),
        (_("Clearance and limits"), f"out:patient:{number}"),
        (_("Twelve weeks"), f"pat:weeks:{number}"),
        (_("Plan of today"), f"pat:plan:{number}"),
        (_("Cases of this patient"), f"pat:cases:{number}"),
        (_("Pause the exercises"), f"pat:pause:{number}"),
        (_("A new phone"), f"inv:phone:{number}"),
        search_again(_),
    ]


def to_card(_: Words, number: int) -> Button:
    return _("Back"), f"pat:open:{number}"


def weeks(_: Words, listed: Listed, found: progress.Weeks, paused: Collection[date]) -> Message:
    """The picture names the code alone; the words say everything that it shows."""
    if not found:
        return Message(
            _("{patient}: the exercises have not begun yet, so there are no weeks.", patient=called(_, listed)),
            protected=True,
        )
    active = sum(totals.active_days for _monday, totals in found)
    sentence = _.plural("Active on {n} day in these weeks.", "Active on {n} days in these weeks.", active)
    lines = [progress.line(_, monday, totals, monday in paused) for monday, totals in found]
    head = _("{patient}: the weeks, oldest first, each by its Monday.", patient=called(_, listed))
    picture = pictures.draw(_, _("Patient {code}", code=listed.code), found, paused, sentence)
    return Message("\n\n".join([head, "\n".join(lines), sentence]), picture=picture, protected=True)


def plan(_: Words, listed: Listed, text: str, *, sent: bool) -> Message:
    """`text`: as the patient reads it; `sent`: whether it is stored, and nothing has changed since."""
    who = called(_, listed)
    if sent:
        head = _("{patient}: the plan of today, as the patient reads it.", patient=who)
    else:
        head = _("{patient}: this would be the plan of today. It has not been shown yet.", patient=who)
    return Message(f"{head}\n\n{text}", protected=True)


def cases_of(_: Words, listed: Listed, cases: Sequence[tuple[Case, Sequence[str]]], zone: str) -> Message:
    """`cases`: the newest first, each with the signs of its report; one button a case."""
    text = _("{patient}: cases, the newest first.", patient=called(_, listed))
    if not cases:
        text = _("{patient}: there were no cases.", patient=called(_, listed))
    buttons = [(_case(_, case, signs, zone), f"case:open:{case.id}") for case, signs in cases]
    return Message(text, column([*buttons, to_card(_, listed.person_id)]), protected=True)


def _case(_: Words, case: Case, signs: Sequence[str], zone: str) -> str:
    values = {"date": _.day_and_month(local_date(case.opened_at, zone)), "what": about(_, case, signs)}
    return _("{date}, closed: {what}", **values) if case.is_closed else _("{date}, open: {what}", **values)


def no_plan(_: Words, listed: Listed, why: str) -> Message:
    """`why`: off, hold, pause, answers or news."""
    because = {
        "off": _("it is a day off"),
        "hold": _("the patient is on hold"),
        "pause": _("the patient is in a pause"),
        "answers": _("the safety questions are not finished"),
        "news": _("the patient has not said yet what is new"),
    }[why]
    text = _("{patient}: nothing is planned for today, because {why}.", patient=called(_, listed), why=because)
    return Message(text, protected=True)
