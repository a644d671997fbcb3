"""A week as a picture and in words: totals, not streaks."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.content.words import Words
from bot.core.catalogue import Targets
from bot.core.totals import DayTotals, WeekTotals
from bot.views import hold
from bot.views.message import Message, column
from bot.views.pictures import week as pictures

Days = Sequence[DayTotals]


def so_far(_: Words, days: Days, totals: WeekTotals, targets: Targets, paused: bool) -> Message:
    """On a hold without any aim: nobody is to be driven on."""
    head = _("Your week so far")
    if not totals.active_days:
        return Message("\n\n".join([head, *(_done(_, totals) if paused else lines(_, days, totals, targets))]))
    if paused:
        kindly = _("Your exercises are paused for now. Nothing of this is lost, and we go on gently when it is time.")
        return _shown(_, head, days, _so_far_without_aim(_, days, totals), None, kindly)
    return _shown(_, head, days, lines(_, days, totals, targets), targets.moderate_minutes, _warm(_, totals))


def in_pause(_: Words, days: Days, totals: WeekTotals) -> Message:
    """In a pause of their own: what was done, if anything, and no aim."""
    head = _("Your week so far")
    kindly = _("You are having a pause, and that is as it should be. Nothing of what you did is lost.")
    if not totals.active_days:
        return Message("\n\n".join([head, kindly]))
    return _shown(_, head, days, _so_far_without_aim(_, days, totals), None, kindly)


def _shown(
    _: Words, head: str, days: Days, counted: Sequence[str], aim: int | None, sentence: str, more: Sequence[str] = ()
) -> Message:
    """As a picture, and in words all that it shows."""
    text = "\n\n".join([head, "\n".join(counted), "\n".join(by_day(_, days)), sentence, *more])
    return Message(text, picture=pictures.draw(_, _("This week"), days, aim, sentence))


def by_day(_: Words, days: Days) -> list[str]:
    """One line for each day with something done, whoever reads it."""
    done = [(day, ", ".join(_day(_, day))) for day in days if day.active]
    return [_("• {weekday}: {done}", weekday=_.weekday(day.date), done=what) for day, what in done]


def _day(_: Words, day: DayTotals) -> list[str]:
    minutes, other = day.feet_minutes + day.other_minutes, day.other_minutes
    what = [
        (day.feet_minutes, _.plural("{n} minute", "{n} minutes", minutes)),
        (day.feet_minutes and other, _("{n} of them other movement", n=_.number(other))),
        (
            other and not day.feet_minutes,
            _.plural("{n} minute of other movement", "{n} minutes of other movement", other),
        ),
        (day.strength, _("strength")),
        (day.balance, _("balance")),
        (day.impacts, _("heel drops")),
    ]
    return [text for done, text in what if done] or [_("active")]


def lines(_: Words, days: Days, totals: WeekTotals, targets: Targets) -> Sequence[str]:
    """One sentence a line: what was done, and what is aimed at; what was not done is not counted up."""
    if not totals.active_days:
        return [_("Nothing is written down yet this week. Every day is a good day to begin.")]
    active_on = _.plural("• You were active on {n} day", "• You were active on {n} days", totals.active_days)
    return [*with_aims(_, days, totals, targets), active_on]


def with_aims(_: Words, days: Days, totals: WeekTotals, targets: Targets) -> list[str]:
    """Of a week with something done, whoever reads it."""
    minutes, aim = totals.moderate_minutes, _.number(targets.moderate_minutes)
    if minutes:
        found = [
            _.plural(
                "• {n} active minute; the aim, step by step, is {aim}",
                "• {n} active minutes; the aim, step by step, is {aim}",
                minutes,
                aim=aim,
            )
        ]
    else:
        found = [_("• Active minutes: the aim, step by step, is {aim}", aim=aim)]
    found += _kinds(_, days)
    if totals.impacts:
        found.append(
            _("• {impacts} heel drops and the like, which give the bones a push", impacts=_.number(totals.impacts))
        )
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
    return found


def summary(_: Words, days: Days, totals: WeekTotals, targets: Targets, advised: bool, reason: str = "") -> Message:
    """Sunday evening: the numbers, a kind sentence that fits them, and what they do it for."""
    head, more = _("Your week"), [reason] if reason else []
    if advised:  # care rule C5: weekly, until they have talked to somebody
        more += [
            _("Please talk to your doctor or a physiotherapist about your exercises. Until then they stay gentle.")
        ]
    if not totals.active_days:
        return Message("\n\n".join([head, *lines(_, days, totals, targets), _warm(_, totals), *more]))
    return _shown(_, head, days, lines(_, days, totals, targets), targets.moderate_minutes, _warm(_, totals), more)


def _warm(_: Words, totals: WeekTotals) -> str:
    if totals.active_days >= 5:
        return _("You moved on most days. Your bones and your balance will thank you.")
    if totals.active_days:
        return _("Every one of these counts. A missed day loses nothing.")
    return _("A new week begins tomorrow.")


def on_hold(
    _: Words,
    totals: WeekTotals,
    told: tuple[date, tuple[str, ...]] | None,
    appointment: date | None = None,
    clinic_looks_on: date | None = None,
) -> Message:
    """The golden script's form: nothing is lost, and the way back. With an appointment ahead nothing is asked, nor
    before the day that the clinic has named."""
    parts = [_("Your week"), "\n".join(_done(_, totals))]
    if told is not None:
        parts.append(_you_told(_, *told))
    if appointment is not None:
        return Message("\n\n".join([*parts, hold.waits_for_appointment(_, appointment)]))
    if clinic_looks_on is not None:
        return Message("\n\n".join([*parts, *hold.looks_again(_, clinic_looks_on)]))
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
    walked = totals.moderate_minutes
    found = [_.plural("• {n} minute of walking", "• {n} minutes of walking", walked)] if walked else []
    return [*found, *_counted_days(_, totals), *_merely_active(_, totals)]


def _so_far_without_aim(_: Words, days: Days, totals: WeekTotals) -> list[str]:
    return [*without_aims(_, days, totals), *_merely_active(_, totals)]


def without_aims(_: Words, days: Days, totals: WeekTotals) -> list[str]:
    """Of any week, whoever reads it."""
    minutes, impacts = totals.moderate_minutes, totals.impacts
    found = [_.plural("• {n} active minute", "• {n} active minutes", minutes)] if minutes else []
    drops = [_("• {impacts} heel drops and the like", impacts=_.number(impacts))] if impacts else []
    return [*found, *_kinds(_, days), *drops, *_counted_days(_, totals)]


def _kinds(_: Words, days: Days) -> list[str]:
    """What the minutes were, where not all of them were on one's feet."""
    feet, other = sum(day.feet_minutes for day in days), sum(day.other_minutes for day in days)
    walking = _.plural("• {n} minute of walking and the like", "• {n} minutes of walking and the like", feet)
    besides = _.plural("• {n} minute of other movement", "• {n} minutes of other movement", other)
    return [*([walking] if feet and other else []), *([besides] if other else [])]


def _counted_days(_: Words, totals: WeekTotals) -> list[str]:
    """Without an aim."""
    balance, strength = totals.balance_days, totals.strength_days
    found = [
        (balance, _.plural("• Balance on {n} day", "• Balance on {n} days", balance)),
        (strength, _.plural("• Strength on {n} day", "• Strength on {n} days", strength)),
    ]
    return [text for count, text in found if count]


def _merely_active(_: Words, totals: WeekTotals) -> list[str]:
    """Where there is nothing else to count."""
    alone = not (totals.balance_days or totals.strength_days or totals.moderate_minutes)
    return (
        [_.plural("• You were active on {n} day", "• You were active on {n} days", totals.active_days)] if alone else []
    )


def any_fall(_: Words) -> Message:
    return Message(_("Did you fall this week?"), column([(_("Yes"), "sym:fell"), (_("No"), "fell:no")]))


def no_fall(_: Words) -> Message:
    return Message(_("Did you fall this week?\n\nYour answer: No. Good to hear."))
