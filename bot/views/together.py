"""*Do it with me*: what to have ready, one exercise a screen, and the end."""

from collections.abc import Sequence

from bot.content.animations import animation_of
from bot.content.load import Content
from bot.content.words import Words
from bot.core.day_plan import WALKING
from bot.core.facts import Answers
from bot.core.stored_plan import StoredPlan
from bot.views import helped
from bot.views.message import Message, column
from bot.views.plan import before, how, line


def setting(_: Words, content: Content, stored: StoredPlan, left: Sequence[int]) -> Message:
    """Shoes, floor, phone, something firm to hold, and the warm-up (care rules §4)."""
    count, ready = len(left), before(_, content, stored)
    text = _.plural(
        "We do {n} exercise together. {before}",
        "We do {n} exercises together, one at a time. {before}",
        count,
        before=ready,
    )
    buttons = [
        (_("I am ready"), f"with:go:{stored.id}"),
        (_("Pain or dizzy"), "sym:open"),
        (_("Not now"), f"with:stop:{stored.id}"),
    ]
    return Message(text, column(buttons))


def exercise(_: Words, content: Content, answers: Answers, stored: StoredPlan, place: int) -> Message:
    """The dose and what to hold, the steps, and what to watch."""
    item = stored.items[place]
    steps, watch = how(_, content, answers, item)
    head = _("{place} of {all}", place=place + 1, all=len(stored.items))
    parts = [*helped.for_whom(_), head, line(_, content, answers, item), steps]
    if item.sets > 1 and item.exercise != WALKING:
        seconds = content.catalogue.timing.between_sets
        parts.append(_("Rest for about {seconds} seconds between the rounds, or longer if you like.", seconds=seconds))
    parts += [watch, " ".join(_(cue) for cue in content.cues)]
    buttons = [
        (_("Done, next"), f"with:done:{stored.id}:{place}"),
        (_("Skip this one"), f"with:skip:{stored.id}:{place}"),
        (_("Pain or dizzy"), "sym:open"),
        (_("Stop here"), f"with:stop:{stored.id}"),
    ]
    known = content.catalogue.exercises[item.exercise]
    animation = animation_of(known, known.wording(answers.equipment), item.rung)
    return Message("\n\n".join(parts), column(buttons), animation=animation)


def further_down(_: Words) -> str:
    """On a tap on an older screen."""
    return _("We have gone on. Please look at the newest message.")


def ended(_: Words, *, quiet: bool) -> Message:
    """The plan of this screen does not count any more; `quiet`: without a word of exercise."""
    if quiet:
        return Message(_("We stop here."))
    return Message(_("We stop here. What you did is written down, and nothing is lost."))
