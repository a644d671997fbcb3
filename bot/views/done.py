"""What was done of the day's exercises, and how it felt."""

from collections.abc import Sequence

from bot.content.load import Content
from bot.content.words import Words
from bot.core.day_plan import Item
from bot.core.stored_plan import StoredPlan
from bot.core.totals import LogEntry
from bot.views import log
from bot.views.message import Button, Message, column

FEELINGS = ("easy", "right", "hard", "wobbly")  # care rules §5


def written_down(_: Words, content: Content, stored: StoredPlan, done: Sequence[LogEntry]) -> Message:
    """What was logged, and the question how it felt."""
    names = log.listed(_, content, done)
    text = _("Well done. I wrote down:\n{exercises}\n\nHow did it feel?", exercises=names)
    buttons = [(felt_label(_, feeling), f"feel:{stored.id}:{feeling}") for feeling in FEELINGS]
    buttons.append((_("Correct this"), f"some:{stored.id}"))
    return Message(text, column(buttons))


def short(_: Words, content: Content, item: Item, done: Sequence[LogEntry] = ()) -> str:
    """An exercise as it is named in a list of what was done; walking with its minutes, those that were told if any."""
    exercise = content.catalogue.exercises[item.exercise]
    told = sum(entry.minutes for entry in done if entry.exercise == item.exercise)
    return _(exercise.done, minutes=told or item.sets * (item.minutes or 0))


def some_or_none(
    _: Words, content: Content, stored: StoredPlan, ticks: Sequence[str], done: Sequence[LogEntry]
) -> Message:
    buttons: list[Button] = []
    for item in stored.items:
        name = short(_, content, item, done)
        ticked = item.exercise in ticks
        text = _("✓ {exercise}", exercise=name) if ticked else name
        buttons.append((text, f"did:{stored.id}:{item.exercise}:{'off' if ticked else 'on'}"))
    buttons += [
        (_("Done"), f"logged:{stored.id}"),
        (_("Later today"), f"later:{stored.id}"),
        (_("Not today"), f"skip:{stored.id}"),
    ]
    return Message(_("Which did you do? Tap each one, then Done."), column(buttons))


def later(_: Words) -> Message:
    return Message(_('All right. Your exercises wait under "Today" until you are ready.'))


def skipped(_: Words) -> Message:
    return Message(_("That is all right. A missed day loses nothing. I will write on your next day."))


def outdated(_: Words) -> str:
    return _("These exercises are from an earlier day. Press Today for the ones that count now.")


def written_already(_: Words) -> str:
    return _("That is written down already.")


def tick_one(_: Words) -> str:
    return _("Please tap what you did, or press Not today.")


def felt_as(_: Words, content: Content, stored: StoredPlan, done: Sequence[LogEntry], feeling: str) -> Message:
    """The log again, with the answer to how it felt; it can still be corrected."""
    names = log.listed(_, content, done)
    text = _("I wrote down:\n{exercises}\n\nHow it felt: {feeling}", exercises=names, feeling=felt_label(_, feeling))
    return Message(text, column([(_("Correct this"), f"some:{stored.id}")]))


def praised(_: Words, feeling: str) -> str:
    """The answer to how it felt."""
    return {
        "easy": _("Good. I wrote that down."),
        "right": _('"Just right" is exactly what we aim for.'),
        "hard": _("Thank you for telling me. Do only what you can do well; half of it counts too."),
        "wobbly": _("Thank you for telling me. Holding on was exactly right. Keep holding on the whole time."),
    }[feeling]


def wobbled_twice(_: Words) -> Message:
    return Message(_("You told me twice in two weeks that you wobbled. That is a good reason to ask somebody."))


def good_first_day(_: Words, praise: str) -> str:
    return _("{praise} That was a good first day.", praise=praise)


def felt(_: Words, praise: str) -> Message:
    return Message(praise)


def felt_label(_: Words, feeling: str) -> str:
    labels = {"easy": _("Easy"), "right": _("Just right"), "hard": _("Hard"), "wobbly": _("Wobbly, I held on")}
    return labels[feeling]


def noted(_: Words) -> Message:
    return Message(_("Thank you. I will choose your exercises accordingly from tomorrow on."))
