"""Twelve weeks as a picture and in words: one short line each, and what was not done is not counted up."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.content.words import Words
from bot.core.totals import WeekTotals
from bot.views.message import Message
from bot.views.pictures import weeks as pictures

Weeks = Sequence[tuple[date, WeekTotals]]


def weeks(_: Words, weeks: Weeks, paused: Collection[date], paused_now: bool) -> Message:
    """`weeks`: Monday and totals, oldest first, the last one still going on; `paused`: the Mondays of those on hold."""
    title = _("Your first week") if len(weeks) == 1 else _("Your weeks")
    if len(weeks) == 1:
        head = _("Your first week has only just begun. From now on each week gets a line here.")
    else:
        head = _("Your weeks, oldest first. Each line begins with its Monday; the last week is still going on.")
    lines = [line(_, monday, totals, monday in paused) for monday, totals in weeks]
    warm = _warm(_, weeks, paused_now)
    picture = pictures.draw(_, title, weeks, paused, warm)
    return Message("\n\n".join([head, "\n".join(lines), warm]), picture=picture)


def line(_: Words, monday: date, totals: WeekTotals, paused: bool) -> str:
    """A week by its Monday."""
    found = [*counts(_, totals), *([_("paused")] if paused else [])]
    return _("• {date}: {week}", date=_.day_and_month(monday), week=", ".join(found or [_("a quiet week")]))


def counts(_: Words, totals: WeekTotals) -> list[str]:
    """What there is to tell of a week, each in a few words."""
    minutes, strength, balance = totals.moderate_minutes, totals.strength_days, totals.balance_days
    numbers = [
        (minutes, _.plural("{n} active minute", "{n} active minutes", minutes)),
        (strength, _.plural("strength on {n} day", "strength on {n} days", strength)),
        (balance, _.plural("balance on {n} day", "balance on {n} days", balance)),
    ]
    active = _.plural("active on {n} day", "active on {n} days", totals.active_days)
    found = [text for count, text in numbers if count]
    return found or ([active] if totals.active_days else [])


def _warm(_: Words, weeks: Weeks, paused_now: bool) -> str:
    if paused_now:
        return _("Your exercises are paused for now. Nothing of this is lost, and we go on gently when it is time.")
    if days := sum(totals.active_days for _monday, totals in weeks):
        return _.plural(
            "You were active on {n} day. It counts.", "You were active on {n} days. Every one of them counts.", days
        )
    return _("Every day is a good day to begin.")


def not_begun(_: Words, paused_now: bool) -> Message:
    """Before the first plan."""
    if paused_now:
        return Message(_("Your exercises have not begun yet. When they do, each of your weeks gets a line here."))
    return Message(_('Your first week has not begun yet. Press "Today" and we start gently.'))
