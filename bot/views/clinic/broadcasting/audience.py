"""Who gets a broadcast, chosen with buttons on one screen that always says how many they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.load import Content
from bot.content.words import LANGUAGES, Words
from bot.core.broadcast import Audience, Group
from bot.views import library
from bot.views.clinic.broadcasting.writing import language
from bot.views.message import Button, Message, column

CLEARANCES = ("clear", "advised", "hold")
SILENT_DAYS = (3, 7, 28)
EVERY = "all"  # in a button's data: no such condition


@dataclass(frozen=True, slots=True)
class Reach:
    """`people`: how many get it; `on_hold`: how many on hold are among them or left out; `named`: the exercises that
    the words speak of; `in_plans`: whether one of them can stand in somebody's plan."""

    people: int
    on_hold: int
    named: Sequence[str] = ()
    in_plans: bool = False


def who(_: Words, content: Content, id: int, audience: Audience, reach: Reach) -> Message:
    """The one screen."""
    number = how_many(_, audience, reach)
    text = _("Who gets it?\n\n{who}\n\n{number}", who=said(_, content, audience), number=number)
    if reach.named:
        text += "\n\n" + _named(_, reach)
    rest = [(_("Go on"), f"bc:when:{id}"), (_("Back"), f"bc:words:{id}")]
    return Message(text, column([*_conditions(_, id, audience), *rest]))


def _named(_: Words, reach: Reach) -> str:
    text = _("The words name: {exercises}. Not everybody may do that.", exercises=", ".join(map(_, reach.named)))
    if reach.in_plans:
        return text + " " + _("So at first only those are chosen who have it in their plan, and nobody on hold.")
    return text + " " + _("So at first nobody on hold is chosen.")


def _conditions(_: Words, id: int, audience: Audience) -> list[Button]:
    """Everybody, where it is not everybody; then each condition."""
    holds = (_("Leave people on hold out"), "off") if audience.holds else (_("People on hold too"), "on")
    family = (_("Not to their family"), "off") if audience.family else (_("To their family too"), "on")
    buttons = [(_("Everybody"), f"bc:every:{id}")] if audience != Audience() else []
    return [
        *buttons,
        (_("By language"), f"bc:by:{id}:language"),
        (_("By clearance"), f"bc:by:{id}:clearance"),
        (_("By how active they are"), f"bc:by:{id}:group"),
        (_("By an exercise in their plan"), f"bc:by:{id}:kinds"),
        (family[0], f"bc:family:{id}:{family[1]}"),
        (holds[0], f"bc:holds:{id}:{holds[1]}"),
    ]


def said(_: Words, content: Content, audience: Audience) -> str:
    """Whom it is for, a line for each condition."""
    lines = [
        *_of_language(_, audience),
        *_of_clearance(_, audience),
        *_of_group(_, audience),
        *_of_plan(_, content, audience),
    ]
    lines = lines or [_("Everybody who uses this bot as a patient")]
    if audience.family:
        lines.append(_("And the family of these people"))
    return "\n".join(_("• {line}", line=line) for line in lines)


def _of_language(_: Words, audience: Audience) -> list[str]:
    return [_languages(_)[audience.language]] if audience.language else []


def _of_clearance(_: Words, audience: Audience) -> list[str]:
    return [_clearances(_)[audience.clearance]] if audience.clearance else []


def _of_group(_: Words, audience: Audience) -> list[str]:
    if audience.group is Group.SILENT:
        return [_silent(_, audience.days)]
    return (
        [{Group.ACTIVE: _("Active in the last week"), Group.PAUSED: _("In a pause")}[audience.group]]
        if audience.group
        else []
    )


def _of_plan(_: Words, content: Content, audience: Audience) -> list[str]:
    if not audience.exercise:
        return []
    return [
        _(
            "With this exercise in their plan: {exercise}",
            exercise=_(content.catalogue.exercises[audience.exercise].name),
        )
    ]


def _languages(_: Words) -> dict[str, str]:
    return {"en": _("Who read English"), "tr": _("Who read Turkish")}


def _clearances(_: Words) -> dict[str, str]:
    return {
        "clear": _("Who may exercise as usual"),
        "advised": _("Who exercise with care"),
        "hold": _("Whose exercises are on hold"),
    }


def _silent(_: Words, days: int) -> str:
    return _.plural("Silent for {n} day or longer", "Silent for {n} days or longer", days)


def how_many(_: Words, audience: Audience, reach: Reach) -> str:
    """In a sentence or two."""
    found = _.plural("{n} person gets it.", "{n} people get it.", reach.people)
    if not reach.on_hold:
        return found
    if audience.holds or audience.clearance == "hold":
        return found + " " + _.plural("{n} of them is on hold.", "{n} of them are on hold.", reach.on_hold)
    return found + " " + _.plural("{n} on hold is left out.", "{n} on hold are left out.", reach.on_hold)


# -- one condition -----------------------------------------------------------------------------------------------------


def by_language(_: Words, id: int) -> Message:
    buttons = [(language(_, code), f"bc:set:{id}:language:{code}") for code in LANGUAGES]
    return _choose(_, _("Whose language?"), id, "language", buttons)


def by_clearance(_: Words, id: int) -> Message:
    buttons = [(_clearances(_)[each], f"bc:set:{id}:clearance:{each}") for each in CLEARANCES]
    return _choose(_, _("Whom, by their clearance?"), id, "clearance", buttons)


def by_group(_: Words, id: int) -> Message:
    buttons = [(_("Active in the last week"), f"bc:set:{id}:group:active")]
    buttons += [(_silent(_, days), f"bc:set:{id}:group:{days}") for days in SILENT_DAYS]
    buttons += [(_("In a pause"), f"bc:set:{id}:group:paused")]
    return _choose(_, _("Whom, by how active they are?"), id, "group", buttons)


def by_kind(_: Words, id: int) -> Message:
    """Of exercise."""
    labels = library.labels(_)
    buttons = [(labels[kind], f"bc:of:{id}:{kind}") for kind in library.KINDS]
    return _choose(_, _("Which kind of exercise is in their plan?"), id, "exercise", buttons)


def by_exercise(_: Words, content: Content, id: int, kind: str) -> Message:
    buttons = [
        (_(each.name), f"bc:set:{id}:exercise:{each.id}") for each in content.catalogue.slot(*library.KINDS[kind])
    ]
    return _choose(_, _("Which exercise is in their plan?"), id, "exercise", buttons)


def _choose(_: Words, question: str, id: int, condition: str, buttons: list[Button]) -> Message:
    every = (_("It does not matter"), f"bc:set:{id}:{condition}:{EVERY}")
    return Message(question, column([every, *buttons, (_("Back"), f"bc:who:{id}")]))
