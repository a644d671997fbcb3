"""A patient's week as those read it whom it is shared with: by name, kindly, and within the scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.content.text import Text
from bot.content.words import Words
from bot.core.catalogue import Targets
from bot.core.totals import DayTotals, WeekTotals
from bot.views import week as own
from bot.views.message import Message
from bot.views.pictures import moved, page
from bot.views.pictures import week as pictures

MOST_DAYS = 5  # from so many on it was most of them


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the patient's own summary counts."""

    days: Sequence[DayTotals]
    totals: WeekTotals
    targets: Targets


@dataclass(frozen=True, slots=True)
class Week:
    """One week of `name`, from Monday to Sunday: the days on which they moved, and in a wider scope the numbers.

    `first`: this relative has followed for less than a week; `begun_on`: the patient's first day, if in this week.
    """

    name: str
    days: Sequence[date]
    active: Sequence[date]
    numbers: Numbers | None = None
    first: bool = False
    begun_on: date | None = None
    kind_words: bool = True  # whether any are passed on from this relative


def usual(_: Words, week: Week) -> Message:
    if not week.active:
        nothing = _("Nothing is written down for these seven days.")
        perhaps = _(
            "Perhaps {name} moved and did not tell me. That happens, and nothing is lost by it.", name=week.name
        )
        return Message("\n\n".join([_head(_, week), nothing, perhaps, *_first(_, week)]))
    return _shown(_, week, _warm(_, week), aims=True)


def on_hold(_: Words, week: Week, reasons: Sequence[Text]) -> Message:
    """`reasons`: in the widest scope, why."""
    paused = _("The exercises of {name} are paused for now. Nothing of what was done is lost.", name=week.name)
    why = "\n".join(_(reason) for reason in reasons)
    return _rested(_, week, paused, [why] if why else [])


def in_break(_: Words, week: Week) -> Message:
    """In a pause of the patient's own, whatever it is for."""
    resting = _("{name} is taking a break at the moment. Nothing of what was done is lost.", name=week.name)
    return _rested(_, week, resting, [])


def not_begun(_: Words, name: str) -> Message:
    text = _(
        "{name} has not begun with the exercises yet, so there is nothing to tell this week. The first step takes its"
        " time.",
        name=name,
    )
    return Message(text)


def no_messages(_: Words, name: str) -> Message:
    """To be said once, not every week."""
    text = _(
        "{name} gets no messages from Steady at the moment, so there is no summary. When that changes, the summaries"
        " come again by themselves.",
        name=name,
    )
    return Message(text)


def _rested(_: Words, week: Week, sentence: str, more: Sequence[str]) -> Message:
    """Without an aim: nobody is to be driven on."""
    if not week.active:
        return Message("\n\n".join([_head(_, week), sentence, *more, *_first(_, week)]))
    return _shown(_, week, sentence, more, aims=False)


def _shown(_: Words, week: Week, sentence: str, more: Sequence[str] = (), *, aims: bool) -> Message:
    """As a picture, and in words all that it shows."""
    parts = [_head(_, week), *_done(_, week, aims=aims), sentence, *more, *_first(_, week)]
    title = page.heading(week.name, week.name.partition(" ")[0], _dates(_, week))
    if week.numbers is None:
        picture = moved.draw(_, title, week.days, week.active, sentence)
    else:
        aim = week.numbers.targets.moderate_minutes if aims else None
        picture = pictures.draw(_, title, week.numbers.days, aim, sentence)
    return Message("\n\n".join(parts), picture=picture)


def _head(_: Words, week: Week) -> str:
    first, last = _.date(week.days[0]), _.date(week.days[-1])
    return _("{name}: {first} to {last}", name=week.name, first=first, last=last)


def _dates(_: Words, week: Week) -> str:
    return _("{first} to {last}", first=_.date(week.days[0]), last=_.date(week.days[-1]))


def _done(_: Words, week: Week, *, aims: bool) -> list[str]:
    active = len(week.active)
    if week.numbers is None:
        on = ", ".join(_.weekday(day) for day in week.active)
        name = week.name
        return [
            _.plural(
                "{name} moved on {n} day: {days}.", "{name} moved on {n} days: {days}.", active, name=name, days=on
            )
        ]
    days, totals, targets = week.numbers.days, week.numbers.totals, week.numbers.targets
    counted = own.with_aims(_, days, totals, targets) if aims else own.without_aims(_, days, totals)
    counted.append(_.plural("• Active on {n} day", "• Active on {n} days", active))
    return ["\n".join(counted), "\n".join(own.by_day(_, days))]


def _warm(_: Words, week: Week) -> str:
    if len(week.active) >= MOST_DAYS and not week.kind_words:
        return _("{name} moved on most days.", name=week.name)
    if len(week.active) >= MOST_DAYS:
        return _("{name} moved on most days. A kind word from you would surely be welcome.", name=week.name)
    return _("Every one of these days counts, and a missed day loses nothing.")


def _first(_: Words, week: Week) -> list[str]:
    if week.begun_on is not None:
        weekday = _.weekday(week.begun_on)
        return [_("{name} began on {weekday}, so this first week is a short one.", name=week.name, weekday=weekday)]
    if week.first:
        return [_("This is your first summary of {name}. From now on one comes every week.", name=week.name)]
    return []
