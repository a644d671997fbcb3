"""When a broadcast goes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.content.words import Words
from bot.views.message import Button, Message, column

HOURS = (time(9), time(12), time(15), time(18))


@dataclass(frozen=True, slots=True)
class Chosen:
    """`at`: aware, None at once; `zone`: the clinic's."""

    at: datetime | None
    zone: str
    by_zone: bool
    joiners: bool
    urgent: bool


def said(_: Words, chosen: Chosen) -> str:
    """When, in a sentence or two."""
    return " ".join([_hour(_, chosen), _night(_, chosen), *_joiners(_, chosen)])


def _hour(_: Words, chosen: Chosen) -> str:
    if chosen.at is None:
        return _("It goes out at once.")
    local = chosen.at.astimezone(ZoneInfo(chosen.zone))
    values = {"date": _.day_and_date(local), "time": _.time(local.time())}
    if chosen.by_zone:
        return _("It goes out on {date} when it is {time} where each person lives.", **values)
    return _("It goes out on {date} at {time}, by the clinic's clock.", **values)


def _night(_: Words, chosen: Chosen) -> str:
    if chosen.urgent:
        return _("It is urgent and comes at night too, once another administrator has approved it.")
    return _("Between 21:00 and 08:00 it waits for the morning.")


def _joiners(_: Words, chosen: Chosen) -> list[str]:
    return [_("Whoever joins on that day gets it too.")] if chosen.joiners else []


def when(_: Words, id: int, chosen: Chosen) -> Message:
    """One screen, changed in place."""
    text = _("When shall it go out?\n\n{chosen}", chosen=said(_, chosen))
    buttons = [(_("Choose an hour"), f"bc:hours:{id}")]
    if chosen.at is not None:
        buttons.append((_("At once"), f"bc:now:{id}"))
        buttons.append(_switch(_, _("By each person's own clock"), f"bc:zone:{id}", is_on=chosen.by_zone))
    buttons += [
        _switch(_, _("Also to those who join that day"), f"bc:join:{id}", is_on=chosen.joiners),
        _switch(_, _("Urgent: also at night"), f"bc:urgent:{id}", is_on=chosen.urgent),
        (_("Show me how it looks"), f"bc:look:{id}"),
        (_("Back"), f"bc:who:{id}"),
    ]
    return Message(text, column(buttons))


def _switch(_: Words, label: str, data: str, *, is_on: bool) -> Button:
    return (_("✓ {choice}", choice=label), f"{data}:off") if is_on else (label, f"{data}:on")


def hours(_: Words, id: int, days: Sequence[tuple[date, Sequence[time]]]) -> Message:
    """Today's that are still to come, and tomorrow's."""
    buttons = [
        (_said(_, place, hour), f"bc:at:{id}:{day}:{hour:%H%M}")
        for place, (day, each) in enumerate(days)
        for hour in each
    ]
    buttons += [(_("Another time"), f"bc:other:{id}"), (_("Back"), f"bc:when:{id}")]
    return Message(_("At which hour?"), column(buttons))


def _said(_: Words, place: int, hour: time) -> str:
    return _("Tomorrow at {time}", time=_.time(hour)) if place else _("Today at {time}", time=_.time(hour))


def write_time(_: Words, id: int) -> Message:
    text = _("Please write the time, such as 16:30. A time that is over today means tomorrow.")
    return Message(text, column([(_("Back"), f"bc:when:{id}")]))


def no_time(_: Words, id: int) -> Message:
    text = _("I could not read a time in that. Please write it like 16:30.")
    return Message(text, column([(_("Back"), f"bc:when:{id}")]))


def nobody_to_approve(_: Words) -> str:
    """A toast, at most 200 characters."""
    return _("At night it needs a yes of another administrator, and there is none. By day it can go as it is.")
