"""A week in words: totals, not streaks."""

from collections.abc import Sequence

from bot.content.words import Words
from bot.core.catalogue import Targets
from bot.core.totals import WeekTotals
from bot.views.message import Message


def so_far(_: Words, totals: WeekTotals, targets: Targets) -> Message:
    return Message("\n".join([_("Your week so far"), "", *lines(_, totals, targets)]))


def lines(_: Words, totals: WeekTotals, targets: Targets) -> Sequence[str]:
    """One sentence a line: what was done, and what is aimed at."""
    if not totals.active_days:
        return [_("Nothing is written down yet this week. Every day is a good day to begin.")]
    found = [
        _(
            "• {minutes} minutes of walking and the like; the aim is {aim}",
            minutes=_.number(totals.moderate_minutes),
            aim=_.number(targets.moderate_minutes),
        ),
        _.plural(
            "• Balance on {n} day; the aim is {aim}",
            "• Balance on {n} days; the aim is {aim}",
            totals.balance_days,
            aim=targets.balance_days,
        ),
        _.plural(
            "• Strength on {n} day; the aim is {aim}",
            "• Strength on {n} days; the aim is {aim}",
            totals.strength_days,
            aim=targets.strength_days,
        ),
        _.plural("• You were active on {n} day", "• You were active on {n} days", totals.active_days),
    ]
    if totals.impacts:
        found.insert(1, _("• {impacts} heel drops and the like, which give the bones a push", impacts=totals.impacts))
    return found
