"""A week in words: totals, not streaks."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.content.words import Words
from bot.core.catalogue import Targets
from bot.core.totals import WeekTotals
from bot.views import hold
from bot.views.message import Message, column


def so_far(_: Words, totals: WeekTotals, targets: Targets, paused: bool) -> Message:
    """On a hold without any aim: nobody is to be driven on."""
    found = _done(_, totals) if paused else lines(_, totals, targets)
    return Message("\n".join([_("Your week so far"), "", *found]))


def in_pause(_: Words, totals: WeekTotals) -> Message:
    """In a pause of their own: what was done, if anything, and no aim."""
    done = [*_done(_, totals), ""] if totals.active_days else []
    kindly = _("You are having a pause, and that is as it should be. Nothing of what you did is lost.")
    return Message("\n".join([_("Your week so far"), "", *done, kindly]))


def lines(_: Words, totals: WeekTotals, targets: Targets) -> Sequence[str]:
    """One sentence a line: what was done, and what is aimed at; what was not done is not counted up."""
    if not totals.active_days:
        return [_("Nothing is written down yet this week. Every day is a good day to begin.")]
    found = [
        _(
            "• {minutes} minutes of walking and the like; the aim, step by step, is {aim}",
            minutes=_.number(totals.moderate_minutes),
            aim=_.number(targets.moderate_minutes),
        ),
    ]
    if totals.impacts:
        found.append(_("• {impacts} heel drops and the like, which give the bones a push", impacts=totals.impacts))
    if totals.balance_days:
        found.append(
            _.plural(
                "• Balance on {n} day; the aim is {aim}",
                "• Balance on {n} days; the aim is {aim}",
                totals.balance_days,
                aim=targets.balance_days,
            )
        )
    if totals.strength_days:
        found.append(
            _.plural(
                "• Strength on {n} day; the aim is {aim}",
                "• Strength on {n} days; the aim is {aim}",
                totals.strength_days,
                aim=targets.strength_days,
            )
        )
    found.append(_.plural("• You were active on {n} day", "• You were active on {n} days", totals.active_days))
    return found


def summary(_: Words, totals: WeekTotals, targets: Targets, advised: bool) -> Message:
    """Sunday evening: the numbers, and a kind sentence that fits them."""
    parts = [_("Your week"), "\n".join(lines(_, totals, targets)), _warm(_, totals)]
    if advised:  # care rule C5: weekly, until they have talked to somebody
        parts.append(
            _("Please talk to your doctor or a physiotherapist about your exercises. Until then they stay gentle.")
        )
    return Message("\n\n".join(parts))


def _warm(_: Words, totals: WeekTotals) -> str:
    if totals.active_days >= 5:
        return _("You moved on most days. Your bones and your balance will thank you.")
    if totals.active_days:
        return _("Every one of these counts. A missed day loses nothing.")
    return _("A new week begins tomorrow.")


def on_hold(_: Words, totals: WeekTotals, told: tuple[date, tuple[str, ...]] | None) -> Message:
    """The golden script's form: nothing is lost, and the way back."""
    parts = [_("Your week"), "\n".join(_done(_, totals))]
    if told is not None:
        parts.append(_you_told(_, *told))
    parts.append(_("We go on gently when a doctor or physiotherapist says so. Have you spoken to one?"))
    return Message("\n\n".join(parts), hold.spoken_rows(_))


def _you_told(_: Words, day: date, signs: Collection[str]) -> str:
    weekday = _.weekday(day)
    if {"dizziness", "faintness"} & set(signs):
        return _(
            "On {weekday} you felt dizzy, stopped and told me. That was exactly right, and nothing you did is lost.",
            weekday=weekday,
        )
    if "fall" in signs:
        return _(
            "On {weekday} you told me about a fall. That was exactly right, and nothing you did is lost.",
            weekday=weekday,
        )
    if any(sign.endswith("_pain") for sign in signs):
        return _(
            "On {weekday} you told me about pain, and you stopped. That was exactly right, and nothing you did is"
            " lost.",
            weekday=weekday,
        )
    return _(
        "On {weekday} you told me that something was wrong, and you stopped. That was exactly right, and nothing you"
        " did is lost.",
        weekday=weekday,
    )


def _done(_: Words, totals: WeekTotals) -> list[str]:
    if not totals.active_days:
        return [_("Your exercises are paused, so there is nothing to write down. That is as it should be.")]
    found = [_.plural("• {n} minute of walking", "• {n} minutes of walking", totals.moderate_minutes)]
    if totals.balance_days:
        found.append(_.plural("• Balance on {n} day", "• Balance on {n} days", totals.balance_days))
    if totals.strength_days:
        found.append(_.plural("• Strength on {n} day", "• Strength on {n} days", totals.strength_days))
    return found


def any_fall(_: Words) -> Message:
    return Message(_("Did you fall this week?"), column([(_("Yes"), "sym:fell"), (_("No"), "fell:no")]))


def no_fall(_: Words) -> Message:
    return Message(_("Did you fall this week?\n\nYour answer: No. Good to hear."))
