"""The day's exercises: the plan, and how each is done."""

import math
from collections.abc import Mapping, Sequence

from bot.content.animations import animation_of
from bot.content.load import Content
from bot.content.words import Words
from bot.core.catalogue import RUNGS
from bot.core.day_plan import WALKING, Item
from bot.core.facts import Answers, falls_risk
from bot.core.stored_plan import StoredPlan
from bot.core.totals import LogEntry
from bot.views import helped, log
from bot.views.message import Button, Message, column
from bot.views.preferences import good_moment

ROUND_TO = 5  # minutes: nobody needs to know that it is 13


def plan(
    _: Words,
    content: Content,
    answers: Answers,
    stored: StoredPlan,
    *,
    greeting: bool = False,
    short: bool = False,
    news: Mapping[str, str] | None = None,
    habit: str | None = None,
) -> Message:
    """The day's exercises and what is new among them; the short form offers the way back to all of them."""
    lines = [
        _("{number}. {exercise}", number=number, exercise=_with_habit(_, line(_, content, answers, item), habit, item))
        for number, item in enumerate(stored.items, 1)
    ]
    notes = [_(content.notes[note.text_id]) for note in stored.notes]
    told = [
        _head(_, stored, greeting, short),
        before(_, content, stored),
        "\n".join(lines),
        *_told(_, content, news or {}),
        *notes,
    ]
    buttons = plan_buttons(_, stored)
    if short:
        buttons.append((_("Show all of today's exercises"), "short:no"))
    return Message("\n\n".join([*told, " ".join(_(cue) for cue in content.cues)]), column(buttons))


def before(_: Words, content: Content, stored: StoredPlan) -> str:
    """What to have ready, and the warm-up."""
    seated = any(note.text_id == "balance_seated_equipment" for note in stored.notes)
    return " ".join(_(sentence) for sentence in (content.before_seated if seated else content.before))


def _head(_: Words, stored: StoredPlan, greeting: bool, short: bool) -> str:
    """How long it takes; walks that are spread over the day are told apart."""
    walking = stored.total_minutes - stored.session_minutes
    if any(item.exercise == WALKING and item.sets > 1 for item in stored.items):
        minutes = _rounded(stored.session_minutes)
        values = {"minutes": minutes, "walking": walking}
        if greeting:
            return _(
                "Hello. Your exercises for today, about {minutes} minutes, and {walking} minutes of walking:", **values
            )
        if short:
            return _("Shorter today, about {minutes} minutes, and {walking} minutes of walking:", **values)
        return _("Today, about {minutes} minutes, and {walking} minutes of walking:", **values)
    minutes = _rounded(stored.total_minutes)
    if greeting:
        return _("Hello. Your exercises for today, about {minutes} minutes:", minutes=minutes)
    if short:
        return _("Shorter today, about {minutes} minutes:", minutes=minutes)
    return _("Today, about {minutes} minutes:", minutes=minutes)


def _rounded(minutes: int) -> int:
    return math.ceil(minutes / ROUND_TO) * ROUND_TO


def _told(_: Words, content: Content, news: Mapping[str, str]) -> list[str]:
    """What is new, a step further or gentler, each with its exercises."""

    def names(what: str) -> str:
        found = [content.catalogue.exercises[name].name for name, which in news.items() if which == what]
        return ", ".join(_.inside(_(name)) for name in found)

    found = {what: names(what) for what in ("new", "back", "up", "down")}
    texts = [
        found["new"] and _('New today: {exercises}. Please press "Show me how" first.', exercises=found["new"]),
        found["back"] and _('Back today: {exercises}. "Show me how" helps to remember.', exercises=found["back"]),
        found["up"] and _("A little more today: {exercises}.", exercises=found["up"]),
        found["down"] and _("A little gentler today: {exercises}.", exercises=found["down"]),
    ]
    return ["\n".join(filter(None, texts))] if any(texts) else []


def plan_buttons(_: Words, stored: StoredPlan) -> list[Button]:
    return [
        (_("Show me how"), f"how:{stored.id}:0"),
        (_("Done all"), f"done:{stored.id}"),
        (_("Some or none"), f"some:{stored.id}"),
        (_("Pain or dizzy"), "sym:open"),
    ]


def line(_: Words, content: Content, answers: Answers, item: Item) -> str:
    """One exercise with its dose, as it stands in the plan."""
    exercise = content.catalogue.exercises[item.exercise]
    words = exercise.wording(answers.equipment).line(item.rung)
    return "\n".join([_(words, **_values(item)), *_adapted(_, content, item, answers)])


def _with_habit(_: Words, said: str, habit: str | None, item: Item) -> str:
    moment = good_moment(_, habit, item)
    return f"{said}\n{moment}" if moment else said


def _adapted(_: Words, content: Content, item: Item, answers: Answers) -> list[str]:
    """Words for those whom a rule limits; S4 also stands on an item where it only narrowed the choice. At the top, the
    weight that the clinic has given."""
    exercise = content.catalogue.exercises[item.exercise]
    loaded = [_(content.load)] if item.rung == RUNGS and item.exercise in answers.loads else []
    limiting = set(item.rules) - ({"S4"} if falls_risk(answers) != "high" else set())
    return [*loaded, *(_(text) for rule, text in exercise.adaptations.items() if rule in limiting)]


def _values(item: Item) -> dict[str, object]:
    return {
        "reps": item.reps,
        "sets": item.sets,
        "seconds": item.seconds,
        "minutes": item.minutes,
        "impacts": item.impacts,
    }


def how_to(_: Words, content: Content, answers: Answers, stored: StoredPlan, place: int) -> Message:
    """The card of one exercise: an animation, steps, what to watch, and the way to the next."""
    item = stored.items[place]
    exercise = content.catalogue.exercises[item.exercise]
    buttons = [*next_card(_, stored, place), (_("Why this one?"), f"why:{stored.id}:{place}")]
    buttons += [(_("Do it with me"), "menu:together")] if place == 0 else []
    parts = [*helped.for_whom(_), _(exercise.name), *how(_, content, answers, item)]
    animation = animation_of(exercise, exercise.wording(answers.equipment), item.rung)
    return Message("\n\n".join(parts), column([*buttons, back(_, stored)]), animation=animation)


def how(_: Words, content: Content, answers: Answers, item: Item) -> list[str]:
    """The steps, and what to watch."""
    exercise = content.catalogue.exercises[item.exercise]
    wording = exercise.wording(answers.equipment)
    steps = [
        _("{number}. {step}", number=number, step=_(step, **_values(item)))
        for number, step in enumerate(wording.steps_at(item.rung), 1)
    ]
    watch = " ".join(_(text) for text in (*exercise.cues, *wording.mistakes))
    return ["\n".join([*steps, *_adapted(_, content, item, answers)]), watch]


def next_card(_: Words, stored: StoredPlan, place: int) -> list[Button]:
    """The way to the next card; none behind the last."""
    return [(_("Next exercise"), f"how:{stored.id}:{place + 1}")] if place + 1 < len(stored.items) else []


def back(_: Words, stored: StoredPlan) -> Button:
    """The way from a card to the day's list."""
    return _("Back to today"), f"plan:{stored.id}"


def day_off(_: Words) -> Message:
    return Message(
        _(
            "Today is a day off. If you feel like it, an easy walk at your usual pace is fine."
            " Your exercises come back on your next day."
        )
    )


def nothing_left(_: Words) -> Message:
    """The clinic's limits leave nothing for this day."""
    return Message(
        _("There are no exercises for today: the clinic has left them out. There may be some on another day.")
    )


def begun(
    _: Words,
    content: Content,
    answers: Answers,
    stored: StoredPlan,
    done: Sequence[LogEntry],
    left: Sequence[int],
) -> Message:
    """A day of which something is written down: that first, then what is left of the plan, by its places."""
    names, correct = log.listed(_, content, done), (_("Correct this"), f"some:{stored.id}")
    if not left:
        text = _("Everything for today is done:\n{exercises}\n\nWell done. Rest now.", exercises=names)
        return Message(text, column([correct, (_("Show me how"), f"how:{stored.id}:0")]))
    rest = "\n".join(
        _("{number}. {exercise}", number=place + 1, exercise=line(_, content, answers, stored.items[place]))
        for place in left
    )
    text = _("Done today:\n{done}\n\nStill there for you today:\n{rest}", done=names, rest=rest)
    buttons = [
        (_("Do it with me"), "menu:together"),
        (_("Show me how"), f"how:{stored.id}:{left[0]}"),
        (_("Done all"), f"done:{stored.id}"),
        correct,
        (_("Pain or dizzy"), "sym:open"),
    ]
    return Message("\n\n".join([text, " ".join(_(cue) for cue in content.cues)]), column(buttons))


def not_shorter(_: Words) -> Message:
    """Asked to make a day shorter that has begun."""
    return Message(_("You have begun today already. Do as much of the rest as feels right; every bit counts."))


def short_already(_: Words) -> Message:
    return Message(_("Today is a short day already: one exercise of each kind."))
