"""All exercises by what they are for, and the card of each."""

from bot.content.load import Content
from bot.content.words import Words
from bot.core.catalogue import BALANCE, RESISTANCE, WEIGHT_BEARING, Catalogue, Exercise
from bot.core.day_plan import Item
from bot.core.facts import Answers
from bot.views import helped
from bot.views.help import to_learn
from bot.views.message import Button, Message, column
from bot.views.plan import how, line
from bot.views.why import citation

KINDS = {
    "feet": (WEIGHT_BEARING, None),
    "balance": (BALANCE, None),
    "legs": (RESISTANCE, "squat"),
    "hips": (RESISTANCE, "hinge"),
    "push": (RESISTANCE, "push"),
    "pull": (RESISTANCE, "pull"),
    "more": (RESISTANCE, None),
}
"""What a list is called in a button's data, and the slot of the day whose exercises it holds."""


def labels(_: Words) -> dict[str, str]:
    """Each kind by what it is for."""
    return {
        "feet": _("On your feet, for strong bones"),
        "balance": _("Balance"),
        "legs": _("Strength: legs"),
        "hips": _("Strength: hips"),
        "push": _("Strength: arms and chest"),
        "pull": _("Strength: upper back"),
        "more": _("Strength: calves, feet and back"),
    }


def kinds(_: Words) -> Message:
    """The way in."""
    text = _("These are all the exercises that I know, by what they are for. Which would you like to read about?")
    return Message(text, column([*((labels(_)[kind], f"lib:in:{kind}") for kind in KINDS), to_learn(_)]))


def of_kind(_: Words, content: Content, kind: str) -> Message:
    """What they are for, and each by its name."""
    text = {
        "feet": _("Whatever you do on your feet puts weight on your bones, and that keeps them strong."),
        "balance": _("Balance exercises help you not to fall, and so not to break a bone."),
        "legs": _("Strong legs carry you out of a chair and up the stairs, and help you not to fall."),
        "hips": _("The muscles behind your hips keep you upright, and your back straight."),
        "push": _("Pushing makes your arms and chest strong, and loads the bones of your wrists and arms."),
        "pull": _("Pulling makes your upper back strong, so that you stand straighter."),
        "more": _("These help you to stand tall, to walk surely and to trip less easily."),
    }[kind]
    buttons = [(_(each.name), f"lib:x:{each.id}") for each in content.catalogue.slot(*KINDS[kind])]
    return Message(text, column([*buttons, (_("Back"), "lib:open")]))


def in_plan(_: Words, content: Content, answers: Answers, item: Item) -> Message:
    """As it stands in the day's plan."""
    head = _("It is in your plan for today:\n{exercise}", exercise=line(_, content, answers, item))
    buttons = [(_("Today's exercises"), "menu:today")]
    return _card(_, content, item.exercise, [head, *how(_, content, answers, item)], buttons)


def for_another_day(_: Words, content: Content, answers: Answers, item: Item) -> Message:
    """Allowed as far as the answers tell, and not for today; `item`: its gentlest step."""
    texts = [
        _(
            "It is not in your plan for today. If it suits you, I will put it in your plan on another day and tell you"
            " how much. To do it sooner, ask a doctor or physiotherapist first."
        ),
        _("This is how it begins, at its easiest step:\n{exercise}", exercise=line(_, content, answers, item)),
    ]
    return _card(_, content, item.exercise, [*texts, *how(_, content, answers, item)])


def not_for_you(_: Words, content: Content, exercise: str, why_not: str) -> Message:
    """The reason, and no steps."""
    return Message(
        "\n\n".join([_(content.catalogue.exercises[exercise].name), why_not]),
        column([_back(_, content.catalogue, exercise)]),
    )


def _card(_: Words, content: Content, exercise: str, parts: list[str], buttons: list[Button] | None = None) -> Message:
    name = _(content.catalogue.exercises[exercise].name)
    rows = [(_("Why it helps"), f"lib:why:{exercise}"), *(buttons or []), _back(_, content.catalogue, exercise)]
    return Message("\n\n".join([*helped.for_whom(_), name, *parts]), column(rows))


def why(_: Words, content: Content, exercise: str) -> Message:
    """What it is good for, and where that comes from."""
    known = content.catalogue.exercises[exercise]
    text = _(
        "{exercise}\n\n{reason}\n\nWhere this comes from:\n{sources}",
        exercise=_(known.name),
        reason=_(known.why),
        sources="\n".join(citation(_, content, source) for source in known.sources),
    )
    return Message(text, column([(_("Back"), f"lib:x:{exercise}")]))


def _back(_: Words, catalogue: Catalogue, exercise: str) -> Button:
    return _("Back"), f"lib:in:{kind_of(catalogue.exercises[exercise])}"


def kind_of(exercise: Exercise) -> str:
    """The list that holds it."""
    return next(kind for kind, slot in KINDS.items() if slot == exercise.slot)
