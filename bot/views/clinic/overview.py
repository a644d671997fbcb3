"""/clinic: how many patients there are and how they move, how many cases wait and for how long; nobody's name."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.content.words import Words
from bot.core.clinic_week import Overview, WeekMinutes
from bot.core.roster import Status
from bot.views.message import Message
from bot.views.pictures import clinic as pictures


def overview(_: Words, day: date, found: Overview) -> Message:
    """The picture, and the same in words."""
    title = _("The clinic on {date}", date=_.date(day))
    if not found.patients:
        return Message(_("There are no patients yet. The picture comes with the first one."))
    waits = " ".join(_cases(_, found))
    picture = pictures.draw(_, title, _tiles(_, found), found.weeks, waits)
    return Message("\n\n".join([title, _people(_, found), *_weeks(_, found.weeks), waits]), picture=picture)


def _words(_: Words) -> dict[Status, str]:
    return {
        Status.ACTIVE: _("exercising"),
        Status.ON_HOLD: _("on hold"),
        Status.SILENT: _("silent for a week"),
        Status.PAUSED: _("in a pause"),
        Status.LEFT: _("want no messages"),
    }


def _tiles(_: Words, found: Overview) -> list[tuple[str, str]]:
    """Those who want no messages only where there are any."""
    shown = [
        (status, words) for status, words in _words(_).items() if status is not Status.LEFT or found.counts[status]
    ]
    return [(_.number(found.counts[status]), words) for status, words in shown]


def _people(_: Words, found: Overview) -> str:
    lines = [_("• {n} {what}", n=number, what=words) for number, words in _tiles(_, found)]
    return "\n".join([_.plural("{n} patient:", "{n} patients:", found.patients), *lines])


def _weeks(_: Words, weeks: Sequence[WeekMinutes]) -> list[str]:
    if not any(week.total for week in weeks):
        return []
    head = _("Active minutes of all patients, and the median of those who had any, each week by its Monday:")
    lines = [
        _(
            "• {date}: {total}, median {median}",
            date=_.day_and_month(week.monday),
            total=_.number(week.total),
            median=_.number(week.median),
        )
        for week in weeks
    ]
    return ["\n".join([head, *lines])]


def _cases(_: Words, found: Overview) -> list[str]:
    said = [_.plural("{n} case is open.", "{n} cases are open.", found.open_cases)]
    if found.unclaimed:
        said.append(_.plural("Nobody has taken {n} of them.", "Nobody has taken {n} of them.", found.unclaimed))
    middle, slowest = found.median_claim, found.slowest_claim
    if middle is not None and slowest is not None:
        said.append(
            _(
                "Until somebody took a case, in the last four weeks: median {median}, slowest {slowest}.",
                median=_long(_, middle),
                slowest=_long(_, slowest),
            )
        )
    return said


def _long(_: Words, time: timedelta) -> str:
    """Minutes, then hours, then days."""
    minutes = round(time / timedelta(minutes=1))
    if minutes < 120:
        return _.plural("{n} minute", "{n} minutes", minutes)
    hours = round(minutes / 60)
    return _.plural("{n} hour", "{n} hours", hours) if hours < 48 else _.plural("{n} day", "{n} days", hours // 24)
