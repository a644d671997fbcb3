"""What was told in words: what stands now, and what is to be said about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.content.load import Content
from bot.content.words import Words
from bot.core.totals import PLAN, LogEntry
from bot.views.message import Button, Message, column


@dataclass(frozen=True, slots=True)
class Told:
    """What words have changed on one day: `stated` as it stands now, `again`: all of it stood already; `replaced` and
    `taken_out`: what does not stand any more; `in_all`: what several entries of one exercise add up to."""

    day: date
    stated: Sequence[LogEntry]
    again: bool = False
    replaced: bool = False
    taken_out: Sequence[LogEntry] = ()
    in_all: Sequence[LogEntry] = ()


def listed(_: Words, content: Content, entries: Iterable[LogEntry]) -> str:
    """One line for each."""
    return "\n".join(_("• {exercise}", exercise=said(_, content, entry)) for entry in entries)


def said(_: Words, content: Content, entry: LogEntry) -> str:
    """An entry as it stands in a list: what was done as planned by its name, what was told with its quantity."""
    exercise = content.catalogue.exercises.get(entry.exercise)
    in_minutes = exercise is not None and "{minutes}" in exercise.done
    if (exercise and entry.source == PLAN) or (exercise and in_minutes and entry.minutes > 1):
        return _(exercise.done, minutes=entry.minutes)
    return _told(_, _name(_, content, entry, in_minutes), entry)


def _name(_: Words, content: Content, entry: LogEntry, in_minutes: bool) -> str:
    exercise = content.catalogue.exercises.get(entry.exercise)
    if exercise and not in_minutes:
        return _(exercise.done)
    return name_of(_, content, entry.exercise)


def name_of(_: Words, content: Content, exercise: str) -> str:
    """Of an exercise, or of something else that can be written down, inside a sentence."""
    known = content.catalogue.exercises.get(exercise) or content.catalogue.activities.get(exercise)
    return _.inside(_(known.name)) if known else _("an exercise")


def _told(_: Words, name: str, entry: LogEntry) -> str:
    sets, reps, seconds = entry.sets, entry.reps, entry.seconds
    if entry.minutes:
        return _.plural("{exercise}, {n} minute", "{exercise}, {n} minutes", entry.minutes, exercise=name)
    if sets > 1 and reps and seconds:
        values = {"exercise": name, "sets": sets, "reps": reps, "seconds": seconds}
        return _("{exercise}, {sets} times {reps}, each held for {seconds} seconds", **values)
    if sets > 1 and reps:
        return _("{exercise}, {sets} times {reps}", exercise=name, sets=sets, reps=reps)
    if reps and seconds:
        return _("{exercise}, {reps} times {seconds} seconds", exercise=name, reps=reps, seconds=seconds)
    if sets > 1 and seconds:
        return _("{exercise}, {reps} times {seconds} seconds", exercise=name, reps=sets, seconds=seconds)
    if seconds:
        return _.plural("{exercise}, {n} second", "{exercise}, {n} seconds", seconds, exercise=name)
    if reps or sets:
        return _.plural("{exercise}, {n} time", "{exercise}, {n} times", reps or sets, exercise=name)
    return name


def written(_: Words, content: Content, told: Sequence[Told], today: date, notes: Sequence[str]) -> Message:
    """What was written down, day by day, and what is to be said about it."""
    parts = [part for each in told for part in _day(_, content, each, today)]
    days = [each.day for each in told if each.stated]
    buttons = [(_("Correct"), _data("ok", days)), change_button(_, days)] if days else []
    return Message("\n\n".join([*parts, *notes]), column(buttons))


def _day(_: Words, content: Content, told: Told, today: date) -> Iterable[str]:
    names = listed(_, content, told.stated)
    if told.stated and told.again:
        yield _("That is written down already:\n{exercises}", exercises=names)
    elif told.stated and told.day == today:
        yield _("I wrote down:\n{exercises}", exercises=names)
    elif told.stated:
        yield _("I wrote down for {weekday}:\n{exercises}", weekday=_.weekday(told.day), exercises=names)
    if told.replaced:
        yield _("This takes the place of what I wrote down before.")
    if told.in_all:
        yield _("For the whole day, that makes:\n{exercises}", exercises=listed(_, content, told.in_all))
    if told.taken_out:
        yield taken_out(_, content, told.taken_out).text


def beside_symptom(_: Words, content: Content, told: Sequence[Told]) -> Message:
    """Between the advice and the questions about it: no praise, and nothing is asked."""
    names = listed(_, content, [entry for each in told for entry in each.stated])
    days = [each.day for each in told if each.stated]
    return Message(_("I wrote down:\n{exercises}", exercises=names), column([change_button(_, days)]))


def change_button(_: Words, days: Sequence[date]) -> Button:
    return _("Change"), _data("change", days)


def _data(what: str, days: Sequence[date]) -> str:
    return f"log:{what}:{min(days).isoformat()}:{max(days).isoformat()}"


def taken_out(_: Words, content: Content, entries: Iterable[LogEntry]) -> Message:
    return Message(_("I took out:\n{exercises}", exercises=listed(_, content, entries)))


def too_long_ago(_: Words) -> Message:
    return Message(_("I can only write down what you did today or yesterday."))


def no_plan(_: Words) -> Message:
    """They did all, some or none of the exercises on a day that has none."""
    return Message(
        _("I have no plan for that day. If you did something, tell me what, for example: walked 20 minutes.")
    )


def paused(_: Words) -> str:
    """Care rule S1: written down, without praise."""
    return _("Your exercises are paused. Please wait until a doctor or physiotherapist says yes.")


def confirmed(
    _: Words, content: Content, entries: Sequence[LogEntry], days: Sequence[date], *, kindly: bool
) -> Message:
    """*Correct*, where nothing more is asked; `kindly`: it was right to do it."""
    thanks = _("Good. That counts towards your week.") if kindly else _("Thank you for telling me.")
    text = _("I wrote down:\n{exercises}\n\n{thanks}", exercises=listed(_, content, entries), thanks=thanks)
    return Message(text, column([change_button(_, days)]))
